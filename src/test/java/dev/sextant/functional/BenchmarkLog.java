package dev.sextant.functional;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Very many models in one hour before noon, and their versions' histories before it.
 *
 * @param index where they are
 */
record BenchmarkLog(String index) {

    static final int MODELS = 10_000;
    private static final int VERSIONS = 3;
    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "dev");

    /** Of model, version and environment. */
    static final int COMBINATIONS = MODELS * VERSIONS * 3;

    private static final int BULK = 5_000;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    static String model(int number) {
        return "model-%05d".formatted(number);
    }

    static BenchmarkLog load(RealServer server, int documents) throws Exception {
        var log = new BenchmarkLog(server.index("benchmark"));
        var loading =
                TestLog.MAPPING.replace(
                        "\"number_of_replicas\": 0",
                        "\"number_of_replicas\": 0, \"refresh_interval\": \"-1\","
                                + " \"translog.durability\": \"async\"");
        server.json("PUT", "/" + log.index, loading);
        log.send(server, documents / BULK, log::hour);
        log.send(server, MODELS / 100, log::history);
        server.json("POST", "/" + log.index + "/_refresh", null);
        return log;
    }

    private void send(RealServer server, int bulks, IntFunction<String> bulk) throws Exception {
        var sent = new ArrayList<Future<?>>();
        try (var senders = Executors.newFixedThreadPool(2)) {
            for (var i = 0; i < bulks; i++) {
                var number = i;
                sent.add(senders.submit(() -> take(server, bulk.apply(number))));
            }
            for (var one : sent) one.get();
        }
    }

    private void take(RealServer server, String body) {
        var answer = server.json("POST", "/" + index + "/_bulk?filter_path=errors", body);
        if (answer.path("errors").asBoolean(true)) throw new AssertionError(answer.toString());
    }

    /** One in fifty is a lifecycle event, one in a hundred failed. */
    private String hour(int bulk) {
        var random = new Random(bulk);
        var body = new StringBuilder();
        for (var i = 0; i < BULK; i++) {
            var at = NoonEvents.NOON.minusMillis(1 + random.nextLong(HOUR_MILLIS));
            add(
                    body,
                    """
                    {"@timestamp":"%s","event_type":"%s","model_name":"%s","model_version":%d,\
                    "stage":"Production","status":"%s","latency_ms":%.2f,"environment":"%s",\
                    "request_id":"r-%d-%d"}"""
                            .formatted(
                                    at,
                                    i % 50 == 0 ? "deployed" : "predict",
                                    model(random.nextInt(MODELS)),
                                    1 + random.nextInt(VERSIONS),
                                    random.nextInt(100) == 0 ? "failed" : "success",
                                    Math.exp(3 + 0.7 * random.nextGaussian()),
                                    ENVIRONMENTS.get(random.nextInt(10) < 8 ? 0 : 1),
                                    bulk,
                                    i));
        }
        return body.toString();
    }

    /** Every version went to production and, but for the newest, out of it again. */
    private String history(int bulk) {
        var body = new StringBuilder();
        for (var model = bulk * 100; model < (bulk + 1) * 100; model++) {
            for (var version = 1; version <= VERSIONS; version++) {
                for (var environment : ENVIRONMENTS) {
                    var stages =
                            version < VERSIONS
                                    ? List.of("Staging", "Production", "Archived")
                                    : List.of("Staging", "Production");
                    for (var step = 0; step < stages.size(); step++) {
                        var at = NoonEvents.NOON.minus(Duration.ofDays(40 - 10L * version - step));
                        add(
                                body,
                                """
                                {"@timestamp":"%s","event_type":"transitioned","model_name":"%s",\
                                "model_version":%d,"stage":"%s","status":"success","user":"u",\
                                "environment":"%s"}"""
                                        .formatted(
                                                at,
                                                model(model),
                                                version,
                                                stages.get(step),
                                                environment));
                    }
                }
            }
        }
        return body.toString();
    }

    private static void add(StringBuilder body, String document) {
        body.append("{\"create\":{}}\n").append(document).append('\n');
    }
}
