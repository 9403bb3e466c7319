package dev.sextant.panel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer as a table: what the command line prints, the table view shows and the export writes.
 *
 * @param columns named as on the command line, in order
 * @param rows one list per row, as long as {@code columns}
 */
public record PanelRows<T>(List<Column> columns, Function<T, List<List<@Nullable Object>>> rows) {

    /** What kind of value a column holds, for alignment and form. */
    public enum Kind {
        TIME,
        TEXT,
        COUNT,
        MILLISECONDS,
        PERCENT,
        PER_MINUTE
    }

    public record Column(String name, Kind kind) {}
}
