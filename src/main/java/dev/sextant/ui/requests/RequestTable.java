package dev.sextant.ui.requests;

import dev.sextant.cluster.LogEntry;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Predictions, a row each. */
public final class RequestTable extends TableView<LogEntry> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Supplier<ZoneId> zone;

    /**
     * @param withModel whether the rows may be of several models
     */
    public RequestTable(Supplier<ZoneId> zone, boolean withModel) {
        this.zone = zone;
        getStyleClass().add("data-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add(Messages.text("requests.column.time"), LogEntry::time, this::time, 130, "");
        add(Messages.text("requests.column.id"), LogEntry::requestId, SafeText::line, 290, "id");
        if (withModel)
            add(Messages.text("requests.column.model"), LogEntry::model, SafeText::line, 140, "");
        add(Messages.text("requests.column.version"), LogEntry::version, SafeText::line, 70, "");
        getColumns().add(status());
        add(
                Messages.text("requests.column.latency"),
                LogEntry::latencyMs,
                Numbers::millisecondsFigure,
                90,
                "number");
        add(
                Messages.text("requests.column.environment"),
                LogEntry::environment,
                SafeText::line,
                110,
                "");
    }

    /**
     * @param action hears the row that was clicked, or on which Enter was pressed
     */
    public void setOnActivate(Consumer<LogEntry> action) {
        setRowFactory(
                any -> {
                    var row = new TableRow<LogEntry>();
                    row.setOnMouseClicked(
                            event -> {
                                if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                                    action.accept(row.getItem());
                                }
                            });
                    return row;
                });
        setOnKeyPressed(
                event -> {
                    var chosen = getSelectionModel().getSelectedItem();
                    if (event.getCode() != KeyCode.ENTER || chosen == null) return;
                    event.consume();
                    action.accept(chosen);
                });
    }

    /** Takes the focus and stands on a row, so that the keys do something at once. */
    public void focus() {
        requestFocus();
        if (getSelectionModel().isEmpty()) getSelectionModel().selectFirst();
    }

    /** Shows a page, keeping the selection where the same document is still there. */
    public void show(List<LogEntry> entries) {
        var selected = getSelectionModel().getSelectedItem();
        getItems().setAll(entries);
        if (selected != null && entries.contains(selected)) getSelectionModel().select(selected);
    }

    private String time(Instant value) {
        return TIME.format(value.atZone(zone.get()));
    }

    private <V extends Comparable<V>> void add(
            String head,
            Function<LogEntry, @Nullable V> value,
            Function<V, String> text,
            double width,
            String style) {
        var column = new TableColumn<LogEntry, @Nullable V>(head);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        column.setComparator(Comparator.nullsLast(Comparator.naturalOrder()));
        column.setPrefWidth(width);
        if (!style.isEmpty()) column.getStyleClass().add(style);
        column.setCellFactory(
                any ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable V item, boolean empty) {
                                super.updateItem(item, empty);
                                if (empty) setText(null);
                                else setText(item == null ? Numbers.NONE : text.apply(item));
                            }
                        });
        getColumns().add(column);
    }

    private static TableColumn<LogEntry, @Nullable String> status() {
        var column =
                new TableColumn<LogEntry, @Nullable String>(
                        Messages.text("requests.column.status"));
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().status()));
        column.setPrefWidth(90);
        column.setCellFactory(any -> new StatusCell());
        return column;
    }

    /** A word and a shape as well as a colour. */
    private static final class StatusCell extends TableCell<LogEntry, @Nullable String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("status-bad", "status-good");
            setGraphic(null);
            if (empty || item == null) {
                setText(empty ? null : Numbers.NONE);
                return;
            }
            var bad = item.equals("error") || item.equals("failed");
            setText(SafeText.line(item));
            setGraphic(new FontIcon(bad ? Feather.ALERT_TRIANGLE : Feather.CHECK));
            getStyleClass().add(bad ? "status-bad" : "status-good");
        }
    }
}
