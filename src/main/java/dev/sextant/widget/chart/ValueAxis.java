package dev.sextant.widget.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The upper end of an axis that starts at zero. It grows at once and shrinks late, so that a chart
 * does not jump on each refresh.
 */
final class ValueAxis {

    /** How much lower the values must be before the axis shrinks. */
    private static final double SLACK = 1.5;

    private double top;

    /** Forgets what was shown, as when the person looks at something else. */
    void reset() {
        top = 0;
    }

    /**
     * The step between ticks and, as the last of them, the upper end.
     *
     * @param highest of the values; not finite or not above zero for none
     * @param most the number of steps there is room for
     * @param whole whether the values are counts, which have no fractions
     */
    List<Double> ticks(double highest, int most, boolean whole) {
        var wanted = Double.isFinite(highest) && highest > 0 ? highest : whole ? most : 1;
        if (wanted > top || wanted * SLACK < top) {
            var step = step(wanted, most, whole);
            top = Math.ceil(wanted / step - 1e-9) * step;
        }
        var step = step(top, most, whole);
        top = Math.ceil(top / step - 1e-9) * step;
        var ticks = new ArrayList<Double>();
        for (var index = 0; index * step <= top + step * 1e-9; index++) ticks.add(index * step);
        return ticks;
    }

    private static double step(double highest, int most, boolean whole) {
        var rough = highest / Math.max(1, most);
        var magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        for (var factor : new double[] {1, 2, 2.5, 5, 10}) {
            var step = factor * magnitude;
            if (step < rough * (1 - 1e-9)) continue;
            if (whole && step != Math.rint(step)) continue;
            return step;
        }
        return 1;
    }
}
