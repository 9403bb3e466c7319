package dev.sextant.widget.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What gives way when a table is narrow: first the air around the words, then the columns that are
 * needed least, then the ends of long texts. What still does not fit is scrolled to.
 *
 * @param tight whether the cells have little air and small letters
 * @param widths of the columns that are shown, in pixels, with air
 * @param left ids of the columns for which there was no room
 */
record ColumnFit(boolean tight, Map<String, Double> widths, List<String> left) {

    static final double AIR = 16;
    static final double TIGHT_AIR = 9;

    /** Of the small letters against the usual ones. */
    private static final double SMALLER = 12.0 / 13;

    /**
     * A column that wants to be shown.
     *
     * @param head width of the words at its head, in pixels
     * @param text width that its cells ask for, in pixels
     * @param least down to which the text may be cut, in pixels
     * @param whole width of its widest cell, in pixels: more than it asks for when that is a lot
     */
    record Column(String id, double head, double text, double least, double whole) {

        Column(String id, double head, double text, double least) {
            this(id, head, text, least, text);
        }

        /** What it could use beyond what it asks for. */
        double wish(boolean tight) {
            return Math.max(0, (whole - text) * (tight ? SMALLER : 1));
        }

        double width(boolean tight) {
            return Math.ceil(Math.max(head, tight ? text * SMALLER : text))
                    + (tight ? TIGHT_AIR : AIR);
        }

        double cut() {
            return Math.min(width(true), least);
        }
    }

    /**
     * @param optional ids of columns that may be left out, those needed least first
     * @param width that there is, in pixels
     */
    static ColumnFit of(List<Column> columns, List<String> optional, double width) {
        for (var left = 0; left <= optional.size(); left++) {
            var out = optional.subList(0, left);
            var shown = columns.stream().filter(column -> !out.contains(column.id())).toList();
            for (var tight : List.of(false, true)) {
                var spare = width - sum(shown, tight);
                if (spare >= 0) {
                    return new ColumnFit(tight, spread(shown, tight, spare), wanted(columns, out));
                }
            }
        }
        var kept = columns.stream().filter(column -> !optional.contains(column.id())).toList();
        var widths = cut(kept, sum(kept, true) - width);
        return new ColumnFit(true, widths, wanted(columns, optional));
    }

    private static List<String> wanted(List<Column> columns, List<String> out) {
        return columns.stream().map(Column::id).filter(out::contains).toList();
    }

    double total() {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double sum(List<Column> columns, boolean tight) {
        return columns.stream().mapToDouble(column -> column.width(tight)).sum();
    }

    private static Map<String, Double> spread(List<Column> columns, boolean tight, double spare) {
        var widths = new LinkedHashMap<String, Double>();
        var wishes = columns.stream().mapToDouble(column -> column.wish(tight)).sum();
        var granted = wishes == 0 ? 0 : Math.min(1, spare / wishes);
        var each = Math.floor((spare - wishes * granted) / columns.size());
        for (var column : columns) {
            var wish = Math.floor(column.wish(tight) * granted);
            widths.put(column.id(), column.width(tight) + wish + Math.max(0, each));
        }
        return widths;
    }

    private static Map<String, Double> cut(List<Column> columns, double missing) {
        var softness =
                columns.stream().mapToDouble(column -> column.width(true) - column.cut()).sum();
        var share = softness == 0 ? 0 : Math.min(1, missing / softness);
        var widths = new LinkedHashMap<String, Double>();
        for (var column : columns) {
            var whole = column.width(true);
            widths.put(column.id(), Math.floor(whole - (whole - column.cut()) * share));
        }
        return widths;
    }
}
