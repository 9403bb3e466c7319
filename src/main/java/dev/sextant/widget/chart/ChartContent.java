package dev.sextant.widget.chart;

import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a {@link TimeChart} shows.
 *
 * @param buckets the starts of the buckets drawn, in order, none left out between them
 * @param openFrom the start of the bucket that is not over yet; null when all are
 * @param episodes tint the ground, as while an alert fires
 */
public record ChartContent(
        TimeRange range,
        Interval interval,
        List<Instant> buckets,
        List<ChartSeries> series,
        List<ChartMarker> markers,
        List<ChartFlag> flags,
        @Nullable ChartLimit limit,
        List<ChartEpisode> episodes,
        @Nullable Instant openFrom) {

    /** Series alone. */
    public static ChartContent of(
            TimeRange range,
            Interval interval,
            Instant now,
            List<Instant> buckets,
            List<ChartSeries> series) {
        return new ChartContent(
                range,
                interval,
                buckets,
                series,
                List.of(),
                List.of(),
                null,
                List.of(),
                openBucket(range, interval, now));
    }

    public ChartContent withMarkers(List<ChartMarker> value) {
        return new ChartContent(
                range, interval, buckets, series, value, flags, limit, episodes, openFrom);
    }

    public ChartContent withFlags(List<ChartFlag> value) {
        return new ChartContent(
                range, interval, buckets, series, markers, value, limit, episodes, openFrom);
    }

    public ChartContent withLimit(@Nullable ChartLimit value) {
        return new ChartContent(
                range, interval, buckets, series, markers, flags, value, episodes, openFrom);
    }

    public ChartContent withEpisodes(List<ChartEpisode> value) {
        return new ChartContent(
                range, interval, buckets, series, markers, flags, limit, value, openFrom);
    }

    /** The start of every bucket that touches the range, in order. */
    public static List<Instant> bucketsOf(TimeRange range, Interval interval) {
        var starts = new ArrayList<Instant>();
        for (var start = interval.floor(range.from());
                start.isBefore(range.to());
                start = interval.next(start)) {
            starts.add(start);
        }
        return starts;
    }

    private static @Nullable Instant openBucket(TimeRange range, Interval interval, Instant now) {
        var start = interval.floor(now);
        return start.isBefore(range.to()) ? start : null;
    }

    /** The bucket that holds a time; -1 when it lies outside. */
    int bucketAt(Instant time) {
        if (!range.contains(time) || buckets.isEmpty()) return -1;
        if (time.isBefore(buckets.getFirst())) return -1;
        var low = 0;
        var high = buckets.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (buckets.get(middle).isAfter(time)) high = middle - 1;
            else low = middle;
        }
        return low;
    }

    /** The part of a bucket that lies in the range. */
    TimeRange visible(int bucket) {
        var start = buckets.get(bucket);
        var end = interval.next(start);
        return new TimeRange(
                start.isBefore(range.from()) ? range.from() : start,
                end.isAfter(range.to()) ? range.to() : end);
    }
}
