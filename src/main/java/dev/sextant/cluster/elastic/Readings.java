package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.Latency;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values out of aggregations, whose names are those of {@link Clauses}. */
final class Readings {

    private Readings() {}

    /** Of a parent that may hold {@code measured} (count, average) and {@code latency}. */
    static Latency latency(JsonNode parent, LatencyUnit unit) {
        var measured = parent.path("measured");
        if (measured.path("count").asLong(0) == 0) return Latency.NONE;
        var values = parent.path("latency").path("values");
        return new Latency(
                measured.path("count").asLong(),
                millis(measured, "avg", unit),
                millis(values, "50.0", unit),
                millis(values, "95.0", unit),
                millis(values, "99.0", unit));
    }

    /** A latency in milliseconds; null when there is no number. */
    static @Nullable Double millis(JsonNode parent, String name, LatencyUnit unit) {
        var logged = Json.number(parent, name);
        return logged == null ? null : unit.toMillis(logged);
    }

    static long count(JsonNode bucket) {
        return bucket.path("doc_count").asLong();
    }

    /** The start of a histogram's bucket. */
    static Instant start(JsonNode bucket) {
        return Instant.ofEpochMilli(bucket.path("key").asLong());
    }

    /** A bucket's key as text; whole numbers without a fraction, as versions are written. */
    static String key(JsonNode key) {
        if (key.isFloatingPointNumber() && key.asDouble() == Math.rint(key.asDouble())) {
            return Long.toString((long) key.asDouble());
        }
        return key.asText();
    }

    /** A bucket's value: a truth is {@code true}, not the number that it is stored as. */
    static String name(JsonNode bucket) {
        return bucket.path("key").isNumber() && bucket.has("key_as_string")
                ? bucket.path("key_as_string").asText()
                : key(bucket.path("key"));
    }

    /** A min or max over times; null over none. */
    static @Nullable Instant time(JsonNode metric) {
        var millis = Json.number(metric, "value");
        return millis == null ? null : Instant.ofEpochMilli(millis.longValue());
    }

    /** The models of composite buckets, busiest first, equal ones in order of name. */
    static List<String> busiest(List<JsonNode> buckets) {
        return buckets.stream()
                .sorted(
                        Comparator.comparingLong(Readings::count)
                                .reversed()
                                .thenComparing(bucket -> model(bucket)))
                .map(Readings::model)
                .toList();
    }

    private static String model(JsonNode bucket) {
        return key(bucket.path("key").path(Fields.MODEL));
    }

    /** The hit of {@link Hits#newestOne}; one without any field when the bucket has none. */
    static Hit newest(JsonNode bucket, Clauses clauses) {
        var hit = bucket.path("newest").path("hits").path("hits").path(0);
        return new Hit(hit, clauses.fields());
    }
}
