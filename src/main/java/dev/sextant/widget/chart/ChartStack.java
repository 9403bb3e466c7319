package dev.sextant.widget.chart;

import java.util.List;

/** Series laid on top of each other, first at the bottom. Nothing measured adds nothing. */
final class ChartStack {

    private final double[][] tops;

    ChartStack(List<ChartSeries> series, int buckets) {
        tops = new double[series.size()][buckets];
        for (var row = 0; row < series.size(); row++) {
            for (var bucket = 0; bucket < buckets; bucket++) {
                var value = series.get(row).value(bucket);
                tops[row][bucket] = bottom(row, bucket) + (value > 0 ? value : 0);
            }
        }
    }

    double bottom(int row, int bucket) {
        return row == 0 ? 0 : tops[row - 1][bucket];
    }

    double top(int row, int bucket) {
        return tops[row][bucket];
    }

    double highest() {
        var highest = 0.0;
        if (tops.length > 0) {
            for (var value : tops[tops.length - 1]) highest = Math.max(highest, value);
        }
        return highest;
    }

    /** The series whose band holds a value in a bucket; -1 for none. */
    int at(int bucket, double value) {
        for (var row = 0; row < tops.length; row++) {
            if (value >= bottom(row, bucket) && value < top(row, bucket)) return row;
        }
        return -1;
    }
}
