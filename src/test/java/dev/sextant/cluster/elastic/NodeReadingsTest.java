package dev.sextant.cluster.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.NodeDisk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeReadingsTest {

    private static final String PATH =
            """
            {"path": "/%s", "total_in_bytes": %s, "available_in_bytes": %s}\
            """;

    private final NodeReadings nodes = new NodeReadings();

    private static JsonNode parsed(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static String node(String name, String total, String... paths) {
        return """
        "id-%s": {"name": "%s", "fs": {"total": %s, "data": [%s]}}\
        """
                .formatted(name, name, total, String.join(",", paths));
    }

    private static JsonNode answer(String failed, String... bodies) throws Exception {
        return parsed(
                "{\"_nodes\": {%s}, \"nodes\": {%s}}".formatted(failed, String.join(",", bodies)));
    }

    @Test
    void takesTheServersOwnTotalOfAllPaths() throws Exception {
        var total = "{\"total_in_bytes\": 100, \"available_in_bytes\": 30}";
        var one = PATH.formatted("a", 100, 30);
        var two = PATH.formatted("b", 100, 30);
        var disks = nodes.disks(answer("\"failed\": 0", node("n1", total, one, two)));
        assertEquals(List.of(new NodeDisk("n1", 100, 30)), disks.disks());
        assertEquals(70.0, disks.disks().getFirst().usedPercent());
        assertEquals(List.of(), disks.unusable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"total_in_bytes\": 0, \"available_in_bytes\": 0}",
                "{\"total_in_bytes\": -1, \"available_in_bytes\": 5}",
                "{\"total_in_bytes\": 100}",
                "{\"total_in_bytes\": 100, \"available_in_bytes\": 101}",
                "{\"total_in_bytes\": 100, \"available_in_bytes\": -1}",
                "{\"total_in_bytes\": 100, \"available_in_bytes\": null}",
            })
    void figuresThatCannotBeAreNoDisk(String absurd) throws Exception {
        var good = "{\"total_in_bytes\": 100, \"available_in_bytes\": 40}";
        var disks = nodes.disks(answer("\"failed\": 0", node("n1", absurd), node("n2", good)));
        assertEquals(List.of("n1"), disks.unusable());
        assertEquals(List.of(new NodeDisk("n2", 100, 40)), disks.disks());
    }

    @Test
    void leavesOutADataPathThatCannotBe() throws Exception {
        var total = "{\"total_in_bytes\": 100, \"available_in_bytes\": 30}";
        var good = PATH.formatted("good", 80, 20);
        var bad = PATH.formatted("bad", 0, 10);
        var disks = nodes.disks(answer("\"failed\": 0", node("n1", total, good, bad)));
        assertEquals(List.of(new NodeDisk("n1", 80, 20)), disks.disks());
        assertEquals(List.of("n1 /bad"), disks.unusable());
        var none = nodes.disks(answer("\"failed\": 0", node("n1", total, bad)));
        assertEquals(List.of(), none.disks());
        assertEquals(List.of("n1"), none.unusable());
    }

    @Test
    void namesTheNodesThatDidNotSay() throws Exception {
        var total = "{\"total_in_bytes\": 100, \"available_in_bytes\": 30}";
        nodes.disks(answer("\"failed\": 0", node("n1", total), node("n2", total)));
        var failed =
                "\"failed\": 3, \"failures\": [{\"node_id\": \"id-n2\"}, {\"node_id\": \"new\"}]";
        var disks = nodes.disks(answer(failed, node("n1", total)));
        assertEquals(List.of("n2", "new", "an unnamed node"), disks.unread());
        assertEquals(List.of(new NodeDisk("n1", 100, 30)), disks.disks());
    }

    @Test
    void noNodeAtAllIsNotAllWell() throws Exception {
        var empty = answer("\"failed\": 0");
        var failure = assertThrows(ClusterException.class, () -> nodes.disks(empty));
        assertEquals(Reason.INCOMPLETE, failure.reason());
    }

    @Test
    void theClockIsReadInTheMiddleOfTheExchange() throws Exception {
        var body = parsed("{\"nodes\": {\"x\": {\"timestamp\": 1000}}}");
        assertEquals(Instant.ofEpochMilli(1_020), NodeReadings.time(body, 40_000_000));
        for (var bad : List.of("{}", "{\"nodes\": {\"x\": {}}}")) {
            var answer = parsed(bad);
            var failure = assertThrows(ClusterException.class, () -> NodeReadings.time(answer, 1));
            assertEquals(Reason.UNREADABLE, failure.reason());
        }
    }
}
