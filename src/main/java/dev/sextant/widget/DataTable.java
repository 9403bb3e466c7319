package dev.sextant.widget;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A table that fills its width, sorts by any column, remembers the widths of its columns for the
 * session, and in which the whole row is the way to more.
 */
public final class DataTable<T> extends TableView<T> {

    /** Widths a person gave, by table and column. Used on the JavaFX thread only. */
    private static final Map<String, Double> WIDTHS = new HashMap<>();

    private static final int MEASURED = 100;
    private static final double WIDEST = 280;
    private static final double NEVER_CUT = 92;
    private static final double PADDING = 16;

    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final Label empty = new Label();
    private final Map<String, Function<T, String>> texts = new HashMap<>();
    private final TextRuler ruler;
    private Consumer<T> onActivate = _ -> {};

    /**
     * @param id under which widths are remembered
     * @param emptyText what stands there without rows
     */
    public DataTable(String id, String emptyText) {
        Fonts.load();
        ruler = new TextRuler(Font.font(Fonts.SEMIBOLD, 13));
        setId(id);
        getStyleClass().add("data-table");
        setFixedCellSize(28);
        setMinSize(160, 90);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        empty.setText(emptyText);
        empty.getStyleClass().add("empty");
        empty.setMaxWidth(340);
        setPlaceholder(empty);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(_ -> row());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    var chosen = getSelectionModel().getSelectedItem();
                    if (chosen == null) return;
                    event.consume();
                    onActivate.accept(chosen);
                });
    }

    /** Text at the left. */
    public DataTable<T> text(
            String id, String title, double width, Function<T, @Nullable String> value) {
        return column(id, title, width, false, value, SafeText::line, _ -> null);
    }

    /** Text at the left in a role of the theme, such as {@code p1}. */
    public DataTable<T> text(
            String id,
            String title,
            double width,
            Function<T, @Nullable String> value,
            Function<T, @Nullable String> role) {
        return column(id, title, width, false, value, SafeText::line, role);
    }

    /** A figure at the right, sorted by its size. */
    public <V extends Comparable<? super V>> DataTable<T> number(
            String id,
            String title,
            double width,
            Function<T, @Nullable V> value,
            Function<@Nullable V, String> form) {
        return column(id, title, width, true, value, form, _ -> null);
    }

    /**
     * @param figure whether it stands at the right
     * @param value by which rows are sorted; rows without one come last
     * @param form how it is written
     * @param role a style class for the cell, or null
     */
    public <V extends Comparable<? super V>> DataTable<T> column(
            String id,
            String title,
            double width,
            boolean figure,
            Function<T, @Nullable V> value,
            Function<@Nullable V, String> form,
            Function<T, @Nullable String> role) {
        var column = new TableColumn<T, @Nullable V>(title);
        column.setId(id);
        column.setMinWidth(36);
        column.setPrefWidth(WIDTHS.getOrDefault(getId() + "/" + id, width));
        column.setReorderable(false);
        column.setComparator(Comparator.nullsLast(Comparator.<V>naturalOrder()));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<@Nullable V>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new FigureCell<>(form, role));
        texts.put(id, row -> form.apply(value.apply(row)));
        if (figure) column.getStyleClass().add("number");
        column.widthProperty()
                .addListener(
                        (_, _, now) -> {
                            if (isPressed()) WIDTHS.put(getId() + "/" + id, now.doubleValue());
                        });
        getColumns().add(column);
        return this;
    }

    /**
     * @param action hears the row that was clicked, or on which Enter was pressed
     */
    public void setOnActivate(Consumer<T> action) {
        onActivate = action;
    }

    public void setEmptyText(String value) {
        empty.setText(value);
    }

    /** Replaces the rows; the selection stays on an equal row, and the list where it was. */
    public void show(List<T> next) {
        if (rows.equals(next)) return;
        var chosen = getSelectionModel().getSelectedItem();
        rows.setAll(next);
        for (var column : getColumns()) fit(column, next);
        if (chosen != null && next.contains(chosen)) getSelectionModel().select(chosen);
        else getSelectionModel().clearSelection();
    }

    /** A column is as wide as what it has shown, and never shrinks: nothing jumps on refresh. */
    private void fit(TableColumn<T, ?> column, List<T> next) {
        var text = Objects.requireNonNull(texts.get(column.getId()));
        var widest = ruler.width(column.getText());
        for (var row : next.subList(0, Math.min(MEASURED, next.size()))) {
            widest = Math.max(widest, ruler.width(text.apply(row)));
        }
        var natural = Math.min(WIDEST, Math.ceil(widest) + PADDING);
        column.setMinWidth(Math.max(column.getMinWidth(), Math.min(natural, NEVER_CUT)));
        if (WIDTHS.containsKey(getId() + "/" + column.getId())) return;
        if (natural > column.getPrefWidth()) column.setPrefWidth(natural);
    }

    private TableRow<T> row() {
        var row = new TableRow<T>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getButton() != MouseButton.PRIMARY || row.isEmpty()) return;
                    onActivate.accept(Objects.requireNonNull(row.getItem()));
                });
        return row;
    }

    private static final class FigureCell<T, V> extends TableCell<T, @Nullable V> {

        private final Function<@Nullable V, String> form;
        private final Function<T, @Nullable String> role;
        private @Nullable String worn;

        FigureCell(Function<@Nullable V, String> form, Function<T, @Nullable String> role) {
            this.form = form;
            this.role = role;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setEllipsisString("…");
            textTruncatedProperty().addListener((_, _, cut) -> explain(cut));
        }

        private void explain(boolean cut) {
            setTooltip(cut && getText() != null ? new Tooltip(getText()) : null);
        }

        @Override
        protected void updateItem(@Nullable V value, boolean none) {
            super.updateItem(value, none);
            var row = getTableRow() == null ? null : getTableRow().getItem();
            if (worn != null) getStyleClass().remove(worn);
            worn = none || row == null ? null : role.apply(row);
            if (worn != null) getStyleClass().add(worn);
            setText(none || row == null ? null : form.apply(value));
            explain(isTextTruncated());
        }
    }
}
