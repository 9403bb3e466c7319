package dev.sextant.functional;

import static dev.sextant.functional.FaultBed.FAILURES;
import static dev.sextant.functional.FaultBed.SEARCH;
import static dev.sextant.functional.FaultBed.TWO;
import static dev.sextant.functional.FaultBed.answer;
import static dev.sextant.functional.FaultBed.fails;
import static dev.sextant.functional.NoonEvents.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.GroupCount;
import dev.sextant.functional.FaultProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that fail between the program and a real server. */
class NetworkFaultsTest {

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

    static Stream<Fault> faultsOfOneNode() {
        return Stream.of(
                new Fault.Answer(HttpMessage.html(502, "<html>Bad gateway")),
                answer(503, "x", ""),
                answer(504, "x", ""),
                new Fault.Reset(0),
                new Fault.Reset(300),
                new Fault.Cut(300),
                new Fault.DropAnswer());
    }

    @ParameterizedTest
    @MethodSource("faultsOfOneNode")
    void anotherNodeOfTheProfileIsAskedOnce(Fault fault) throws Exception {
        try (var second = new FaultProxy(bed.log.server.url());
                var cluster = bed.cluster(proxy.url(), second.url())) {
            proxy.always(fault);
            assertEquals(TWO, ask(cluster, FAILURES));
            second.always(fault);
            fails(cluster);
        }
        try (var second = new FaultProxy(bed.log.server.url());
                var cluster = bed.cluster(proxy.url(), second.url())) {
            second.always(fault);
            var before = proxy.requests().size();
            fails(cluster);
            // Each node, and both once more where a kept connection may have been stale.
            var asked = proxy.requests().size() - before + second.requests().size();
            assertTrue(asked >= 2 && asked <= 4, () -> "asked " + asked + " times");
        }
    }

    @Test
    void aRefusedConnectionIsSaid() throws Exception {
        try (var cluster = bed.cluster()) {
            assertEquals(TWO, ask(cluster, FAILURES));
            proxy.refuse();
            var failure = fails(cluster);
            assertEquals(Reason.UNREACHABLE, failure.reason());
            assertTrue(failure.sentence().contains("refused"), failure.sentence());
        }
    }

    static Stream<Fault> faultsWithoutEnd() {
        return Stream.of(
                new Fault.Silence(),
                new Fault.BlackHole(0),
                new Fault.BlackHole(300),
                new Fault.Throttle(100),
                new Fault.Latency(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("faultsWithoutEnd")
    void theDeadlineHoldsOverTheWholeExchange(Fault fault) throws Exception {
        try (var cluster = bed.cluster(Duration.ofSeconds(2))) {
            proxy.on(SEARCH, 99, fault);
            var start = System.nanoTime();
            var failure = fails(cluster);
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(Reason.TIMED_OUT, failure.reason(), failure.sentence());
            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
            proxy.heal();
            assertEquals(TWO, ask(cluster, FAILURES));
        }
    }

    @Test
    void aSlowAnswerIsAnAnswer() throws Exception {
        try (var cluster = bed.cluster()) {
            proxy.on(SEARCH, 1, new Fault.Latency(Duration.ofMillis(200)));
            assertEquals(TWO, ask(cluster, FAILURES));
            proxy.on(SEARCH, 1, new Fault.Throttle(20_000));
            assertEquals(TWO, ask(cluster, FAILURES));
        }
    }

    @Test
    void connectionsThatLeadNowhereCostOneDeadlineTogether() throws Exception {
        try (var cluster = bed.cluster(Duration.ofSeconds(3))) {
            assertEquals(TWO, ask(cluster, FAILURES));
            proxy.on(SEARCH, 3, new Fault.Latency(Duration.ofMillis(500)));
            var asking = new ArrayList<FutureTask<List<GroupCount>>>();
            for (var i = 0; i < 3; i++) {
                asking.add(new FutureTask<>(() -> ask(cluster, FAILURES)));
                Thread.ofVirtual().start(asking.getLast());
            }
            for (var one : asking) assertEquals(TWO, one.get());
            proxy.abandonConnections();
            assertEquals(Reason.TIMED_OUT, fails(cluster).reason());
            assertEquals(TWO, ask(cluster, FAILURES));
        }
    }
}
