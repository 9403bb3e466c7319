package dev.sextant.cluster.elastic;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ServerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each clause of the completeness rule alone turns a good answer into a reason. */
class CompletenessTest {

    private static final String GOOD =
            """
            {"timed_out": false, "terminated_early": false,
             "_shards": {"total": 3, "successful": 3, "skipped": 0, "failed": 0},
             "hits": {"hits": []}, "aggregations": {}, "status": 200}
            """;

    private static JsonNode parsed(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void acceptsACompleteAnswer() throws Exception {
        var answer = parsed(GOOD);
        assertDoesNotThrow(
                () -> Completeness.check(answer, true, ServerKind.ELASTICSEARCH, "logs-*"));
    }

    @Test
    void believesOpenSearchsAggregationsThoughItCallsThemEndedEarly() throws Exception {
        var early =
                parsed(GOOD.replace("\"terminated_early\": false", "\"terminated_early\": true"));
        assertDoesNotThrow(() -> Completeness.check(early, true, ServerKind.OPENSEARCH, "logs-*"));
        var listing =
                assertThrows(
                        ClusterException.class,
                        () -> Completeness.check(early, false, ServerKind.OPENSEARCH, "logs-*"));
        assertEquals(Reason.INCOMPLETE, listing.reason());
    }

    @Test
    void acceptsWhatAServerLeavesOut() throws Exception {
        var silent = parsed(GOOD.replace(", \"terminated_early\": false", ""));
        assertDoesNotThrow(
                () -> Completeness.check(silent, true, ServerKind.ELASTICSEARCH, "logs-*"));
        var listing = parsed(GOOD.replace("\"aggregations\": {},", ""));
        assertDoesNotThrow(
                () -> Completeness.check(listing, false, ServerKind.ELASTICSEARCH, "logs-*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "timed_out": false        | "timed_out": true         | INCOMPLETE
                    "timed_out": false,       | ''                        | INCOMPLETE
                    "terminated_early": false | "terminated_early": true  | INCOMPLETE
                    "total": 3                | "total": 0                | NO_SOURCE
                    "total": 3,               | ''                        | NO_SOURCE
                    "failed": 0               | "failed": 1               | INCOMPLETE
                    , "failed": 0             | ''                        | INCOMPLETE
                    "successful": 3           | "successful": 2           | INCOMPLETE
                    "successful": 3,          | ''                        | INCOMPLETE
                    "aggregations": {},       | ''                        | INCOMPLETE
                    "aggregations": {}        | "aggregations": []        | INCOMPLETE
                    "status": 200             | "error": {"type": "x"}, "status": 400 | REJECTED
                    "status": 200 | "error": {"type": "index_not_found_exception", "index": "logs-*"}, "status": 404 | NO_SOURCE
                    """)
    void refusesAnAnswerThatLacksAnything(String good, String bad, Reason reason) throws Exception {
        var answer = parsed(GOOD.replace(good, bad));
        var failure =
                assertThrows(
                        ClusterException.class,
                        () -> Completeness.check(answer, true, ServerKind.ELASTICSEARCH, "logs-*"));
        assertEquals(reason, failure.reason(), failure.sentence());
    }
}
