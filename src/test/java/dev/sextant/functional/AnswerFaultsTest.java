package dev.sextant.functional;

import static dev.sextant.functional.FaultBed.FAILURES;
import static dev.sextant.functional.FaultBed.SEARCH;
import static dev.sextant.functional.FaultBed.TWO;
import static dev.sextant.functional.FaultBed.answer;
import static dev.sextant.functional.FaultBed.fails;
import static dev.sextant.functional.FaultBed.rewrite;
import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.Question;
import dev.sextant.functional.FaultProxy.Fault;
import dev.sextant.model.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that are spoilt between a real server and the program: each becomes its reason and a
 * sentence, none a smaller number.
 */
class AnswerFaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FaultBed bed;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws Exception {
        bed = new FaultBed();
        proxy = bed.proxy;
    }

    @AfterEach
    void close() {
        bed.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                row(
                        "A1 a failed shard",
                        rewrite("\"failed\":0", "\"failed\":1"),
                        Reason.INCOMPLETE,
                        "1 of 3 shards failed"),
                row(
                        "A1 a silent shard",
                        rewrite("\"successful\":3", "\"successful\":2"),
                        Reason.INCOMPLETE,
                        "2 of 3 shards answered"),
                row(
                        "A2 out of time",
                        rewrite("\"timed_out\":false", "\"timed_out\":true"),
                        Reason.INCOMPLETE,
                        "ran out of time"),
                row(
                        "A4 no index",
                        rewrite("\"total\":3", "\"total\":0"),
                        Reason.NO_SOURCE,
                        "matches no index"),
                row(
                        "no aggregations",
                        rewrite("\"aggregations\"", "\"other\""),
                        Reason.INCOMPLETE,
                        "aggregations are missing"),
                row(
                        "ended early",
                        rewrite(
                                "\"timed_out\":false",
                                "\"timed_out\":false,\"terminated_early\":true"),
                        Reason.INCOMPLETE,
                        "ended early"),
                row(
                        "fewer answers than questions",
                        rewrite("\"responses\":[", "\"responses\":[{},"),
                        Reason.INCOMPLETE,
                        "searches were answered"),
                row(
                        "A12 a breaker that stays",
                        answer(
                                429,
                                "circuit_breaking_exception",
                                ", \"durability\": \"PERMANENT\""),
                        Reason.REJECTED,
                        "more memory than the cluster allows"),
                row(
                        "A12 a question the server cannot parse",
                        answer(400, "parsing_exception", ""),
                        Reason.REJECTED,
                        "rejected the request, status 400"),
                row(
                        "flood stage",
                        answer(429, "cluster_block_exception", ""),
                        Reason.REJECTED,
                        "disks are nearly full"),
                row(
                        "A13 502",
                        new Fault.Answer(HttpMessage.html(502, "<html>Bad gateway")),
                        Reason.UNREACHABLE,
                        "status 502"),
                row("A13 503", answer(503, "x", ""), Reason.UNREACHABLE, "status 503"),
                row("A13 504", answer(504, "x", ""), Reason.TIMED_OUT, "504"),
                row(
                        "A13 a reset in the head",
                        new Fault.Reset(10),
                        Reason.UNREACHABLE,
                        "closed the connection"),
                row("A13 a reset in the body", new Fault.Reset(300), Reason.UNREADABLE, "cut off"),
                row("A13 an end in the body", new Fault.Cut(300), Reason.UNREADABLE, "cut off"),
                row(
                        "an answer that never arrives",
                        new Fault.DropAnswer(),
                        Reason.UNREACHABLE,
                        "closed the connection"),
                row(
                        "A14 a captive portal",
                        new Fault.Answer(HttpMessage.html(200, "<html>Welcome")),
                        Reason.UNREADABLE,
                        "neither Elasticsearch"),
                row(
                        "A14 a proxy that wants a log-in",
                        new Fault.Answer(HttpMessage.html(407, "<html>Who are you?")),
                        Reason.UNREADABLE,
                        "neither Elasticsearch"),
                row(
                        "A14 another service's JSON",
                        new Fault.Rewrite(answer -> answer.without("X-Elastic-Product")),
                        Reason.UNREADABLE,
                        "neither Elasticsearch"),
                row(
                        "A15 truncated JSON",
                        new Fault.Rewrite(
                                answer ->
                                        answer.withText(
                                                text -> text.substring(0, text.length() / 2))),
                        Reason.UNREADABLE,
                        "not readable"),
                row(
                        "A15 a huge answer",
                        new Fault.Rewrite(
                                answer ->
                                        answer.withText(
                                                text -> text + " ".repeat(33 * 1024 * 1024))),
                        Reason.UNREADABLE,
                        "32 MiB"));
    }

    private static Arguments row(String name, Fault fault, Reason reason, String words) {
        return Arguments.of(name, fault, reason, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsAReasonAndNeverASmallerNumber(
            String name, Fault fault, Reason reason, String words) throws Exception {
        try (var cluster = bed.cluster()) {
            assertEquals(TWO, ask(cluster, FAILURES));
            proxy.on(SEARCH, Integer.MAX_VALUE, fault);
            var failure = fails(cluster);
            assertEquals(reason, failure.reason(), failure.sentence());
            assertTrue(failure.sentence().contains(words), failure.sentence());
            proxy.heal();
            assertEquals(TWO, ask(cluster, FAILURES));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum_other_doc_count", "doc_count_error_upper_bound"})
    void listsThatAreCutOffOrUncertainArePagedToTheirEnd(String name) throws Exception {
        try (var cluster = bed.cluster()) {
            proxy.on(SEARCH, 1, rewrite("\"" + name + "\":0", "\"" + name + "\":9"));
            assertEquals(TWO, ask(cluster, FAILURES));
            assertEquals(2, proxy.requestsTo(SEARCH));
        }
    }

    @Test
    void atLeastIsNoCount() throws Exception {
        var all =
                new Question.GroupCounts(
                        HOUR, Filter.ALL, Matching.EVERYTHING, List.of(), Set.of());
        try (var cluster = bed.cluster()) {
            assertEquals(3, ask(cluster, all).getFirst().count());
            proxy.on(SEARCH, 1, rewrite("\"relation\":\"eq\"", "\"relation\":\"gte\""));
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, all));
            assertEquals(Reason.INCOMPLETE, failure.reason());
        }
    }

    @Test
    void aPassingShortageOfMemoryIsWaitedForTwice() throws Exception {
        var shortage = answer(429, "circuit_breaking_exception", ", \"durability\": \"TRANSIENT\"");
        try (var cluster = bed.cluster()) {
            proxy.on(SEARCH, 2, shortage);
            assertEquals(TWO, ask(cluster, FAILURES));
            assertEquals(3, proxy.requestsTo(SEARCH));
            proxy.on(SEARCH, 99, shortage);
            assertEquals(Reason.THROTTLED, fails(cluster).reason());
            assertEquals(6, proxy.requestsTo(SEARCH));
        }
        try (var hasty = bed.cluster(Duration.ofSeconds(1))) {
            proxy.heal();
            proxy.on(SEARCH, 1, new Fault.Latency(Duration.ofMillis(950)));
            proxy.on(SEARCH, 99, shortage);
            assertEquals(Reason.THROTTLED, fails(hasty).reason());
        }
    }

    @Test
    void theSearchThatLackedMemoryIsAskedAgainAlone() throws Exception {
        var item =
                """
                {"error": {"type": "search_phase_execution_exception", "caused_by":
                 {"type": "circuit_breaking_exception", "reason": "[request] Data too large",
                  "durability": "TRANSIENT"}}, "status": 429}""";
        try (var cluster = bed.cluster()) {
            proxy.on(SEARCH, 1, new Fault.Rewrite(answer -> withFirstItem(answer, item)));
            assertEquals(TWO, ask(cluster, FAILURES));
            assertTrue(
                    proxy.requests().getLast().contains("max_concurrent_searches=1"),
                    proxy.requests().toString());
            proxy.on(SEARCH, 99, new Fault.Rewrite(answer -> withFirstItem(answer, item)));
            assertEquals(Reason.THROTTLED, fails(cluster).reason());
        }
    }

    @Test
    void eachQuestionOfARoundIsJudgedAlone() throws Exception {
        var all =
                new Question.GroupCounts(
                        HOUR, Filter.ALL, Matching.EVERYTHING, List.of(), Set.of());
        var item = "{\"error\": {\"type\": \"x\", \"reason\": \"no\"}, \"status\": 400}";
        proxy.on(SEARCH, 1, new Fault.Rewrite(answer -> withFirstItem(answer, item)));
        try (var cluster = bed.cluster()) {
            var answers = cluster.ask(List.of(all, FAILURES));
            var failure = assertThrows(ClusterException.class, () -> answers.get(all));
            assertEquals(Reason.REJECTED, failure.reason());
            assertEquals(TWO, answers.get(FAILURES));
        }
    }

    private static HttpMessage withFirstItem(HttpMessage answer, String item) {
        return answer.withText(
                text -> {
                    try {
                        var json = (ObjectNode) JSON.readTree(text);
                        ((ArrayNode) json.path("responses")).set(0, JSON.readTree(item));
                        return json.toString();
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(text, e);
                    }
                });
    }

    @Test
    void nodesThatDoNotSayAndFiguresThatCannotBeAreNoDisks() throws Exception {
        try (var cluster = bed.cluster()) {
            var disk = cluster.disks().disks().getFirst();
            var failed =
                    "\"failed\":1,\"failures\":[{\"type\":\"failed_node_exception\",\"node_id\":\"gone\"}]";
            proxy.on("/_nodes/stats", 1, rewrite("\"failed\":0", failed));
            var some = cluster.disks();
            assertEquals(List.of("gone"), some.unread());
            assertEquals(List.of(disk.node()), some.disks().stream().map(NodeDisk::node).toList());
            for (var absurd : List.of("0", "-1", "1")) {
                var figure = "\"total_in_bytes\":" + absurd + ",\"was\":";
                proxy.on("/_nodes/stats", 1, rewrite("\"total_in_bytes\":", figure));
                var none = cluster.disks();
                assertEquals(List.of(), none.disks());
                assertEquals(List.of(disk.node()), none.unusable());
            }
            proxy.on("/_nodes", 1, rewrite("\"timestamp\"", "\"moment\""));
            var failure = assertThrows(ClusterException.class, cluster::time);
            assertEquals(Reason.UNREADABLE, failure.reason());
        }
    }
}
