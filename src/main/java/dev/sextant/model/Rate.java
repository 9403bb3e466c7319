package dev.sextant.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ratios as the product defines them, in one place. */
public final class Rate {

    private Rate() {}

    /**
     * errors / predictions × 100; null where there were no predictions, never 0 %.
     *
     * @param errors null when nobody counts them, and then the rate is not known either
     */
    public static @Nullable Double percent(@Nullable Long errors, long predictions) {
        return errors == null || predictions == 0 ? null : errors * 100.0 / predictions;
    }

    /**
     * Bucket count ÷ bucket minutes; a day of a clock change has its own number of minutes.
     *
     * @param bucketStart any time in the bucket
     */
    public static double perMinute(long count, Instant bucketStart, Interval interval) {
        var start = interval.floor(bucketStart);
        var length = Duration.between(start, interval.next(start));
        return count * 60_000.0 / length.toMillis();
    }
}
