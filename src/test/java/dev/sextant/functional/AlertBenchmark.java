package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.Credentials;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.EventType;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Secret;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

    /** Something to measure. */
    private record Pass(String name, Callable<?> work) {}

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
            for (var i = 0; i < WARM_UP; i++) pass.work().call();
            var cpu = server.cpu();
            for (var i = 0; i < REPEATS; i++) {
                var start = System.nanoTime();
                pass.work().call();
                walls.add((System.nanoTime() - start) / 1e6);
            }
            var used = server.cpu().minus(cpu).toMillis() / (double) REPEATS;
            Collections.sort(walls);
            var same =
                    passes(counted).stream()
                            .filter(other -> other.name().equals(pass.name()))
                            .findFirst()
                            .orElseThrow();
            same.work().call();
            var sent = proxy.bytesSent();
            var received = proxy.bytesReceived();
            same.work().call();
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
        var failed = counts(10, Matching.FAILED_PREDICTIONS, Set.of());
        var predictions10 = counts(10, Matching.PREDICTIONS, Set.of());
        var predictions15 = counts(15, Matching.MEASURED_PREDICTIONS, Set.of());
        var predictions30 = counts(30, Matching.PREDICTIONS, Set.of());
        var lifecycle = counts(5, FAILED_LIFECYCLE, Set.of());
        var all = new ArrayList<Question<?>>();
        all.addAll(List.of(failed, predictions10, predictions15, predictions30, lifecycle));
        all.addAll(slow(8));
        var everyModel = new ArrayList<Question<?>>(all);
        everyModel.addAll(slow(BenchmarkLog.MODELS / 250));
        var production = new Question.ProductionVersions(NoonEvents.NOON, Filter.ALL, Set.of());
        var passes = new ArrayList<Pass>();
        passes.add(asking(cluster, "failed predictions in 10 m by model", List.of(failed)));
        passes.add(asking(cluster, "predictions in 10 m by model", List.of(predictions10)));
        passes.add(
                asking(cluster, "measured predictions in 15 m by model", List.of(predictions15)));
        passes.add(asking(cluster, "predictions in 30 m by model", List.of(predictions30)));
        passes.add(asking(cluster, "slow predictions in 15 m, 8 limits x 250 models", slow(8)));
        passes.add(asking(cluster, "failed lifecycle in 5 m by model", List.of(lifecycle)));
        passes.add(asking(cluster, "all of these in one request", all));
        passes.add(asking(cluster, "all, every model with a limit (40 x 250)", everyModel));
        passes.add(
                asking(
                        cluster,
                        "versions in production (90,000 combinations)",
                        List.of(production)));
        passes.add(new Pass("disks and the clock", () -> List.of(cluster.disks(), cluster.time())));
        return passes;
    }

    private static Pass asking(
            Cluster cluster, String name, List<? extends Question<?>> questions) {
        return new Pass(
                name,
                () -> {
                    var answers = cluster.ask(questions);
                    for (var question : questions) {
                        if (answers.get(question) instanceof List<?> list) {
                            assertTrue(!list.isEmpty(), question.toString());
                        }
                    }
                    return answers;
                });
    }

    private static Question.GroupCounts counts(int minutes, Matching matching, Set<String> models) {
        return new Question.GroupCounts(
                TimeRange.last(Duration.ofMinutes(minutes), NoonEvents.NOON),
                Filter.ALL,
                matching,
                List.of(Dimension.MODEL),
                models);
    }

    /** Limits that a few predictions in a hundred exceed, each for 250 models. */
    private static List<Question<?>> slow(int limits) {
        return IntStream.range(0, limits)
                .<Question<?>>mapToObj(
                        limit ->
                                counts(
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
