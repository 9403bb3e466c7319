package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ApiAnswer;
import dev.sextant.functional.RealServer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is wrong with the indices and the cluster around a log that is sound otherwise. */
class ClusterCheckTest {

    private final DoctorBed bed = new DoctorBed(RealServer.es9());

    private void sound(String name, String... settings) {
        bed.server.bulk(bed.index(name, DoctorBed.FIELDS, settings), bed.sound());
    }

    @Test
    void anIndexNamedByDateHasNoTemplateAndNoLifecycle() throws Exception {
        sound("2026.11.30");
        var diagnosis = bed.examine();
        assertEquals(List.of("lifecycle-off", "no-template"), DoctorBed.ids(diagnosis));
        // the mending itself, to the letter
        new Snippet(Objects.requireNonNull(DoctorBed.find(diagnosis, Fault.NO_TEMPLATE)).mend())
                .run(bed.server);
        assertEquals(List.of("lifecycle-off"), DoctorBed.ids(bed.examine()));
    }

    /** Options of Logstash that exclude each other stop it from starting. */
    @Test
    void theMendingOfALifecycleWritesToWhatTheSetupMakes() throws Exception {
        sound("2026.11.30");
        var mend =
                Objects.requireNonNull(DoctorBed.find(bed.examine(), Fault.LIFECYCLE_OFF)).mend();
        assertTrue(mend.contains("index => \"%s-default\"".formatted(bed.prefix)), mend);
        assertTrue(mend.contains("data_stream => false   ilm_enabled => false"), mend);
        assertTrue(!mend.contains("data_stream => true"), mend);
        var policy = new Snippet(mend).requests().getFirst();
        assertEquals("/_ilm/policy/%s-policy".formatted(bed.prefix), policy.path());
    }

    @Test
    void anIndexThatRollsOverIsNotTakenForOneNamedByDate() throws Exception {
        sound("000001");
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void replicasWithoutANodeAreFoundAndMended() throws Exception {
        sound("a", "\"number_of_replicas\": 1");
        var diagnosis = bed.examine();
        assertEquals(List.of("replicas-unassigned"), DoctorBed.ids(diagnosis));
        new Snippet(diagnosis.findings().getFirst().mend()).run(bed.server);
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aLogWithoutCopiesOnSeveralNodesIsFound() throws Exception {
        sound("a");
        // a second node is too much for the machines that run the tests
        bed.changing(
                (request, answer) ->
                        request.path().startsWith("/_cluster/health")
                                ? new ApiAnswer(
                                        200,
                                        answer.body()
                                                .replace(
                                                        "\"number_of_data_nodes\":1",
                                                        "\"number_of_data_nodes\":3"))
                                : answer);
        assertEquals(List.of("replicas-none"), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aPrimaryShardThatIsNowhereIsFoundAndNothingIsTakenForSound() throws Exception {
        sound("a");
        var nowhere =
                bed.index(
                        "b",
                        DoctorBed.FIELDS,
                        "\"index.routing.allocation.require._name\": \"nobody\"");
        var diagnosis = bed.examine();
        // other tests ask the same server how it is
        bed.server.json("DELETE", "/" + nowhere, null);
        assertEquals(List.of("shards-missing"), DoctorBed.ids(diagnosis));
        assertTrue(
                DoctorBed.notChecked(diagnosis)
                        .containsAll(List.of("grok-in-sequence", "only-successes")));
    }

    @Test
    void manyTinyShardsAreFound() throws Exception {
        sound("a", "\"number_of_shards\": 9");
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        bed.index("b", DoctorBed.FIELDS);
        var diagnosis = bed.examine();
        assertEquals(List.of("shards-too-small"), DoctorBed.ids(diagnosis));
        assertEquals(10, diagnosis.findings().getFirst().count());
    }

    @Test
    void aShardOverFiftyGigabytesIsFound() throws Exception {
        sound("a");
        bed.changing(
                (request, answer) ->
                        request.path().startsWith("/_nodes/stats/indices")
                                ? new ApiAnswer(
                                        200,
                                        answer.body()
                                                .replaceAll(
                                                        "\"size_in_bytes\":\\d+",
                                                        "\"size_in_bytes\":53700000000"))
                                : answer);
        assertEquals(List.of("shards-too-large"), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aDiskOverAWatermarkIsFoundAndTheMarkIsNamed() throws Exception {
        sound("a");
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        try {
            marks("\"1%\"", "\"99%\"", "\"100%\"");
            var diagnosis = bed.examine();
            assertEquals(List.of("disk-watermark"), DoctorBed.ids(diagnosis));
            assertTrue(diagnosis.findings().getFirst().why().english().contains("(low 1%)"));
            marks("\"99%\"", "\"99%\"", "\"100%\"");
            assertEquals(List.of(), DoctorBed.ids(bed.examine()));
        } finally {
            marks("null", "null", "null");
        }
    }

    private void marks(String low, String high, String flood) {
        bed.server.json(
                "PUT",
                "/_cluster/settings",
                """
                {"transient": {"cluster.routing.allocation.disk.watermark": {
                  "low": %s, "high": %s, "flood_stage": %s}}}
                """
                        .formatted(low, high, flood));
    }

    @Test
    void thePolicyOfTheCommonRecipeIsFoundAndItsMendingIsNot() throws Exception {
        sound("a");
        var recipe =
                """
                {"%s-policy": {"version": 1, "policy": {"phases": {
                  "hot": {"min_age": "0ms", "actions": {"rollover": {"max_size": "50gb", "max_age": "1d"}}},
                  "cold": {"min_age": "30d", "actions": {"freeze": {}}}}}},
                 "of-somebody-else": {"policy": {"phases": {"cold": {"actions": {"freeze": {}}}}}}}
                """
                        .formatted(bed.prefix);
        bed.answering("/_ilm/policy", new ApiAnswer(200, recipe));
        var diagnosis = bed.examine();
        assertEquals(List.of("freeze-action", "max-size-rollover"), DoctorBed.ids(diagnosis));
        assertEquals(1, diagnosis.findings().getFirst().count());

        var mend = new Snippet(diagnosis.findings().getFirst().mend()).requests().getFirst();
        assertEquals("/_ilm/policy/" + bed.prefix + "-policy", mend.path());
        bed.answering(
                "/_ilm/policy",
                new ApiAnswer(200, "{\"%s-policy\": %s}".formatted(bed.prefix, mend.body())));
        assertEquals(List.of(), DoctorBed.ids(bed.examine()));
    }

    @Test
    void aPolicyThatIsStuckIsFoundWithItsReason() throws Exception {
        sound("a");
        bed.answering(
                "/_ilm/explain",
                new ApiAnswer(
                        200,
                        """
                        {"indices": {"%s-a": {"index": "%s-a", "managed": true, "policy": "p",
                         "phase": "hot", "action": "rollover", "step": "ERROR",
                         "failed_step": "check-rollover-ready",
                         "step_info": {"type": "illegal_argument_exception",
                           "reason": "index.lifecycle.rollover_alias does not point to index"}}}}
                        """
                                .formatted(bed.prefix, bed.prefix)));
        var diagnosis = bed.examine();
        assertEquals(List.of("lifecycle-error"), DoctorBed.ids(diagnosis));
        assertTrue(diagnosis.findings().getFirst().why().english().contains("rollover_alias"));
    }

    @Test
    void aPipelineThatRefusesDocumentsIsFound() throws Exception {
        var real = new DoctorBed(RealServer.openSearch());
        var pipeline = real.prefix + "-pipeline";
        real.server.json(
                "PUT",
                "/_ingest/pipeline/" + pipeline,
                """
                {"processors": [{"date": {"field": "time", "formats": ["ISO8601"],
                  "if": "ctx.time != null"}}]}
                """);
        var setting = "\"index.default_pipeline\": \"%s\"".formatted(pipeline);
        var index = real.index("a", DoctorBed.FIELDS, setting);
        real.server.bulk(index, real.sound());
        assertEquals(List.of(), DoctorBed.ids(real.examine()));
        real.server.call("POST", "/" + index + "/_doc", "{\"time\": \"yesterday\"}");
        var diagnosis = real.examine();
        assertEquals(List.of("pipeline-failures"), DoctorBed.ids(diagnosis));
        assertEquals(1, diagnosis.findings().getFirst().count());
    }
}
