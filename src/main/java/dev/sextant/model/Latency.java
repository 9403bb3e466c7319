package dev.sextant.model;

import org.jspecify.annotations.Nullable;

/**
 * Inference times in milliseconds. A percentile or average of no measurements does not exist: it is
 * null, never 0.
 *
 * @param count predictions that carried a latency
 */
public record Latency(
        long count,
        @Nullable Double average,
        @Nullable Double p50,
        @Nullable Double p95,
        @Nullable Double p99) {

    public static final Latency NONE = new Latency(0, null, null, null, null);
}
