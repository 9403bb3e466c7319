package dev.sextant.widget.table;

import dev.sextant.widget.Fonts;
import dev.sextant.widget.LeftAs;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * A table that fills its width, sorts by any column, remembers how, and the widths that its columns
 * were given, and in which the whole row is the way to more. Columns that had to be left out are
 * counted at the end of the head.
 */
public class DataTable<T> extends TableView<T> {

    private static final int MEASURED = 100;
    private static final double WIDEST = 280;
    private static final double NEVER_CUT = 92;
    private static final double ROW = 28;
    private static final double SCROLL_BAR = 14;

    /** Room for how many columns were left out. */
    private static final double SIGN = 30;

    private static final PseudoClass FITS = PseudoClass.getPseudoClass("fits");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final Label empty = new Label();
    private final Map<String, Function<T, String>> texts = new HashMap<>();
    private final Map<String, Function<T, @Nullable String>> roles = new HashMap<>();
    private final Map<String, Double> widest = new HashMap<>();
    private final Map<String, Double> least = new HashMap<>();
    private final Set<String> unwanted = new HashSet<>();
    private List<String> optional = List.of();
    private final TableRulers rulers;
    private final ColumnsLeft left = new ColumnsLeft();
    private Consumer<T> onActivate = _ -> {};
    private Consumer<@Nullable T> onSelect = _ -> {};
    private Function<T, Object> identity = row -> row;
    private boolean clickActivates = true;
    private boolean showing;

    /**
     * @param id under which widths are remembered
     * @param emptyText what stands there without rows
     */
    public DataTable(String id, String emptyText) {
        Fonts.load();
        rulers = new TableRulers();
        skinProperty().addListener((_, _, skin) -> showSignAbove(skin));
        setId(id);
        getStyleClass().add("data-table");
        setFixedCellSize(ROW);
        setMinSize(160, 90);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        widthProperty().subscribe((before, now) -> arrange());
        heightProperty().subscribe((before, now) -> arrange());
        empty.setText(emptyText);
        empty.getStyleClass().add("empty");
        empty.setMaxWidth(340);
        setPlaceholder(empty);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(_ -> row());
        TableAccess.of(this);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        (before, now) -> {
                            if (!showing) onSelect.accept(now);
                        });
        setOnKeyPressed(
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    var chosen = getSelectionModel().getSelectedItem();
                    if (chosen == null || !clickActivates) return;
                    event.consume();
                    onActivate.accept(chosen);
                });
    }

    /** Text at the left. */
    public DataTable<T> text(String id, String title, Function<T, @Nullable String> value) {
        return text(id, title, value, _ -> null);
    }

    /** Text at the left in a role of the theme, such as {@code p1}. */
    public DataTable<T> text(
            String id,
            String title,
            Function<T, @Nullable String> value,
            Function<T, @Nullable String> role) {
        return column(id, title, false, value, SafeText::line, role);
    }

    /** A figure at the right, sorted by its size. */
    public <V extends Comparable<? super V>> DataTable<T> number(
            String id,
            String title,
            Function<T, @Nullable V> value,
            Function<@Nullable V, String> form) {
        return column(id, title, true, value, form, _ -> null);
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
            boolean figure,
            Function<T, @Nullable V> value,
            Function<@Nullable V, String> form,
            Function<T, @Nullable String> role) {
        return column(id, title, figure, value, form, role, Comparator.<V>naturalOrder());
    }

    /**
     * A column whose values say by themselves neither how they are written nor sorted.
     *
     * @param order of values that are there; rows without one come last
     */
    protected final <V> DataTable<T> column(
            String id,
            String title,
            boolean figure,
            Function<T, @Nullable V> value,
            Function<@Nullable V, String> form,
            Function<T, @Nullable String> role,
            Comparator<? super V> order) {
        var column = new TableColumn<T, @Nullable V>(title);
        column.setId(id);
        column.setMinWidth(36);
        column.setReorderable(false);
        column.setComparator(Comparator.nullsLast(order));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<@Nullable V>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new FigureCell<>(form, role));
        texts.put(id, row -> form.apply(value.apply(row)));
        roles.put(id, role);
        least.put(id, figure ? Double.MAX_VALUE : NEVER_CUT);
        if (figure) column.getStyleClass().add("number");
        column.widthProperty()
                .addListener(
                        (_, _, now) -> {
                            if (isPressed()) LeftAs.set(widthOf(id), now.toString());
                        });
        getColumns().add(column);
        return this;
    }

    /**
     * Cells that are drawn.
     *
     * @param order by which rows are sorted
     * @param words the same as text, which measures and speaks
     */
    public <V extends Comparable<? super V>> DataTable<T> drawn(
            String id,
            String title,
            Function<T, @Nullable V> order,
            Function<T, String> words,
            Function<T, Node> drawing) {
        column(id, title, false, order, _ -> "", _ -> null);
        texts.put(id, words);
        roles.put(id, _ -> "strong");
        @SuppressWarnings("unchecked") // made a line above, of this type
        var column = (TableColumn<T, @Nullable V>) column(id);
        column.setCellFactory(_ -> new DrawnCell<>(words, drawing));
        return this;
    }

    /**
     * Lets columns be left out where there is no room for all.
     *
     * @param ids those needed least first
     */
    public void setOptional(String... ids) {
        optional = List.of(ids);
    }

    /** Lets a text be cut to fewer pixels than usual where there is no room for all. */
    public void setLeast(String id, double pixels) {
        least.put(id, pixels);
    }

    /** Takes a column away, or brings it back, whatever room there is. */
    public void setWanted(String id, boolean wanted) {
        if (wanted ? unwanted.remove(id) : unwanted.add(id)) arrange();
    }

    public void setHead(String id, String title) {
        column(id).setText(title);
    }

    /**
     * @param action hears the row that was clicked, or on which Enter was pressed
     */
    public void setOnActivate(Consumer<T> action) {
        onActivate = action;
    }

    /** Only chooses with a click; Enter is left to the screen. */
    public void setOnlySelects() {
        clickActivates = false;
    }

    /**
     * @param action hears which row a person chose; not when new rows keep the choice
     */
    public void setOnSelect(Consumer<@Nullable T> action) {
        onSelect = action;
    }

    /** Stands on the row of this identity, without telling; nothing when it is not there. */
    public void choose(@Nullable Object key) {
        showing = true;
        try {
            var index = key == null ? -1 : indexOf(key);
            if (index < 0) getSelectionModel().clearSelection();
            else getSelectionModel().clearAndSelect(index);
        } finally {
            showing = false;
        }
    }

    private int indexOf(Object key) {
        for (var index = 0; index < getItems().size(); index++) {
            if (identity.apply(getItems().get(index)).equals(key)) return index;
        }
        return -1;
    }

    public void setEmptyText(String value) {
        empty.setText(value);
    }

    /** By what a row is known again when its figures have changed; by default by all that it is. */
    public void setIdentity(Function<T, Object> value) {
        identity = value;
    }

    /** Takes the focus and stands on a row, so that the keys do something at once. */
    public void focus() {
        requestFocus();
        if (getSelectionModel().isEmpty()) getSelectionModel().selectFirst();
    }

    /** Lets columns become narrower again, for when the person looks at something else. */
    public void forgetWidths() {
        widest.clear();
    }

    /** Replaces the rows; the selection stays on the same thing, and the list where it was. */
    public void show(List<T> next) {
        if (rows.equals(next)) return;
        var chosen = getSelectionModel().getSelectedItem();
        showing = true;
        try {
            rows.setAll(next);
        } finally {
            showing = false;
        }
        for (var id : texts.keySet()) measure(id, next);
        arrange();
        choose(chosen == null ? null : identity.apply(chosen));
    }

    /** Makes room for texts of a column that change while its rows do not. */
    public void remeasure(String id) {
        var before = widest.getOrDefault(id, 0.0);
        measure(id, rows);
        if (widest.getOrDefault(id, 0.0) > before) arrange();
    }

    /** A column is as wide as what it has shown, and never shrinks: nothing jumps on refresh. */
    private void measure(String id, List<T> next) {
        var text = Objects.requireNonNull(texts.get(id));
        var role = Objects.requireNonNull(roles.get(id));
        var width = 0.0;
        for (var row : next.subList(0, Math.min(MEASURED, next.size()))) {
            var worn = role.apply(row);
            width = Math.max(width, rulers.of(worn).width(text.apply(row)));
        }
        widest.merge(id, width, Math::max);
    }

    private void arrange() {
        if (getWidth() <= 0) return;
        var wanted = new ArrayList<ColumnFit.Column>();
        for (var column : getColumns()) {
            if (!unwanted.contains(column.getId())) wanted.add(wish(column));
        }
        var insets = getInsets().getLeft() + getInsets().getRight();
        var scrolls = (rows.size() + 1) * ROW > getHeight();
        var room = getWidth() - insets - (scrolls ? SCROLL_BAR : 0) - 2;
        var all = ColumnFit.of(wanted, optional, room);
        var fit = all.left().isEmpty() ? all : ColumnFit.of(wanted, optional, room - SIGN);
        pseudoClassStateChanged(TIGHT, fit.tight());
        // the toolkit leaves its scroll bar behind when a column goes
        pseudoClassStateChanged(FITS, fit.total() <= room);
        for (var column : getColumns()) {
            var width = fit.widths().get(column.getId());
            column.setVisible(width != null);
            // the toolkit takes exactly 80 for "never set", and would fit the column by itself
            if (width != null) column.setPrefWidth(width == 80 ? 79 : width);
        }
        tellLeft(fit.left());
    }

    private void tellLeft(List<String> ids) {
        left.tell(
                getColumns().stream()
                        .filter(column -> ids.contains(column.getId()))
                        .map(TableColumn::getText)
                        .toList());
        requestLayout();
    }

    private void showSignAbove(@Nullable Skin<?> skin) {
        getChildren().remove(left);
        if (skin != null) getChildren().add(left);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        left.place(getWidth() - getInsets().getRight(), getInsets().getTop(), ROW);
    }

    private ColumnFit.Column wish(TableColumn<T, ?> column) {
        var id = column.getId();
        var given = LeftAs.number(widthOf(id));
        if (given != null) return new ColumnFit.Column(id, given - ColumnFit.AIR, 0, given);
        var whole = widest.getOrDefault(id, 0.0);
        var head = rulers.head().width(column.getText());
        var cut = least.getOrDefault(id, NEVER_CUT);
        return new ColumnFit.Column(id, head, Math.min(WIDEST, whole), cut, whole);
    }

    private String widthOf(String id) {
        return getId() + "/width/" + id;
    }

    private TableColumn<T, ?> column(String id) {
        return getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private TableRow<T> row() {
        var row = new TableRow<T>();
        row.setOnMouseClicked(
                event -> {
                    if (!clickActivates) return;
                    if (event.getButton() != MouseButton.PRIMARY || row.isEmpty()) return;
                    onActivate.accept(Objects.requireNonNull(row.getItem()));
                });
        return row;
    }
}
