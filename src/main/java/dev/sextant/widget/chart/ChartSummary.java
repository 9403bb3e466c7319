package dev.sextant.widget.chart;

import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.function.DoubleFunction;

/** A chart in a few sentences: how much of what it shows, and each series' extremes and end. */
record ChartSummary(ChartContent content, ZoneId zone, DoubleFunction<String> form) {

    /** More series than these are only counted. */
    private static final int MOST = 7;

    String text() {
        var time = new TimeText(zone);
        var range = content.range();
        var parts = new ArrayList<String>();
        parts.add(
                Messages.text(
                        "chart.spoken",
                        content.series().size(),
                        time.dayAndMinute(range.from()),
                        time.dayAndMinute(range.to())));
        for (var series : content.series().stream().limit(MOST).toList()) parts.add(of(series));
        if (content.series().size() > MOST) {
            parts.add(Messages.text("chart.more", content.series().size() - MOST));
        }
        for (var marker : content.markers()) parts.add(marker.detail() + ".");
        return String.join(" ", parts);
    }

    private String of(ChartSeries series) {
        var name = SafeText.line(series.label());
        var lowest = Double.NaN;
        var highest = Double.NaN;
        var last = Double.NaN;
        for (var value : series.values()) {
            if (!Double.isFinite(value)) continue;
            lowest = Double.isNaN(lowest) ? value : Math.min(lowest, value);
            highest = Double.isNaN(highest) ? value : Math.max(highest, value);
            last = value;
        }
        if (Double.isNaN(last)) return Messages.text("chart.spoken.nothing", name);
        return Messages.text(
                "chart.spoken.series",
                name,
                form.apply(lowest),
                form.apply(highest),
                form.apply(last));
    }
}
