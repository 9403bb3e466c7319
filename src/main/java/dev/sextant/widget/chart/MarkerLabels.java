package dev.sextant.widget.chart;

import dev.sextant.widget.TextRuler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds room above a chart for the words of its markers, so that none lies on another. */
final class MarkerLabels {

    static final double ROW_HEIGHT = 13;

    /** More marks than this would hide the lines: they stay short, and only failures have words. */
    private static final int CROWD = 10;

    private static final int ROWS = 2;
    private static final double SAME = 5;
    private static final double MARK = 7;

    /**
     * A marker's place.
     *
     * @param y the middle of its words
     * @param crowded whether its line ends above the plot
     */
    record Placed(
            double x,
            double y,
            String label,
            boolean leftOfLine,
            boolean failed,
            int count,
            boolean crowded) {

        private Placed inACrowd(PlotArea plot, boolean withWords) {
            return new Placed(
                    x,
                    MarkerLabels.y(plot, 0),
                    withWords ? label : "",
                    leftOfLine,
                    failed,
                    count,
                    true);
        }
    }

    private MarkerLabels() {}

    /** Those too close to tell apart become one, with the number of the others. */
    static List<Placed> place(PlotArea plot, List<ChartMarker> markers, TextRuler ruler) {
        var sorted =
                markers.stream()
                        .filter(marker -> plot.range().contains(marker.time()))
                        .sorted(Comparator.comparing(ChartMarker::time))
                        .toList();
        var free = new double[ROWS];
        var placed = new ArrayList<Placed>();
        for (var index = 0; index < sorted.size(); ) {
            var x = plot.x(sorted.get(index).time());
            var end = index + 1;
            while (end < sorted.size() && plot.x(sorted.get(end).time()) - x < SAME) end++;
            var next = end < sorted.size() ? plot.x(sorted.get(end).time()) : plot.right() + MARK;
            placed.add(one(sorted.subList(index, end), plot, x, next, free, ruler));
            index = end;
        }
        if (placed.size() <= CROWD) return placed;
        var crowd = new ArrayList<Placed>();
        for (var index = 0; index < placed.size(); index++) {
            var words = placed.get(index).failed() && isFree(placed, index, ruler);
            crowd.add(placed.get(index).inACrowd(plot, words));
        }
        return crowd;
    }

    /** Whether no neighbour's mark lies where the words of this one would stand. */
    private static boolean isFree(List<Placed> placed, int index, TextRuler ruler) {
        var one = placed.get(index);
        var room = ruler.width(one.label()) + 2 * MARK;
        var beside = one.leftOfLine() ? index - 1 : index + 1;
        if (beside < 0 || beside >= placed.size()) return true;
        return Math.abs(placed.get(beside).x() - one.x()) > room;
    }

    private static Placed one(
            List<ChartMarker> group,
            PlotArea plot,
            double x,
            double next,
            double[] free,
            TextRuler ruler) {
        var newest = group.getLast();
        var failed = group.stream().anyMatch(ChartMarker::failed);
        var label = group.size() == 1 ? newest.label() : newest.label() + " +" + (group.size() - 1);
        var width = ruler.width(label) + MARK;
        var cutOff = x + width > plot.right() + MARK;
        for (var row = 0; row < ROWS; row++) {
            // words lie on the side where no other line runs through them
            var left = x + width > next && x - width > free[row];
            if (!left && cutOff) continue;
            var from = left ? x - width : x - MARK;
            if (from < free[row]) continue;
            free[row] = (left ? x + MARK : x + width) + 4;
            return new Placed(x, y(plot, row), label, left, failed, group.size(), false);
        }
        // no room for words: the mark stays, the value card tells
        return new Placed(x, y(plot, 0), "", false, failed, group.size(), false);
    }

    private static double y(PlotArea plot, int row) {
        return plot.top() - 6 - row * ROW_HEIGHT;
    }
}
