package dev.sextant.alert;

import dev.sextant.model.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule watches for. Limits are strict: a value equal to the limit is no breach, and is
 * compared without rounding.
 */
public sealed interface Condition {

    /** In which unit the value and the limit of an alert are. */
    enum Unit {
        COUNT,
        PERCENT,
        MILLISECONDS
    }

    Unit unit();

    /** How far back a judgement looks; zero for what is read at one moment. */
    Duration window();

    /**
     * More than {@code above} events of some types.
     *
     * @param failedOnly only those whose status is a failure
     */
    record Count(Set<EventType> events, boolean failedOnly, Duration window, long above)
            implements Condition {
        public Count {
            // In order: a rule's text must be the same after a restart.
            events = Collections.unmodifiableSet(new TreeSet<>(events));
        }

        @Override
        public Unit unit() {
            return Unit.COUNT;
        }
    }

    /**
     * errors / predictions above a percentage.
     *
     * @param above percent, 0 to 100
     * @param minimumSample predictions below which nothing is judged
     */
    record ErrorRate(Duration window, BigDecimal above, long minimumSample) implements Condition {
        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /**
     * A percentile of the latency above a number: more than (100 - percentile) % of the measured
     * predictions took longer.
     *
     * @param percentile above 0, below 100
     * @param above milliseconds
     * @param minimumSample measured predictions below which nothing is judged
     */
    record LatencyAbove(
            BigDecimal percentile, Duration window, BigDecimal above, long minimumSample)
            implements Condition {
        @Override
        public Unit unit() {
            return Unit.MILLISECONDS;
        }
    }

    /**
     * A percentile of the latency above a multiple of the baseline's.
     *
     * @param percentile one of {@link Baseline#PERCENTILES}
     * @param factor above 0
     */
    record LatencyRegression(
            BigDecimal percentile, Duration window, BigDecimal factor, long minimumSample)
            implements Condition {
        @Override
        public Unit unit() {
            return Unit.MILLISECONDS;
        }
    }

    /** A model in production that predicted nothing. */
    record Absence(Duration window) implements Condition {
        @Override
        public Unit unit() {
            return Unit.COUNT;
        }
    }

    /**
     * A node's disk above a percentage; it clears below another.
     *
     * @param above percent used, 0 to 100
     * @param clearBelow percent used, at most {@code above}
     */
    record Disk(BigDecimal above, BigDecimal clearBelow) implements Condition {
        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public Duration window() {
            return Duration.ZERO;
        }
    }

    /** Something is wrong with the watching itself. */
    record Own(OwnProblem problem) implements Condition {
        @Override
        public Unit unit() {
            return Unit.COUNT;
        }

        @Override
        public Duration window() {
            return Duration.ZERO;
        }
    }
}
