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

    /** Events are few: wide bars are read more easily than exact ones. */
    private static final int TIMELINE_BUCKETS = 24;

    private static final int MOST_DAYS = 96;
    private static final Duration DAILY_FROM = Duration.ofDays(3);

    /** The bucket length of latency and throughput: the chosen one, else fitted to the range. */
    public Interval chartInterval() {
        return interval != null ? interval : Interval.fitting(range, CHART_BUCKETS, zone);
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
