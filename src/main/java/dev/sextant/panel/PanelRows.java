package dev.sextant.panel;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The answer as a table: what the command line prints, the table view shows and the export writes.
 *
 * @param columns named as on the command line, in order
 * @param rows one list per row, as long as {@code columns}; times are {@link java.time.Instant}s, a
 *     value that does not exist is null
 */
public record PanelRows<T>(
        List<Column> columns, BiFunction<T, PanelScope, List<List<@Nullable Object>>> rows) {

    /** What kind of value a column holds, for alignment and form. */
    public enum Kind {
        TIME,
        TEXT,
        /** A model's name, where none stands for the sum of the models that are not named. */
        MODEL,
        COUNT,
        MILLISECONDS,
        PERCENT,
        PER_MINUTE,
        /** 0 to 1, which a person reads as percent. */
        SHARE,
        /** A score as its model gave it. */
        SCORE
    }

    public record Column(String name, Kind kind) {}

    public List<List<@Nullable Object>> of(T data, PanelScope scope) {
        return rows.apply(data, scope);
    }
}
