package dev.sextant.store.rules;

import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition;
import dev.sextant.cluster.DocumentCluster.DiskState;
import dev.sextant.cluster.DocumentCluster.Trouble;
import dev.sextant.cluster.LogDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case that a rule must pass.
 *
 * @param expected by alert; under {@link #ALL} for all alerts together
 * @param ruleHealth the reason that the rule's health must give in the end, or {@code ok}; null for
 *     any
 * @param alertHealth as {@code ruleHealth}, of every alert that is still open
 */
public record Fixture(
        String name,
        Rule rule,
        Given given,
        Map<String, List<Step>> expected,
        @Nullable String ruleHealth,
        @Nullable String alertHealth) {

    /** In place of an alert's name. */
    public static final String ALL = "";

    /** When the windows of documents begin to be judged. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    /** What is judged. */
    public sealed interface Given {}

    /**
     * Verdicts of one alert, a letter for each interval: {@code x} breach, {@code .} clear, {@code
     * ?} no data, {@code !} error, {@code 0} gone from production, {@code _} not judged.
     */
    public record Verdicts(String letters) implements Given {}

    /**
     * Documents, judged every interval from {@link #START} on.
     *
     * @param length until when
     */
    public record Documents(
            Duration length,
            List<LogDocument> documents,
            List<DiskState> disks,
            List<Trouble> troubles)
            implements Given {
        public Documents {
            documents = List.copyOf(documents);
            disks = List.copyOf(disks);
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * A transition that must come.
     *
     * @param letter the verdict that brings it, counted from 1; null for any
     * @param after the end of the window that brings it, from the start; null for any
     * @param value of the reading; null for any
     */
    public record Step(
            Transition.Cause cause,
            @Nullable Integer letter,
            @Nullable Duration after,
            @Nullable BigDecimal value) {

        @Override
        public String toString() {
            var place = letter != null ? "@" + letter : after != null ? "@" + text(after) : "";
            return cause + place + (value == null ? "" : "=" + value.toPlainString());
        }

        /** In all the units it needs: {@code 1h2m30s}. */
        private static String text(Duration duration) {
            if (duration.isZero()) return "0s";
            return (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                    + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                    + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
        }
    }
}
