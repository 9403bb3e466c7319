package dev.sextant.monitor.refresh;

import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** The span of time a person chose to look at. */
public sealed interface RangeChoice {

    /** The span asked for when it is {@code now}. */
    TimeRange at(Instant now);

    /** The last so-and-so long; moves with the clock. */
    record Last(Duration length) implements RangeChoice {
        @Override
        public TimeRange at(Instant now) {
            return TimeRange.last(length, now);
        }
    }

    /** A span that stands still. */
    record Between(TimeRange range) implements RangeChoice {
        @Override
        public TimeRange at(Instant now) {
            return range;
        }
    }
}
