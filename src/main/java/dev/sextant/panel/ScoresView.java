package dev.sextant.panel;

import dev.sextant.cluster.Scores;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.chart.Histogram;
import dev.sextant.widget.chart.HistogramBar;
import javafx.scene.Node;

/** How many predictions have which score, and how many have none. */
final class ScoresView implements PanelView<Scores> {

    private final Histogram histogram = new Histogram(Messages.text("panel.scores.unit"));
    private final OrEmpty node = new OrEmpty(histogram);

    ScoresView(ViewContext context) {
        histogram.setId("scores-histogram");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(Scores scores, PanelScope scope) {
        if (scores.scored() == 0) {
            node.showEmpty(Messages.text("panel.scores.unscored", scores.predictions()));
            return;
        }
        histogram.show(
                scores.bins().stream()
                        .map(bin -> new HistogramBar(bin.from(), bin.to(), bin.count()))
                        .toList(),
                scores.unscored() == 0
                        ? Messages.text("panel.scores.all", Numbers.count(scores.scored()))
                        : Messages.text(
                                "panel.scores.some",
                                Numbers.count(scores.scored()),
                                Numbers.count(scores.unscored())));
        node.showContent();
    }
}
