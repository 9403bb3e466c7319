package dev.sextant.panel;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a person is looking at.
 *
 * @param zone for calendar buckets
 * @param interval null lets each panel fit its buckets to the range
 * @param topModels how many models are drawn apart; the others are summed
 * @param versionModel the model whose versions are compared on the dashboard; null for the filter's
 *     model, or all
 * @param now when the question is asked; a bucket that ends later is still open
 */
public record PanelScope(
        TimeRange range,
        Filter filter,
        ZoneId zone,
        @Nullable Interval interval,
        int topModels,
        @Nullable String versionModel,
        Instant now) {

    private static final int CHART_BUCKETS = 150;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MINUTES_FROM = Duration.ofMinutes(10);

    /** Events are few: wide bars are read more easily than exact ones. */
    private static final int TIMELINE_BUCKETS = 24;

    private static final int MOST_DAYS = 96;
    private static final Duration DAILY_FROM = Duration.ofDays(3);

    /**
     * The bucket length of latency and throughput: the chosen one, else fitted to the range, but
     * not below a minute unless the range is short: a percentile wants more than a handful of
     * values.
     */
    public Interval chartInterval() {
        if (interval != null) return interval;
        var least = range.length().compareTo(MINUTES_FROM) < 0 ? Duration.ofSeconds(1) : MINUTE;
        var fitted = Interval.fitting(range, CHART_BUCKETS, zone);
        return fitted instanceof Interval.Fixed(var length) && length.compareTo(least) < 0
                ? new Interval.Fixed(least)
                : fitted;
    }

    /** The bucket length of the lifecycle events: the chosen one, else a day, finer for less. */
    public Interval timelineInterval() {
        if (interval != null) return interval;
        if (range.length().compareTo(DAILY_FROM) < 0) {
            return Interval.fitting(range, TIMELINE_BUCKETS, zone);
        }
        var day = new Interval.Calendar(ChronoUnit.DAYS, zone);
        return range.length().toDays() > MOST_DAYS
                ? Interval.fitting(range, MOST_DAYS / 2, zone)
                : day;
    }
}
