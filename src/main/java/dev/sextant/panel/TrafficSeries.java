package dev.sextant.panel;

import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.model.Interval;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.ChartSeries;
import dev.sextant.widget.chart.SeriesStyles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the steps of models into series of a chart, one value for each of its buckets. */
final class TrafficSeries {

    /** The key of the others; no model can be named like this, a name is never empty. */
    static final String OTHERS = "";

    private final Interval interval;
    private final List<Instant> buckets;

    TrafficSeries(Interval interval, List<Instant> buckets) {
        this.interval = interval;
        this.buckets = buckets;
    }

    /**
     * One series for each model, and one for the others.
     *
     * @param value of a step; null where it has none
     * @param missing says the value of a bucket without documents, by its start
     */
    List<ChartSeries> perModel(
            Traffic traffic,
            SeriesStyles styles,
            Function<Step, @Nullable Double> value,
            Function<Instant, Double> missing) {
        styles.show(traffic.models().stream().map(TrafficSeries::name).toList());
        var series = new ArrayList<ChartSeries>();
        for (var model : traffic.models()) {
            var name = name(model);
            var values = values(model, value, missing);
            series.add(new ChartSeries(name, name, styles.of(name), values));
        }
        var others = traffic.others();
        if (others != null) {
            var label = Messages.text("panel.others", traffic.otherModels().size());
            var values = values(others, value, missing);
            series.add(new ChartSeries(OTHERS, label, SeriesStyle.OTHERS, values));
        }
        return series;
    }

    List<Double> values(
            ModelTraffic model,
            Function<Step, @Nullable Double> value,
            Function<Instant, Double> missing) {
        var steps = new HashMap<Instant, Step>();
        for (var step : model.steps()) steps.put(interval.floor(step.start()), step);
        return buckets.stream()
                .map(
                        start -> {
                            var step = steps.get(start);
                            if (step == null) return missing.apply(start);
                            var known = value.apply(step);
                            return known == null ? Double.NaN : known;
                        })
                .toList();
    }

    static String name(ModelTraffic model) {
        return Objects.requireNonNullElse(model.model(), OTHERS);
    }
}
