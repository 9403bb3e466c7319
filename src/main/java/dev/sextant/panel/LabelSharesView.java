package dev.sextant.panel;

import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.chart.BarList;
import dev.sextant.widget.chart.BarRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The share of each label among its model's predictions as bars, most predictions first. */
final class LabelSharesView implements PanelView<List<LabelShare>> {

    private final ViewContext context;
    private final BarList bars = new BarList(Numbers::percent);
    private final OrEmpty node = new OrEmpty(bars);
    private boolean oneModel;

    LabelSharesView(ViewContext context) {
        this.context = context;
        bars.setId("label-shares-bars");
        bars.setOnActivate(this::drill);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(List<LabelShare> shares, PanelScope scope) {
        oneModel = scope.filter().model() != null;
        var labelled = labelledModels(shares);
        if (labelled.isEmpty()) {
            var count = shares.stream().mapToLong(LabelShare::count).sum();
            node.showEmpty(Messages.text("panel.labels.unlabelled", count));
            return;
        }
        var apart = keys(shares, scope.topModels());
        context.styles().show(apart);
        var rows = new ArrayList<BarRow>();
        for (var share : shares) {
            if (share.model() != null && labelled.contains(share.model()))
                rows.add(row(share, apart));
        }
        var rest = shares.stream().filter(share -> !isOf(labelled, share)).toList();
        if (!rest.isEmpty()) rows.add(withoutLabels(rest));
        bars.show(rows, null);
        node.showContent();
    }

    /** The labels that are apart over time: they look here as there. */
    private static List<String> keys(List<LabelShare> shares, int most) {
        var labels = shares.stream().filter(share -> share.label() != null).limit(most);
        return labels.map(share -> LabelNames.key(share.model(), share.label())).toList();
    }

    private static Set<String> labelledModels(List<LabelShare> shares) {
        return shares.stream()
                .filter(share -> share.label() != null)
                .map(LabelShare::model)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Set<String> models, LabelShare share) {
        return share.model() != null && models.contains(share.model());
    }

    private BarRow row(LabelShare share, List<String> apart) {
        var key = LabelNames.key(share.model(), share.label());
        return new BarRow(
                key,
                LabelNames.of(share.model(), share.label(), oneModel),
                percent(share.share()),
                note(share),
                style(share, apart));
    }

    private SeriesStyle style(LabelShare share, List<String> apart) {
        if (share.label() == null) return SeriesStyle.NAMELESS;
        var key = LabelNames.key(share.model(), share.label());
        return apart.contains(key) ? context.styles().of(key) : SeriesStyle.OTHERS;
    }

    /** How many; and of those with a label, where that is not the same share and room enough. */
    private String note(LabelShare share) {
        var count = Numbers.count(share.count());
        var ofLabelled = share.shareLabelled();
        return !oneModel || ofLabelled == null || ofLabelled.equals(share.share())
                ? count
                : Messages.text("panel.shares.note", count, Numbers.percent(percent(ofLabelled)));
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : share * 100;
    }

    /** Models that never label: one row, since each of them would only say 100 %. */
    private static BarRow withoutLabels(List<LabelShare> rest) {
        var count = rest.stream().mapToLong(LabelShare::count).sum();
        var models = rest.stream().map(LabelShare::model).filter(Objects::nonNull).count();
        return new BarRow(
                LabelNames.OTHERS,
                Messages.text("panel.shares.without", models),
                null,
                Numbers.count(count),
                SeriesStyle.OTHERS);
    }

    private void drill(String key) {
        var model = LabelNames.model(key);
        if (model != null && !oneModel) context.drill(model);
    }
}
