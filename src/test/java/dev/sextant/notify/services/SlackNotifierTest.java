package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackNotifierTest extends HttpNotifierContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/services/T01234567/B01234567/s3cretS3cretS3cret";

    private LocalSlack slack;

    @BeforeEach
    void open() throws Exception {
        slack = new LocalSlack(PATH, false);
    }

    @Override
    LocalReceiver receiver() {
        return slack;
    }

    @Override
    Notifier notifier(Duration deadline) {
        var receiver = new Receiver.Slack("ops", List.of(), null, "receiver/1");
        return notifiers(deadline).of(receiver, secret());
    }

    @Override
    Receiver.Kind kind() {
        return Receiver.Kind.SLACK;
    }

    @Override
    Secret secret() {
        return new Secret(slack.webhook());
    }

    @Override
    List<String> taken() throws Exception {
        var texts = new ArrayList<String>();
        for (var request : slack.taken()) {
            texts.add(String.join("\n", texts(JSON.readTree(request.body()))));
        }
        return texts;
    }

    /** G1: no unescaped control character of Slack but in our own links and dates. */
    @Override
    void assertInert(String name) throws Exception {
        for (var request : slack.taken()) {
            for (var text : texts(JSON.readTree(request.body()))) {
                var own =
                        text.replaceAll(
                                "<!date\\^\\d+\\^\\{date_short_pretty} \\{time}\\|[0-9 :UTC-]+>",
                                "");
                own = own.replaceAll("<https://runbooks\\.example\\.org/[^<>|]*\\|Runbook>", "");
                assertFalse(own.contains("<") || own.contains(">"), text);
                assertFalse(own.matches("(?s).*&(?!amp;|lt;|gt;).*"), text);
            }
        }
    }

    @Test
    void saysWhatIsWrongSinceWhenAndWhatToDo() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud-detector"), "");
        var message = JSON.readTree(slack.taken().getFirst().body());
        assertEquals(
                List.of(
                        "■ CRITICAL · High error rate · fraud-detector v12 24.1 % of 4,310 predictions failed · limit 5 %",
                        "■ CRITICAL · High error rate · fraud-detector v12",
                        "24.1 % of 4,310 predictions failed · limit 5 %",
                        "Model\nfraud-detector",
                        "Version\n12",
                        "Since\n<!date^1795341720^{date_short_pretty} {time}|2026-11-22 10:02 UTC>",
                        "Cluster\nprod cluster",
                        "More than 5 % of the predictions fail.",
                        "What to do: Roll back the model, check the input data.",
                        "<https://runbooks.example.org/error-rate?a=1&amp;b=2|Runbook>",
                        "Sextant · rule high-error-rate · decided 2026-11-22 10:10 UTC"),
                texts(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIRED|Detected 8 min late.",
                "REPEAT|Firing for 8 min, and nobody has it.",
                "REPEAT|(may be a repeat)",
                "RESOLVED|✔ RESOLVED · High error rate · fraud v12",
                "RESOLVED|Recovered after 7 min.",
                "ACKNOWLEDGED|fraud has it since 2026-11-22 10:10 UTC: fraud",
                "MISSED|Fired 2026-11-22 10:02 UTC, resolved 2026-11-22 10:09 UTC (detected late).",
                "DIGEST|■ CRITICAL · SUMMARY · 3 alerts",
                "DIGEST|■ CRITICAL · resolved · High error rate · fraud-b v12: 24.1 % of 4,310 predictions failed · limit 5 % · since 2026-11-22 10:02 UTC until 2026-11-22 10:09 UTC",
                "STORM|■ CRITICAL · STORM · High error rate · 3 alerts",
                "STORM_OVER|✔ STORM OVER · High error rate · 3 alerts",
                "TEST|TEST · Test message from Sextant · ops",
                "TEST|Somebody tries this receiver. Nothing is wrong, nothing is to be done.",
            })
    void eachKindHasItsWords(Notification.Kind kind, String words) throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.ofKind(kind, "fraud"), "");
        assertTrue(taken().getFirst().contains(words), taken().getFirst());
    }

    /** D2. */
    @ParameterizedTest
    @CsvSource({
        "200,no_text,REFUSED",
        "200,'',REFUSED",
        "200,OK,REFUSED",
        "200,invalid_token,BROKEN",
        "400,invalid_payload,REFUSED",
        "400,user_not_found,BROKEN",
        "500,rollup_error,RETRY"
    })
    void onlyTheWordOkIsSuccess(int status, String body, Outcome outcome) throws Exception {
        slack.nextAnswer(status, body);
        var failure = failure(Notifiers.DEADLINE, SampleAlerts.fired("m"));
        assertEquals(outcome, failure.outcome());
        assertTrue(failure.sentence().contains(body), failure.sentence());
    }

    /** D1: more than one a second is answered with 429 by the real one. */
    @Test
    void tooManyAtOnceAreAskedToWait() throws Exception {
        try (var paced = new LocalSlack(PATH, true)) {
            var receiver = new Receiver.Slack("ops", List.of(), null, "receiver/1");
            var notifier = notifiers(Notifiers.DEADLINE).of(receiver, new Secret(paced.webhook()));
            notifier.send(SampleAlerts.fired("a"), "");
            var failure =
                    assertThrows(
                            DeliveryException.class,
                            () -> notifier.send(SampleAlerts.fired("b"), ""));
            assertEquals(Duration.ofSeconds(1), failure.retryAfter());
            assertEquals(1, paced.taken().size());
        }
    }

    /** D15: Slack's limits and our own budget hold, and what is left out is counted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 44, 45, 100, 1000})
    void aMessageHasABudget(int alerts) {
        for (var kind : List.of(Notification.Kind.STORM, Notification.Kind.DIGEST)) {
            var message = SlackMessage.of(SampleAlerts.many(kind, alerts));
            assertEquals(List.of(), LocalSlack.problems(message));
            var texts = texts(message);
            var total = texts.subList(1, texts.size()).stream().mapToInt(String::length).sum();
            assertTrue(total <= SlackBlocks.BUDGET, () -> "total " + total);
            assertTrue(message.path("blocks").size() <= SlackBlocks.MOST_BLOCKS);
            var shown = texts.stream().filter(one -> one.contains("since ")).count();
            if (alerts > 1 && shown < alerts) {
                assertTrue(texts.contains("… " + (alerts - shown) + " more"), texts::toString);
            }
        }
    }

    @Test
    void aServerThatSpeaksLikeSlackIsAskedAtItsOwnAddress() throws Exception {
        var base = slack.url("/");
        var named = new Receiver.Slack("ops", List.of(), URI.create(base + ""), "receiver/1");
        for (var secret :
                List.of("https://hooks.slack.com" + PATH, slack.webhook(), PATH.substring(1))) {
            notifiers(Notifiers.DEADLINE)
                    .of(named, new Secret(secret))
                    .send(SampleAlerts.fired("m"), "");
        }
        var whole = new Receiver.Slack("ops", List.of(), slack.url(PATH), null);
        notifiers(Notifiers.DEADLINE).of(whole, null).send(SampleAlerts.fired("m"), "");
        assertEquals(4, slack.taken().size());
    }

    @Test
    void withoutItsSecretAReceiverIsBroken() {
        var receiver = new Receiver.Slack("ops", List.of(), null, "receiver/1");
        for (var secret : new Secret[] {null, new Secret("https://evil.example/services/x")}) {
            var failure =
                    assertThrows(
                            DeliveryException.class,
                            () ->
                                    notifiers(Notifiers.DEADLINE)
                                            .of(receiver, secret)
                                            .send(SampleAlerts.fired("m"), ""));
            assertEquals(Outcome.BROKEN, failure.outcome());
        }
    }

    private static List<String> texts(JsonNode message) {
        var texts = new ArrayList<String>();
        texts.add(message.path("text").asText());
        for (var block : message.path("blocks")) {
            if (block.has("text")) texts.add(block.path("text").path("text").asText());
            for (var field : block.path("fields")) texts.add(field.path("text").asText());
            for (var element : block.path("elements")) texts.add(element.path("text").asText());
        }
        return texts;
    }
}
