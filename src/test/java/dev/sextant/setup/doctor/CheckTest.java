package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ApiAnswer;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.functional.RealServer;
import dev.sextant.model.LogField;
import dev.sextant.setup.doctor.Finding.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault alone, in a log that is sound otherwise. */
class CheckTest {

    private final DoctorBed bed = new DoctorBed(RealServer.es9());

    @Test
    void findsNothingInASoundLog() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        var diagnosis = bed.examine();
        assertEquals(List.of(), DoctorBed.ids(diagnosis));
        // this server comes without lifecycle management, and its documents do not say when they
        // came
        assertEquals(
                List.of("freeze-action", "ingest-lag", "lifecycle-error", "max-size-rollover"),
                DoctorBed.notChecked(diagnosis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    predictions-without-event-type | "event_type": null
                    predictions-without-version    | "model_version": null
                    predictions-without-stage      | "stage": null
                    predictions-without-stage      | "stage": ""
                    unresolved-references          | "environment": "%{[fields][env]}"
                    grok-in-sequence               | "tags": ["_grokparsefailure"]
                    parse-failures                 | "tags": ["beats", "_dateparsefailure"]
                    parse-failures                 | "tags": ["sextant_bad_version"]
                    intolerant-patterns            | "tags": ["_grokparsefailure"], "event_type": null, "request_id": null, "model_name": null, "latency_ms": null
                    future-documents               | "@timestamp": "2123-01-01T00:00:00Z"
                    """)
    void findsOnePredictionThatIsNotAsItShouldBe(String id, String difference) throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        bed.server.json(
                "PUT",
                "/" + index + "/_doc/odd?refresh=true",
                DoctorBed.prediction(bed.now, difference));
        foundAlone(id, index);
    }

    @ParameterizedTest
    @CsvSource({"lifecycle-without-user,user", "lifecycle-without-status,status"})
    void findsOneRegistryEventThatLacksSomething(String id, String field) throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        bed.server.json(
                "PUT",
                "/" + index + "/_doc/odd?refresh=true",
                bed.lifecycle("\"%s\": null".formatted(field)));
        foundAlone(id, index);
    }

    private void foundAlone(String id, String index) throws Exception {
        var diagnosis = bed.examine();
        assertEquals(List.of(id), DoctorBed.ids(diagnosis));
        var finding = diagnosis.findings().getFirst();
        assertEquals(1, finding.count());
        assertEquals(List.of(new Sample.Document(index, "odd")), finding.samples());
        assertTrue(!finding.mend().isBlank());
    }

    @Test
    void aVersionThatIsNoNumberIsFoundThoughItWasNotKept() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS, "\"index.mapping.ignore_malformed\": true");
        bed.server.bulk(index, bed.sound());
        bed.server.bulk(index, List.of(DoctorBed.prediction(bed.now, "\"model_version\": \"v3\"")));
        assertEquals(
                List.of("predictions-without-version", "version-not-a-number"),
                DoctorBed.ids(bed.examine()));
    }

    @Test
    void aVersionKeptAsAStringIsFoundWithTheTypeOfItsField() throws Exception {
        var fields =
                DoctorBed.FIELDS.replace(
                        "\"model_version\": {\"type\": \"integer\"}",
                        "\"model_version\": {\"type\": \"keyword\"}");
        var index = bed.index("a", fields);
        bed.server.bulk(index, bed.sound());
        assertEquals(List.of("field-type"), DoctorBed.ids(bed.examine()));
        bed.server.bulk(index, List.of(DoctorBed.prediction(bed.now, "\"model_version\": \"v3\"")));
        var diagnosis = bed.examine();
        assertEquals(List.of("field-type", "version-not-a-number"), DoctorBed.ids(diagnosis));
        assertEquals(
                1,
                Objects.requireNonNull(DoctorBed.find(diagnosis, Fault.VERSION_NOT_A_NUMBER))
                        .count());
    }

    @Test
    void aStringThatIsTooLongForItsKeywordIsFound() throws Exception {
        var fields =
                DoctorBed.FIELDS.replace(
                        "\"request_id\": {\"type\": \"keyword\"}",
                        "\"request_id\": {\"type\": \"keyword\", \"ignore_above\": 256}");
        var index = bed.index("a", fields);
        bed.server.bulk(index, bed.sound());
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        bed.server.bulk(
                index,
                List.of(
                        DoctorBed.prediction(
                                bed.now, "\"request_id\": \"%s\"".formatted("x".repeat(257)))));
        assertEquals(List.of("long-strings-lost"), DoctorBed.ids(bed.examine()));
    }

    @ParameterizedTest
    @CsvSource({"text-fields,status,text", "field-type,latency_ms,keyword"})
    void aFieldOfTheWrongTypeIsFound(String id, String field, String type) throws Exception {
        var fields =
                DoctorBed.FIELDS.replaceAll(
                        "\"%s\": \\{[^}]*}".formatted(field),
                        "\"%s\": {\"type\": \"%s\"}".formatted(field, type));
        bed.server.bulk(bed.index("a", fields), bed.sound());
        var diagnosis = bed.examine();
        assertEquals(List.of(id), DoctorBed.ids(diagnosis));
        assertTrue(diagnosis.findings().getFirst().samples().toString().contains(field));
    }

    @Test
    void aFieldWithTwoTypesIsFoundAndWhereIsSaid() throws Exception {
        bed.server.bulk(bed.index("a", DoctorBed.FIELDS), bed.sound());
        bed.index(
                "b",
                DoctorBed.FIELDS.replace(
                        "\"latency_ms\": {\"type\": \"float\"}",
                        "\"latency_ms\": {\"type\": \"integer\"}"));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()), "numbers are counted together");
        bed.index(
                "c",
                DoctorBed.FIELDS.replace(
                        "\"stage\": {\"type\": \"keyword\"}", "\"stage\": {\"type\": \"text\"}"));
        var diagnosis = bed.examine();
        assertEquals(List.of("mixed-mappings", "text-fields"), DoctorBed.ids(diagnosis));
        assertEquals(
                List.of(
                        new Sample.Thing(
                                "stage: keyword in %s-b and 1 more; text in %s-c"
                                        .formatted(bed.prefix, bed.prefix))),
                Objects.requireNonNull(DoctorBed.find(diagnosis, Fault.MIXED_MAPPINGS)).samples());
    }

    @Test
    void aFieldThatNoIndexHasIsFoundUnlessTheProfileSaysWhatItIs() throws Exception {
        var fields =
                DoctorBed.FIELDS
                        .replace("\"environment\": {\"type\": \"keyword\"},", "")
                        .replace("\"user\"", "\"who\"");
        var index = bed.index("a", fields);
        var documents = new ArrayList<String>();
        for (var one : bed.sound()) {
            documents.add(
                    one.replace("\"user\"", "\"who\"")
                            .replaceAll(",\\s*\"environment\": \"production\"", ""));
        }
        bed.server.bulk(index, documents);
        var diagnosis = bed.examine();
        assertEquals(List.of("field-missing", "lifecycle-without-user"), DoctorBed.ids(diagnosis));
        assertEquals(
                List.of("user", "environment"),
                Objects.requireNonNull(DoctorBed.find(diagnosis, Fault.FIELD_MISSING))
                        .samples()
                        .stream()
                        .map(Sample::told)
                        .toList());
        bed.mapped(
                new FieldMapping(
                        Map.of(LogField.USER, "who"),
                        Map.of(LogField.ENVIRONMENT, "production"),
                        Map.of(),
                        LatencyUnit.MILLISECONDS));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void otherWordsOfTheProfileAreUnderstood() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.bulk(index, bed.sound());
        bed.server.bulk(
                index, List.of(bed.lifecycle("\"event_type\": \"Promote\", \"user\": null")));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        bed.mapped(
                new FieldMapping(
                        Map.of(),
                        Map.of(),
                        Map.of(LogField.EVENT, Map.of("Promote", "transitioned")),
                        LatencyUnit.MILLISECONDS));
        assertEquals(List.of("lifecycle-without-user"), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aSampleThatIsOpenedDoesNotShowWhatWasPutIntoTheModel() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        bed.server.json(
                "PUT",
                "/" + index + "/_doc/one?refresh=true",
                "{\"request_id\": \"r-1\", \"text\": \"a secret\", \"@message\": \"a secret\","
                        + " \"event\": {\"original\": \"a secret\", \"kind\": \"event\"}}");
        var profile = DoctorBed.profile(bed.server, bed.prefix + "-*");
        var clock = InstantSource.system();
        try (var cluster = ElasticCluster.open(profile, Credentials.NONE, clock)) {
            var sample = new Sample.Document(index, "one");
            var entry = Objects.requireNonNull(SampleSearch.entry(cluster, profile, sample));
            assertEquals("r-1", entry.requestId());
            assertEquals(Set.of("event.kind", "request_id"), entry.fields().keySet());
        }
    }

    @Test
    void anEmptyPatternAndAnEmptyIndexAreFound() throws Exception {
        var none = bed.examine();
        assertEquals(List.of("no-documents"), DoctorBed.ids(none));
        assertTrue(DoctorBed.notChecked(none).contains("predictions-without-version"));
        bed.index("a", DoctorBed.FIELDS);
        var empty = bed.examine();
        assertEquals(List.of("no-documents"), DoctorBed.ids(empty));
        assertTrue(empty.findings().getFirst().why().english().startsWith("One index matches"));
    }

    @Test
    void manySuccessesAndNothingElseAreSuspicious() throws Exception {
        var index = bed.index("a", DoctorBed.FIELDS);
        var documents = new ArrayList<String>();
        for (var i = 0; i < 500; i++) {
            documents.add(
                    DoctorBed.prediction(
                            bed.now.minus(Duration.ofSeconds(i)), "\"status\": \"success\""));
        }
        bed.server.bulk(index, documents);
        var diagnosis = bed.examine();
        assertEquals(List.of("only-successes"), DoctorBed.ids(diagnosis));
        assertEquals(500, diagnosis.findings().getFirst().count());
        bed.server.bulk(index, List.of(DoctorBed.prediction(bed.now, "\"status\": \"error\"")));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void anAnswerOfSomeShardsIsNoCount() throws Exception {
        bed.server.bulk(bed.index("a", DoctorBed.FIELDS), bed.sound());
        bed.changing(
                (request, answer) ->
                        request.path().startsWith("/_msearch")
                                ? new ApiAnswer(
                                        200,
                                        answer.body()
                                                .replace("\"failed\":0", "\"failed\":1")
                                                .replace("\"total\":1,", "\"total\":2,"))
                                : answer);
        var diagnosis = bed.examine();
        assertEquals(List.of(), DoctorBed.ids(diagnosis));
        assertTrue(
                DoctorBed.notChecked(diagnosis)
                        .containsAll(
                                List.of("grok-in-sequence", "only-successes", "ingest-stopped")));
    }
}
