package dev.sextant.ui.frame;

import dev.sextant.panel.PanelRows;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** Any panel's answer as a sortable table of the rows it exports. */
final class PanelTable extends TableView<List<@Nullable Object>> {

    private final Supplier<ZoneId> zone;

    private final Set<Integer> identity = new HashSet<>();

    PanelTable(PanelRows<?> rows, Supplier<ZoneId> zone, Consumer<String> drill) {
        this.zone = zone;
        getStyleClass().add("data-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var columns = rows.columns();
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            getColumns().add(column(column, index));
            if (!isFigure(column.kind())) identity.add(index);
        }
        var model = columns.stream().map(Column::name).toList().indexOf("model");
        if (model >= 0) {
            setOnKeyPressed(
                    event -> {
                        if (event.getCode() != KeyCode.ENTER) return;
                        drill(getSelectionModel().getSelectedItem(), model, drill);
                        event.consume();
                    });
            setRowFactory(any -> row(model, drill));
        }
    }

    /** Shows new rows, keeping the order and the row the person chose. */
    void show(List<List<@Nullable Object>> rows) {
        var selected = getSelectionModel().getSelectedItem();
        getItems().setAll(rows);
        sort();
        getSelectionModel().clearSelection();
        if (selected == null) return;
        for (var index = 0; index < getItems().size(); index++) {
            if (sameThing(getItems().get(index), selected)) {
                getSelectionModel().select(index);
                return;
            }
        }
    }

    /** Whether two rows are about the same, whatever the figures have become. */
    private boolean sameThing(List<@Nullable Object> one, List<@Nullable Object> other) {
        return identity.stream()
                .allMatch(index -> Objects.equals(one.get(index), other.get(index)));
    }

    private static TableRow<List<@Nullable Object>> row(int model, Consumer<String> drill) {
        var row = new TableRow<List<@Nullable Object>>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        drill(row.getItem(), model, drill);
                    }
                });
        return row;
    }

    private static void drill(
            @Nullable List<@Nullable Object> row, int model, Consumer<String> drill) {
        if (row != null && row.get(model) instanceof String name) drill.accept(name);
    }

    private TableColumn<List<@Nullable Object>, @Nullable Object> column(Column column, int index) {
        var made = new TableColumn<List<@Nullable Object>, @Nullable Object>(Cells.head(column));
        made.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().get(index)));
        made.setComparator(Cells.order());
        made.setCellFactory(any -> new ValueCell(column.kind()));
        if (isFigure(column.kind())) made.getStyleClass().add("number");
        return made;
    }

    private static boolean isFigure(Kind kind) {
        return switch (kind) {
            case TIME, TEXT, MODEL -> false;
            case COUNT, MILLISECONDS, PERCENT, PER_MINUTE -> true;
        };
    }

    private final class ValueCell extends TableCell<List<@Nullable Object>, @Nullable Object> {
        private final Kind kind;

        ValueCell(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected void updateItem(@Nullable Object value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : Cells.text(value, kind, zone.get()));
        }
    }
}
