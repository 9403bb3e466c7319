package dev.sextant.widget.chart;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TextRuler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds room inside a chart for the words of what tints its ground. */
final class EpisodeLabels {

    static final double ROW = 15;

    private static final int ROWS = 3;
    private static final double EDGE = 4;

    /** Words and the left end of their middle line. */
    record Placed(double x, double y, String words) {}

    private EpisodeLabels() {}

    /** The stretches without overlaps, in order: what is tinted twice is not darker. */
    static List<TimeRange> merged(List<ChartEpisode> episodes) {
        var merged = new ArrayList<TimeRange>();
        for (var episode : sorted(episodes)) {
            var range = episode.range();
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || range.from().isAfter(last.to())) {
                merged.add(range);
            } else if (range.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new TimeRange(last.from(), range.to()));
            }
        }
        return merged;
    }

    /** Each at its beginning, one below the other where they would overlap; the rest has none. */
    static List<Placed> place(PlotArea plot, List<ChartEpisode> episodes, TextRuler ruler) {
        var free = new double[ROWS];
        var placed = new ArrayList<Placed>();
        for (var episode : sorted(episodes)) {
            if (!episode.range().to().isAfter(plot.range().from())) continue;
            if (!episode.range().from().isBefore(plot.range().to())) continue;
            var words = ruler.fit(SafeText.line(episode.words()), plot.width() / 2);
            var width = ruler.width(words);
            var begins = Math.max(plot.left(), plot.x(episode.range().from())) + EDGE;
            var x = Math.max(plot.left() + EDGE, Math.min(begins, plot.right() - width - EDGE));
            for (var row = 0; row < ROWS; row++) {
                if (x < free[row]) continue;
                free[row] = x + width + EDGE;
                placed.add(new Placed(x, plot.bottom() - 10 - row * ROW, words));
                break;
            }
        }
        return placed;
    }

    private static List<ChartEpisode> sorted(List<ChartEpisode> episodes) {
        return episodes.stream()
                .sorted(Comparator.comparing(episode -> episode.range().from()))
                .toList();
    }
}
