package dev.sextant.ui.alerts;

import dev.sextant.model.Latency;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which of the percentiles that charts know stands for the one that a rule judges: the same, or
 * else the next above it.
 *
 * @param judged by the rule
 * @param drawn 50, 95 or 99
 */
record Percentile(BigDecimal judged, int drawn) {

    static Percentile of(BigDecimal judged) {
        for (var known : new int[] {50, 95}) {
            if (judged.compareTo(BigDecimal.valueOf(known)) <= 0) {
                return new Percentile(judged, known);
            }
        }
        return new Percentile(judged, 99);
    }

    String name() {
        return "P" + drawn;
    }

    @Nullable Double of(Latency latency) {
        return switch (drawn) {
            case 50 -> latency.p50();
            case 95 -> latency.p95();
            default -> latency.p99();
        };
    }
}
