package dev.sextant.widget.chart;

import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.SeriesStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** What a chart's series were in one bucket, highest first; those without a value come last. */
record ChartReading(int bucket, List<Row> rows, double total) {

    /**
     * A series in the bucket.
     *
     * @param series its place in the chart
     * @param value NaN where nothing was measured
     */
    record Row(int series, String label, SeriesStyle style, double value, String text) {}

    static ChartReading of(List<ChartSeries> series, int bucket, DoubleFunction<String> form) {
        var rows =
                IntStream.range(0, series.size())
                        .mapToObj(index -> row(series.get(index), index, bucket, form))
                        .sorted(Comparator.comparingDouble(ChartReading::descending))
                        .toList();
        var total = rows.stream().mapToDouble(Row::value).filter(Double::isFinite).sum();
        return new ChartReading(bucket, rows, total);
    }

    private static Row row(ChartSeries series, int index, int bucket, DoubleFunction<String> form) {
        var value = series.value(bucket);
        var text = Double.isNaN(value) ? Numbers.NONE : form.apply(value);
        return new Row(index, SafeText.line(series.label()), series.style(), value, text);
    }

    private static double descending(Row row) {
        return Double.isNaN(row.value()) ? Double.MAX_VALUE : -row.value();
    }

    /** As text for those who do not see the card. */
    String spoken() {
        var parts = new ArrayList<String>();
        for (var row : rows) parts.add(row.label() + " " + row.text());
        return String.join(", ", parts);
    }
}
