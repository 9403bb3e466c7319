package dev.sextant.functional;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.Question;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Events of the hour before a noon, and questions about them. */
final class NoonEvents {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final TimeRange HOUR = TimeRange.last(Duration.ofHours(1), NOON);

    private NoonEvents() {}

    /** One of each kind and line that the console serves. */
    static Stream<RealServer> servers() {
        return Stream.of(RealServer.es8(), RealServer.es9(), RealServer.openSearch());
    }

    /** One of each kind: enough for what does not depend on the line. */
    static Stream<RealServer> kinds() {
        return Stream.of(RealServer.es9(), RealServer.openSearch());
    }

    static <A> A ask(Cluster cluster, Question<A> question) throws Exception {
        return cluster.ask(List.of(question)).get(question);
    }

    static String event(String type, String model, String more) {
        return at(NOON.minusSeconds(60), type, model, more);
    }

    static String at(Instant time, String type, String model, String more) {
        return """
        {"@timestamp": "%s", "event_type": "%s", "model_name": "%s"%s}"""
                .formatted(time, type, model, more.isEmpty() ? "" : ", " + more);
    }

    static String prediction(String model, String status, double latency) {
        return event(
                "predict",
                model,
                """
                "model_version": 1, "status": "%s", "environment": "production", "latency_ms": %s"""
                        .formatted(status, latency));
    }
}
