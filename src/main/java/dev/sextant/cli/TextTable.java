package dev.sextant.cli;

import dev.sextant.panel.Csv;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a terminal: aligned columns, numbers to the right, an em dash for what does not exist.
 */
final class TextTable {

    private static final String NONE = "—";
    private static final String OTHERS = "others";

    private TextTable() {}

    static String of(List<Column> columns, List<List<@Nullable Object>> rows) {
        var cells = new ArrayList<List<String>>();
        cells.add(columns.stream().map(Column::name).toList());
        for (var row : rows) {
            var line = new ArrayList<String>();
            for (var i = 0; i < row.size(); i++) line.add(text(row.get(i), columns.get(i).kind()));
            cells.add(line);
        }
        var table = new StringBuilder();
        for (var line : cells) {
            var text = new StringBuilder();
            for (var i = 0; i < line.size(); i++) {
                if (i > 0) text.append("  ");
                text.append(padded(line.get(i), width(cells, i), isNumber(columns.get(i).kind())));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        if (rows.isEmpty()) table.append("(no documents in this range)\n");
        return table.toString();
    }

    private static boolean isNumber(Kind kind) {
        return switch (kind) {
            case TIME, TEXT, MODEL -> false;
            case COUNT, MILLISECONDS, PERCENT, PER_MINUTE, SHARE, SCORE -> true;
        };
    }

    private static String text(@Nullable Object value, Kind kind) {
        return switch (value) {
            case null -> kind == Kind.MODEL ? OTHERS : NONE;
            case Instant time -> Csv.TIME.format(time);
            case Double number -> number(number, kind);
            default -> visible(value.toString());
        };
    }

    private static String number(double number, Kind kind) {
        return switch (kind) {
            case MILLISECONDS -> String.format(Locale.ROOT, "%.1f", number);
            case SHARE -> String.format(Locale.ROOT, "%.4f", number);
            case SCORE -> Double.toString(number);
            case TIME, TEXT, MODEL, COUNT, PERCENT, PER_MINUTE ->
                    String.format(Locale.ROOT, "%.2f", number);
        };
    }

    /** Control and direction characters as escapes: a name cannot repaint the terminal. */
    private static String visible(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            var type = Character.getType(point);
                            if (type == Character.CONTROL || type == Character.FORMAT) {
                                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
                            } else {
                                shown.appendCodePoint(point);
                            }
                        });
        return shown.toString();
    }

    private static int width(List<List<String>> cells, int column) {
        return cells.stream().mapToInt(line -> columns(line.get(column))).max().orElse(0);
    }

    private static String padded(String text, int width, boolean right) {
        var space = " ".repeat(width - columns(text));
        return right ? space + text : text + space;
    }

    /** Terminal columns: combining marks take none. */
    private static int columns(String text) {
        return (int)
                text.codePoints()
                        .filter(
                                point -> {
                                    var type = Character.getType(point);
                                    return type != Character.NON_SPACING_MARK
                                            && type != Character.ENCLOSING_MARK;
                                })
                        .count();
    }
}
