package dev.sextant.ui.frame;

import dev.sextant.panel.PanelRows;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** Any panel's answer as a sortable table of the rows it exports. */
final class PanelTable extends TableView<List<@Nullable Object>> {

    private final Supplier<ZoneId> zone;

    PanelTable(PanelRows<?> rows, Supplier<ZoneId> zone, Consumer<String> drill) {
        this.zone = zone;
        getStyleClass().add("data-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var columns = rows.columns();
        for (var index = 0; index < columns.size(); index++) {
            getColumns().add(column(columns.get(index), index));
        }
        var model = columns.stream().map(Column::name).toList().indexOf("model");
        if (model >= 0) {
            setOnKeyPressed(
                    event -> {
                        if (event.getCode() != KeyCode.ENTER) return;
                        drillSelected(model, drill);
                        event.consume();
                    });
            setOnMouseClicked(
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY
                                && event.getClickCount() == 2) {
                            drillSelected(model, drill);
                        }
                    });
        }
    }

    /** Shows new rows, keeping the order and the row the person chose. */
    void show(List<List<@Nullable Object>> rows) {
        var selected = getSelectionModel().getSelectedIndex();
        getItems().setAll(rows);
        sort();
        if (selected >= 0 && selected < rows.size()) getSelectionModel().select(selected);
    }

    private void drillSelected(int model, Consumer<String> drill) {
        var row = getSelectionModel().getSelectedItem();
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
