package dev.sextant.ui.frame;

import dev.sextant.panel.PanelRows;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.widget.Messages;
import dev.sextant.widget.table.DataTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Any panel's answer as a sortable table of the rows it exports. */
final class PanelTable extends DataTable<List<@Nullable Object>> {

    /**
     * @param drill hears the model of the row that was chosen
     */
    PanelTable(String id, PanelRows<?> rows, Supplier<ZoneId> zone, Consumer<String> drill) {
        super(id, Messages.text("dashboard.empty"));
        var columns = rows.columns();
        for (var index = 0; index < columns.size(); index++) add(columns.get(index), index, zone);
        var known =
                IntStream.range(0, columns.size())
                        .filter(index -> !isFigure(columns.get(index).kind()))
                        .boxed()
                        .toList();
        // the same thing is shown again, whatever its figures have become
        setIdentity(
                row -> {
                    var what = new ArrayList<@Nullable Object>();
                    known.forEach(index -> what.add(row.get(index)));
                    return what;
                });
        var model = columns.stream().map(Column::name).toList().indexOf("model");
        if (model < 0) return;
        setOnActivate(
                row -> {
                    if (row.get(model) instanceof String name) drill.accept(name);
                });
    }

    private void add(Column column, int index, Supplier<ZoneId> zone) {
        this.<Object>column(
                column.name(),
                Cells.head(column),
                isFigure(column.kind()),
                row -> row.get(index),
                value -> Cells.text(value, column.kind(), zone.get()),
                row -> null,
                Cells.order());
    }

    private static boolean isFigure(Kind kind) {
        return switch (kind) {
            case TIME, TEXT, MODEL -> false;
            case COUNT, MILLISECONDS, PERCENT, PER_MINUTE, SHARE, SCORE -> true;
        };
    }
}
