package dev.sextant.widget;

import java.util.List;

/**
 * The colour and dash that tell one series from another.
 *
 * @param slot 0 to 6, or -1 for the faint grey of the others, or -2 for the dashed grey of what has
 *     no name
 */
public record SeriesStyle(int slot) {

    public static final int SLOTS = 7;
    public static final SeriesStyle OTHERS = new SeriesStyle(-1);
    public static final SeriesStyle NAMELESS = new SeriesStyle(-2);

    private static final double[] NAMELESS_DASH = {1, 4};

    private static final List<List<Double>> DASHES =
            List.of(
                    List.of(),
                    List.of(6.0, 3.0),
                    List.of(2.0, 3.0),
                    List.of(8.0, 3.0, 2.0, 3.0),
                    List.of(1.0, 3.0),
                    List.of(10.0, 4.0),
                    List.of(4.0, 2.0));

    public SeriesStyle {
        if (slot < -2 || slot >= SLOTS) throw new IllegalArgumentException("no such slot: " + slot);
    }

    /** Lengths of stroke and gap in pixels; empty for a solid line. */
    public double[] dash() {
        if (slot == NAMELESS.slot()) return NAMELESS_DASH.clone();
        if (slot < 0) return new double[0];
        return DASHES.get(slot).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
