package dev.sextant.cluster.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.state.Lifecycle.Kind;
import dev.sextant.cluster.state.Lifecycle.Managed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the three kinds of lifecycle say, by their published interfaces: none of them is among the
 * modules that run in tests.
 */
class LifecyclesTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void indexLifecycleManagementTellsPhaseStepAndWhyItStands() throws Exception {
        var body =
                """
                {"indices": {
                  "a": {"managed": true, "policy": "p", "phase": "hot", "action": "rollover",
                        "step": "check-rollover-ready"},
                  "b": {"managed": true, "policy": "p", "phase": "warm", "action": "shrink",
                        "step": "ERROR", "failed_step": "shrink",
                        "step_info": {"type": "illegal_argument_exception", "reason": "too many"}},
                  "c": {"managed": false}}}
                """;
        assertEquals(
                Map.of(
                        "a",
                        new Managed(Kind.ILM, "p", "hot", "rollover / check-rollover-ready", null),
                        "b",
                        new Managed(Kind.ILM, "p", "warm", "shrink", "too many")),
                Lifecycles.ilm(json(body)));
    }

    @Test
    void aDataStreamsOwnLifecycleTellsHowLongItKeeps() throws Exception {
        var body =
                """
                {"indices": {
                  "a": {"managed_by_lifecycle": true, "lifecycle": {"data_retention": "30d"}},
                  "b": {"managed_by_lifecycle": true, "lifecycle": {},
                        "error": "{\\"type\\":\\"cluster_block_exception\\"}"},
                  "c": {"managed_by_lifecycle": false}}}
                """;
        assertEquals(
                Map.of(
                        "a",
                        new Managed(Kind.DATA_STREAM, "30d", null, null, null),
                        "b",
                        new Managed(
                                Kind.DATA_STREAM,
                                null,
                                null,
                                null,
                                "{\"type\":\"cluster_block_exception\"}")),
                Lifecycles.dataStream(json(body)));
    }

    @Test
    void indexStateManagementTellsStateActionAndWhatFailed() throws Exception {
        var body =
                """
                {"a": {"index.plugins.index_state_management.policy_id": "p", "policy_id": "p",
                       "state": {"name": "hot"}, "action": {"name": "rollover", "failed": false},
                       "step": {"name": "attempt_rollover"}, "info": {"message": "Rolling over"}},
                 "b": {"policy_id": "p", "state": {"name": "warm"},
                       "action": {"name": "force_merge", "failed": true},
                       "info": {"message": "Failed to start", "cause": "no space"}},
                 "c": {"index.plugins.index_state_management.policy_id": null, "policy_id": null},
                 "total_managed_indices": 2}
                """;
        assertEquals(
                Map.of(
                        "a",
                        new Managed(Kind.ISM, "p", "hot", "rollover / attempt_rollover", null),
                        "b",
                        new Managed(Kind.ISM, "p", "warm", "force_merge", "no space")),
                Lifecycles.ism(json(body)));
    }
}
