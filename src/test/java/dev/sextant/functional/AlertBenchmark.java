package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Health;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.JudgedPass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What judging 10,000 models costs: wall time, the server's processors, bytes on the wire. Not part
 * of the normal run, since its name is not a test's; run it with
 *
 * <pre>mvn test -Dtest=AlertBenchmark</pre>
 *
 * The figures are printed and written to {@code target/alert-benchmark.txt}; {@code
 * -Dsextant.benchmark.documents=100000} makes it shorter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertBenchmark {

    private static final int DOCUMENTS =
            Integer.getInteger("sextant.benchmark.documents", 1_000_000);
    private static final int WARM_UP = 3;
    private static final int REPEATS = 9;

    private static final Matching FAILED_LIFECYCLE =
            new Matching(Set.of(EventType.TRANSITIONED, EventType.DEPLOYED), true, false, null);

    /** Something to measure, about the time before an end. */
    private record Pass(String name, Work work) {}

    @FunctionalInterface
    private interface Work {
        void at(Instant end) throws Exception;
    }

    private int asked;

    /** Another window each time, as in life: the server's cache of answers is no help. */
    private Instant end() {
        return NoonEvents.NOON.minusMillis(asked++ * 1_000L);
    }

    private final List<String> report = new ArrayList<>();
    private RealServer server;
    private BenchmarkLog log;
    private FaultProxy proxy;
    private Cluster direct;
    private Cluster counted;

    @BeforeAll
    void load() throws Exception {
        server = RealServer.es9();
        log = BenchmarkLog.load(server, DOCUMENTS);
        proxy = new FaultProxy(server.url());
        var profile = FaultBed.profile(Duration.ofMinutes(2), log.index(), server.url());
        direct =
                ElasticCluster.open(
                        profile, Credentials.of(new Secret("secret")), InstantSource.system());
        var through = FaultBed.profile(Duration.ofMinutes(2), log.index(), proxy.url());
        counted =
                ElasticCluster.open(
                        through, Credentials.of(new Secret("secret")), InstantSource.system());
    }

    @AfterAll
    void close() throws Exception {
        direct.close();
        counted.close();
        proxy.close();
        Files.write(
                Path.of(System.getProperty("sextant.target", "target"), "alert-benchmark.txt"),
                report);
    }

    @Test
    void measures() throws Exception {
        line("%,d documents of one hour, %,d models".formatted(DOCUMENTS, BenchmarkLog.MODELS));
        line("%-52s %9s %9s %9s %9s".formatted("", "wall ms", "cpu ms", "sent kB", "recv kB"));
        for (var pass : passes(direct)) {
            var walls = new ArrayList<Double>();
            for (var i = 0; i < WARM_UP; i++) pass.work().at(end());
            var cpu = server.cpu();
            for (var i = 0; i < REPEATS; i++) {
                var start = System.nanoTime();
                pass.work().at(end());
                walls.add((System.nanoTime() - start) / 1e6);
            }
            var used = server.cpu().minus(cpu).toMillis() / (double) REPEATS;
            Collections.sort(walls);
            var same =
                    passes(counted).stream()
                            .filter(other -> other.name().equals(pass.name()))
                            .findFirst()
                            .orElseThrow();
            same.work().at(end());
            var sent = proxy.bytesSent();
            var received = proxy.bytesReceived();
            same.work().at(end());
            line(
                    "%-52s %9.0f %9.0f %9.1f %9.1f"
                            .formatted(
                                    pass.name(),
                                    walls.get(REPEATS / 2),
                                    used,
                                    (proxy.bytesSent() - sent) / 1e3,
                                    (proxy.bytesReceived() - received) / 1e3));
        }
    }

    /** Each alone, then all together as one pass of the shipped rules. */
    private static List<Pass> passes(Cluster cluster) {
        var judged = new JudgedPass(cluster);
        var turn = new AtomicInteger();
        var one = "slow predictions in 15 m, 8 limits x 250 models";
        return List.of(
                asking(cluster, "failed predictions in 10 m by model", end -> List.of(failed(end))),
                asking(cluster, "predictions in 10 m by model", end -> List.of(made(end, 10))),
                asking(cluster, "predictions in 30 m by model", end -> List.of(made(end, 30))),
                asking(cluster, "measured predictions in 15 m", end -> List.of(measured(end))),
                asking(cluster, one, end -> slow(end, 8)),
                asking(cluster, "failed lifecycle in 5 m by model", end -> List.of(deploys(end))),
                asking(cluster, "all of these in one request", end -> all(end, 8)),
                asking(cluster, "all, a limit for every model (40 x 250)", end -> all(end, 40)),
                asking(
                        cluster,
                        "versions in production (90,000 of them)",
                        AlertBenchmark::versions),
                new Pass(
                        "the shipped rules, judged, after the first pass",
                        end -> judge(judged, turn.incrementAndGet())),
                new Pass("disks and the clock", end -> List.of(cluster.disks(), cluster.time())));
    }

    /** Windows go forward here, as in life: the registry is read whole once. */
    private static void judge(JudgedPass judged, int turn) throws Exception {
        var end = NoonEvents.NOON.minusSeconds(300).plusSeconds(turn);
        var judgements = judged.at(end);
        assertEquals(5, judgements.size());
        judgements.forEach(
                (rule, judgement) ->
                        assertEquals(Health.Status.OK, judgement.health().status(), rule));
    }

    private static Pass asking(
            Cluster cluster,
            String name,
            Function<Instant, List<? extends Question<?>>> questions) {
        return new Pass(
                name,
                end -> {
                    var asked = questions.apply(end);
                    var answers = cluster.ask(asked);
                    for (var question : asked) {
                        if (answers.get(question) instanceof List<?> list) {
                            assertTrue(!list.isEmpty(), question.toString());
                        }
                    }
                });
    }

    private static List<Question<?>> all(Instant end, int limits) {
        var all = new ArrayList<Question<?>>();
        all.addAll(List.of(failed(end), made(end, 10), made(end, 30), measured(end), deploys(end)));
        all.addAll(slow(end, limits));
        return all;
    }

    private static Question<?> failed(Instant end) {
        return counts(end, 10, Matching.FAILED_PREDICTIONS, Set.of());
    }

    private static Question<?> made(Instant end, int minutes) {
        return counts(end, minutes, Matching.PREDICTIONS, Set.of());
    }

    private static Question<?> measured(Instant end) {
        return counts(end, 15, Matching.MEASURED_PREDICTIONS, Set.of());
    }

    private static Question<?> deploys(Instant end) {
        return counts(end, 5, FAILED_LIFECYCLE, Set.of());
    }

    private static List<Question<?>> versions(Instant end) {
        return List.of(new Question.ProductionVersions(end, Filter.ALL, Set.of()));
    }

    private static Question.GroupCounts counts(
            Instant end, int minutes, Matching matching, Set<String> models) {
        return new Question.GroupCounts(
                TimeRange.last(Duration.ofMinutes(minutes), end),
                Filter.ALL,
                matching,
                List.of(Dimension.MODEL),
                models);
    }

    /** Limits that a few predictions in a hundred exceed, each for 250 models. */
    private static List<Question<?>> slow(Instant end, int limits) {
        return IntStream.range(0, limits)
                .<Question<?>>mapToObj(
                        limit ->
                                counts(
                                        end,
                                        15,
                                        Matching.slowPredictions(50.0 + limit),
                                        IntStream.range(limit * 250, (limit + 1) * 250)
                                                .mapToObj(BenchmarkLog::model)
                                                .collect(Collectors.toSet())))
                .toList();
    }

    @Test
    void countsWhatWasLoaded() throws Exception {
        var everything =
                new Question.GroupCounts(
                        NoonEvents.HOUR, Filter.ALL, Matching.EVERYTHING, List.of(), Set.of());
        var count = direct.ask(List.of(everything)).get(everything).getFirst().count();
        assertEquals(DOCUMENTS, count);
        var before = NoonEvents.HOUR.from();
        var production = new Question.ProductionVersions(before, Filter.ALL, Set.of());
        var versions = direct.ask(List.of(production)).get(production);
        assertEquals(BenchmarkLog.COMBINATIONS, versions.size());
        assertEquals(
                BenchmarkLog.COMBINATIONS / 3,
                versions.stream().filter(version -> version.still()).count());
    }

    private void line(String line) {
        report.add(line);
        System.out.println(line);
    }
}
