package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** Where a chart's values lie on its canvas, in pixels from the canvas's upper left corner. */
record PlotArea(
        double left, double top, double width, double height, TimeRange range, double highest) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(Instant time) {
        var share = Duration.between(range.from(), time).toMillis() / millis();
        return left + share * width;
    }

    /** The middle of the part of a bucket that lies in the range. */
    double middle(TimeRange bucket) {
        return (x(bucket.from()) + x(bucket.to())) / 2;
    }

    double y(double value) {
        return bottom() - Math.clamp(value / highest, 0, 1) * height;
    }

    Instant time(double x) {
        var share = Math.clamp((x - left) / Math.max(1, width), 0, 1);
        return range.from().plusMillis(Math.round(share * millis()));
    }

    boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }

    private double millis() {
        return range.length().toMillis();
    }
}
