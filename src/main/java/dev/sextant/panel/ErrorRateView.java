package dev.sextant.panel;

import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.model.Rate;
import dev.sextant.widget.Messages;
import dev.sextant.widget.NameList;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.BarList;
import dev.sextant.widget.chart.BarRow;
import dev.sextant.widget.chart.ChartLimit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The error rate of each model as bars, highest first, with the count it was taken from. */
public final class ErrorRateView implements PanelView<ErrorRateData> {

    private final ViewContext context;
    private final BarList bars = new BarList(Numbers::percent);
    private final OrEmpty node = new OrEmpty(bars);
    private List<String> otherModels = List.of();

    public ErrorRateView(ViewContext context) {
        this.context = context;
        bars.setId("error-rate-bars");
        bars.setOnActivate(this::drill);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(ErrorRateData data, PanelScope scope) {
        otherModels = data.otherModels();
        if (data.models().isEmpty()) {
            node.showEmpty(Messages.text("panel.predictions.empty"));
            return;
        }
        context.styles().show(data.models().stream().map(ModelTotal::model).toList());
        var rows = new ArrayList<BarRow>();
        for (var model : data.models()) {
            rows.add(row(model.model(), model.model(), model, context.styles().of(model.model())));
        }
        var others = data.others();
        if (others != null) {
            var label = Messages.text("panel.others", otherModels.size());
            rows.add(row(TrafficSeries.OTHERS, label, others, SeriesStyle.OTHERS));
        }
        bars.show(rows, limit(context));
        node.showContent();
    }

    private static BarRow row(String key, String label, ModelTotal total, SeriesStyle style) {
        var note = Messages.text("panel.errorRate.count", Numbers.count(total.predictions()));
        return new BarRow(
                key, label, Rate.percent(total.errors(), total.predictions()), note, style);
    }

    static @Nullable ChartLimit limit(ViewContext context) {
        var percent = context.errorRateLimit();
        return percent == null
                ? null
                : new ChartLimit(
                        percent, Messages.text("panel.errorRate.limit", Numbers.axis(percent)));
    }

    private void drill(String key) {
        if (!key.equals(TrafficSeries.OTHERS)) context.drill(key);
        else NameList.show(bars, Messages.text("panel.othersTitle"), otherModels, context::drill);
    }
}
