package dev.sextant.widget.chart;

import java.util.ArrayList;
import java.util.List;

/** Where the flags over bars stand, and which of them have room for their words. */
final class FlagLabels {

    /** Width of the triangle before the words, with its gap. */
    static final double SIGN = 12;

    private static final double HALF_TRIANGLE = 4;
    private static final double GAP = 4;

    private FlagLabels() {}

    /**
     * A flag before it is placed; all in pixels.
     *
     * @param middle of its bar
     * @param words width of its words
     * @param room that the bars beside it leave to its words, sign included
     */
    record Wish(double middle, double words, double room) {}

    /**
     * @param from left end of the triangle
     * @param withWords whether the words are written behind it
     */
    record Placed(double from, boolean withWords) {}

    /**
     * @param wishes from left to right
     * @param right end of the picture
     */
    static List<Placed> place(List<Wish> wishes, double right) {
        var placed = new ArrayList<Placed>();
        var taken = 0.0;
        for (var index = 0; index < wishes.size(); index++) {
            var wish = wishes.get(index);
            var whole = SIGN + wish.words();
            var from = wish.middle() - whole / 2;
            var last = index == wishes.size() - 1;
            var next = last ? right : wishes.get(index + 1).middle() - HALF_TRIANGLE - GAP;
            var fits = whole <= wish.room() && from >= taken && from + whole <= next;
            placed.add(new Placed(fits ? from : wish.middle() - HALF_TRIANGLE, fits));
            taken = (fits ? from + whole : wish.middle() + HALF_TRIANGLE) + GAP;
        }
        return placed;
    }
}
