package dev.sextant.cluster.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.model.LogField;
import dev.sextant.model.TimeRange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses with places: whatever is put in stays one value where it stands. */
class LinksTest {

    private static final String MLFLOW =
            "https://mlflow.example/#/models/{model}/versions/{version}";
    private static final String KIBANA =
            "https://kibana.example/app/discover#/?_g=(time:(from:'{from}',to:'{to}'))"
                    + "&_a=(query:(language:kuery,query:'%s'))";
    private static final ClusterProfile PROFILE =
            new ClusterProfile(
                    "prod",
                    List.of(URI.create("https://es.example:9200")),
                    new ClusterProfile.Auth.None(),
                    new ClusterProfile.Trust.Platform(),
                    null,
                    "model-logs-*",
                    ZoneOffset.UTC,
                    null,
                    Duration.ofSeconds(30),
                    false);
    private static final LinkFacts FACTS =
            LinkFacts.of(
                    PROFILE,
                    new TimeRange(
                            Instant.parse("2026-11-16T18:00:00Z"),
                            Instant.parse("2026-11-16T19:00:00Z")));

    private static String filled(Target target, String template, LinkFacts facts) {
        var problem = Links.problem(target, template);
        assertNull(problem, () -> String.valueOf(problem));
        var way = Objects.requireNonNull(new Links(Map.of(target, template)).way(target, facts));
        assertNull(way.why(), () -> String.valueOf(way.why()));
        return Objects.requireNonNull(way.address()).toString();
    }

    private static LinkFacts model(String name) {
        return FACTS.with(LinkPlace.MODEL, name).with(LinkPlace.VERSION, "12");
    }

    @Test
    void fillsTheAddressesOfRegistries() {
        assertEquals(
                "https://mlflow.example/#/models/fraud-detector/versions/12",
                filled(Target.VERSION, MLFLOW, model("fraud-detector")));
        assertEquals(
                "https://wandb.ai/orgs/o/registry/model?selectionPath=e%2Fwandb-registry-model%2Ffraud"
                        + "&view=membership&version=v12",
                filled(
                        Target.VERSION,
                        "https://wandb.ai/orgs/o/registry/model?selectionPath="
                                + "e%2Fwandb-registry-model%2F{model}"
                                + "&view=membership&version=v{version}",
                        model("fraud")));
    }

    private static final List<String> EVIL =
            List.of(
                    "a/../../admin",
                    "a?x=1&y=2#frag",
                    "100%25",
                    "quote'd \"name\"",
                    "!(rison)',to:'now",
                    "back\\slash",
                    "\") or model_name:(\"*",
                    "โมเดลตรวจจับ",
                    "🦊 fox",
                    "line\nbreak",
                    "{version}");

    @Test
    void noNameLeavesItsSegment() {
        for (var name : EVIL) {
            var address = URI.create(filled(Target.VERSION, MLFLOW, model(name)));
            var parts = address.getRawFragment().split("/", -1);
            assertEquals(5, parts.length, name + " → " + address);
            assertEquals(name, URLDecoder.decode(parts[2], StandardCharsets.UTF_8));
            assertEquals("mlflow.example", address.getHost());
        }
    }

    /** Reads the address as Kibana does: first its texts, then the phrases in the query. */
    @Test
    void noNameLeavesItsPhraseInAnAddressOfKibana() {
        for (var name : EVIL) {
            for (var query :
                    List.of("{kql}", "model_name:\"{model}\" and model_version:\"{version}\"")) {
                var address = filled(Target.DISCOVER, KIBANA.formatted(query), model(name));
                var decoded = URLDecoder.decode(address, StandardCharsets.UTF_8);
                var rison = decoded.substring(decoded.indexOf("query:'") + "query:'".length());
                var text = risonText(rison);
                assertEquals("'))", rison.substring(text.length()), name + " → " + decoded);
                var kql = text.replaceAll("!(.)", "$1");
                assertTrue(kql.startsWith("model_name:\""), kql);
                var phrase = kqlPhrase(kql.substring("model_name:\"".length()));
                assertEquals(
                        "\" and model_version:\"12\"",
                        kql.substring("model_name:\"".length() + phrase.length()),
                        name + " → " + kql);
                assertEquals(name, phrase.replace("\\n", "\n").replaceAll("\\\\(.)", "$1"));
            }
        }
    }

    private static String risonText(String rest) {
        var at = 0;
        while (rest.charAt(at) != '\'') at += rest.charAt(at) == '!' ? 2 : 1;
        return rest.substring(0, at);
    }

    private static String kqlPhrase(String rest) {
        var at = 0;
        while (rest.charAt(at) != '"') at += rest.charAt(at) == '\\' ? 2 : 1;
        return rest.substring(0, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aNameOfDotsIsRefused(String name) {
        var way =
                Objects.requireNonNull(
                        new Links(Map.of(Target.MODEL, "https://r.example/models/{model}/x"))
                                .way(Target.MODEL, model(name)));
        assertNull(way.address());
        assertNotNull(way.why());
    }

    @Test
    void whatIsNotKnownIsNamed() {
        var links = new Links(Map.of(Target.RUNBOOK, "https://wiki.example/{environment}/{rule}"));
        var way = Objects.requireNonNull(links.way(Target.RUNBOOK, FACTS));
        assertNull(way.address());
        assertTrue(Objects.requireNonNull(way.why()).english().contains("{environment}"));
        assertNull(links.way(Target.MODEL, FACTS), "the profile has none");
    }

    @Test
    void theQueryHasTheClustersNamesAndLeavesOutWhatIsTheSameForAll() {
        var mapping =
                new FieldMapping(
                        Map.of(LogField.STATUS, "outcome"),
                        Map.of(LogField.MODEL, "cola"),
                        Map.of(LogField.STATUS, Map.of("failure", "error")),
                        LatencyUnit.MILLISECONDS);
        var range = new TimeRange(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        var facts =
                LinkFacts.of(PROFILE.withMapping(mapping), range)
                        .with(LinkPlace.MODEL, "cola")
                        .with(LinkPlace.REQUEST, "r-1")
                        .onlyFailed();
        assertEquals(
                "request_id:\"r-1\" and outcome:(\"error\" or \"failed\" or \"failure\")",
                facts.get(LinkPlace.KQL));
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL, ftp://r.example/{model}, link.rule.scheme",
        "MODEL, javascript:alert({model}), link.rule.scheme",
        "MODEL, r.example/{model}, link.rule.scheme",
        "MODEL, https:///{model}, link.rule.none",
        "MODEL, https://a b/{model}, link.rule.none",
        "MODEL, https://ann:secret@r.example/{model}, link.rule.user",
        "MODEL, https://{model}.example/, link.rule.host",
        "MODEL, https://r.example/?api_key=abc&m={model}, link.rule.secret",
        "MODEL, https://r.example/models, link.rule.missing",
        "VERSION, https://r.example/{model}, link.rule.missing",
        "MODEL, https://r.example/{model}/{nonsense}, link.rule.unknown",
        "MODEL, https://r.example/{model}/{request_id}, link.rule.unknown",
        "MODEL, https://r.example/{model}/{, link.rule.brace",
        "MODEL, '   ', link.rule.empty",
    })
    void whatCannotBeUsedIsSaidInOneSentence(Target target, String template, String key) {
        var problem = Links.problem(target, template);
        assertEquals(key, problem == null ? null : problem.key());
    }

    @Test
    void aBareWordOfKibanasQueryIsRefused() {
        var problem = Links.problem(Target.DISCOVER, KIBANA.formatted("model_name:{model}"));
        assertEquals("link.rule.quotes", problem == null ? null : problem.key());
        assertNull(Links.problem(Target.DISCOVER, KIBANA.formatted("model_name:%22{model}%22")));
    }

    @Test
    void whatABrowserWouldEncodeOfATypedAddressIsEncoded() {
        assertEquals(
                "https://r.example/a%20b/%E0%B8%81/x?q=%22m%22",
                filled(Target.MODEL, "https://r.example/a b/ก/{model}?q=\"m\"", model("x")));
    }

    @Test
    void aProfileWithALinkThatCannotBeUsedIsNoGoodProfile() {
        assertNull(ProfileRules.profile(PROFILE));
        var bad = PROFILE.withLinks(new Links(Map.of(Target.MODEL, "https://r.example/")));
        var problem = Objects.requireNonNull(ProfileRules.profile(bad)).english();
        assertTrue(problem.startsWith("model: ") && problem.contains("{model}"), problem);
    }
}
