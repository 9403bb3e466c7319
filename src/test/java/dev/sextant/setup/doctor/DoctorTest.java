package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.functional.RealServer;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.panel.Export;
import dev.sextant.panel.PanelScope;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The common recipe: diagnosed wholly, and sound after its mending. */
class DoctorTest {

    /** The faults of the recipe that its documents, its indices and their mappings show. */
    private static final List<String> FAULTS =
            List.of(
                    "field-missing",
                    "field-type",
                    "future-documents",
                    "grok-in-sequence",
                    "intolerant-patterns",
                    "lifecycle-off",
                    "lifecycle-without-status",
                    "lifecycle-without-user",
                    "long-strings-lost",
                    "no-template",
                    "only-successes",
                    "predictions-without-event-type",
                    "predictions-without-stage",
                    "predictions-without-version",
                    "replicas-unassigned",
                    "shards-too-small",
                    "time-without-offset",
                    "unresolved-references");

    private static final List<String> PANELS =
            List.of("timeline", "latency", "error-rate", "versions", "throughput", "audit");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RealServer server(String name) {
        return switch (name) {
            case "9" -> RealServer.es9();
            case "8" -> RealServer.es8();
            case "opensearch" -> RealServer.openSearch();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "8", "opensearch"})
    void namesEveryFaultOfTheCommonRecipeAndNoneOfItsMending(String name) throws Exception {
        var bed = new DoctorBed(server(name));
        var lines = RawLog.lines(bed.now, 1);
        var recipe = new BrokenRecipe(bed.prefix);
        recipe.feed(bed.server, lines);

        var ill = bed.examine();
        var expected = new ArrayList<>(FAULTS);
        // without index management nobody can say whether it looks after an index
        if (name.equals("opensearch")) expected.remove("lifecycle-off");
        assertEquals(expected, DoctorBed.ids(ill));
        counted(recipe.documents(lines), ill);

        mend(bed, lines, ill);
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        panels(bed);
    }

    /** Each count as it is by hand. */
    private static void counted(Map<String, List<String>> documents, Diagnosis diagnosis) {
        var all = documents.values().stream().flatMap(List::stream).toList();
        var failed = all.stream().filter(one -> one.contains("_grokparsefailure")).toList();
        var understood = failed.stream().filter(one -> one.contains("\"model_name\"")).count();
        var predictions = all.stream().filter(one -> one.contains("\"request_id\"")).count();
        var registry = all.stream().filter(one -> one.contains("\"event_type\"")).count();
        count(understood, Fault.GROK_IN_SEQUENCE, diagnosis);
        count(failed.size() - understood, Fault.INTOLERANT_PATTERNS, diagnosis);
        count(predictions, Fault.PREDICTIONS_WITHOUT_EVENT_TYPE, diagnosis);
        count(predictions, Fault.PREDICTIONS_WITHOUT_VERSION, diagnosis);
        count(predictions, Fault.PREDICTIONS_WITHOUT_STAGE, diagnosis);
        count(registry, Fault.LIFECYCLE_WITHOUT_USER, diagnosis);
        count(registry, Fault.LIFECYCLE_WITHOUT_STATUS, diagnosis);
        count(all.size(), Fault.UNRESOLVED_REFERENCES, diagnosis);
        count(
                all.stream().filter(one -> one.contains("\"trace\"")).count(),
                Fault.LONG_STRINGS_LOST,
                diagnosis);
        count(documents.size(), Fault.NO_TEMPLATE, diagnosis);
        var odd = finding(diagnosis, Fault.INTOLERANT_PATTERNS).mend();
        assertTrue(odd.contains("(seen: version=v"), odd);
        assertTrue(odd.contains("(seen: request_id=req-"), odd);
        assertTrue(odd.contains("ms, latency="), odd);
    }

    private static void count(long expected, Fault fault, Diagnosis diagnosis) {
        assertTrue(expected > 0);
        assertEquals(expected, finding(diagnosis, fault).count(), fault.id());
    }

    private static Finding finding(Diagnosis diagnosis, Fault fault) {
        return Objects.requireNonNull(DoctorBed.find(diagnosis, fault), fault.id());
    }

    /**
     * Does what the mendings say: the template, one grok, no copies on one node, everything sent.
     */
    private static void mend(DoctorBed bed, List<String> lines, Diagnosis ill) throws Exception {
        new Snippet(finding(ill, Fault.NO_TEMPLATE).mend()).run(bed.server);
        for (var index :
                bed.server.json("GET", "/" + bed.prefix + "-*/_settings", null).properties()) {
            bed.server.json("DELETE", "/" + index.getKey(), null);
        }
        var groks = new Snippet(finding(ill, Fault.GROK_IN_SEQUENCE).mend()).groks();
        assertEquals(2, groks.size());
        var documents = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            documents.add(document(BrokenRecipe.asLogged(lines.get(i), i), groks));
        }
        bed.server.bulk(bed.prefix + "-default", documents);
        new Snippet(finding(ill, Fault.REPLICAS_UNASSIGNED).mend()).run(bed.server);
    }

    /** What Logstash makes of a line with the mended filter. */
    private static String document(String line, List<TinyGrok> groks) {
        var fields = new LinkedHashMap<String, Object>();
        for (var grok : groks) {
            var found = grok.match(line);
            if (found == null) continue;
            fields.putAll(found);
            break;
        }
        assertFalse(fields.isEmpty(), line);
        fields.put("@timestamp", fields.remove("time"));
        if (fields.containsKey("request_id")) fields.putIfAbsent("event_type", "predict");
        fields.put("message", line);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** None of the six is empty. */
    private static void panels(DoctorBed bed) throws Exception {
        var profile = DoctorBed.profile(bed.server, bed.prefix + "-*");
        var clock = InstantSource.system();
        try (var cluster = ElasticCluster.open(profile, Credentials.NONE, clock)) {
            var scope =
                    new PanelScope(
                            new TimeRange(
                                    bed.now.minus(Duration.ofDays(30)), bed.now.plusSeconds(1)),
                            Filter.ALL,
                            ZoneOffset.UTC,
                            null,
                            10,
                            null,
                            bed.now);
            var empty = new ArrayList<String>();
            for (var id : PANELS) {
                var panel = Export.of(id).orElseThrow();
                if (panel.load().rows(cluster, scope).isEmpty()) empty.add(id);
            }
            assertEquals(List.of(), empty);
        }
    }
}
