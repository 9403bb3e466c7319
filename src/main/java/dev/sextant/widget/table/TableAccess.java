package dev.sextant.widget.table;

import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/**
 * A table for those who have no mouse or do not see it: {@code o} or the menu key sorts, and it
 * says how many rows of what it has.
 */
final class TableAccess {

    private static final double INSIDE = 12;

    private TableAccess() {}

    static void of(DataTable<?> table) {
        TableSort.follow(table);
        table.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (!event.getCharacter().equals("o")) return;
                    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
                    show(table);
                    event.consume();
                });
        table.getItems().addListener((InvalidationListener) rows -> name(table));
        table.getColumns().addListener((InvalidationListener) columns -> name(table));
        table.setOnContextMenuRequested(
                event -> {
                    show(table);
                    event.consume();
                });
    }

    private static void name(TableView<?> table) {
        var heads =
                table.getColumns().stream()
                        .map(TableColumn::getText)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(", "));
        table.setAccessibleText(Messages.text("chart.table", table.getItems().size(), heads));
    }

    private static <T> void show(TableView<T> table) {
        var menu = new ContextMenu();
        menu.setId("table-menu");
        menu.getItems().add(item(table, Messages.text("chart.sort.none"), List.of()));
        for (var column : table.getColumns()) {
            if (!column.isVisible() || !column.isSortable() || column.getText().isBlank()) continue;
            menu.getItems().add(new SeparatorMenuItem());
            menu.getItems().add(item(table, column, SortType.ASCENDING));
            menu.getItems().add(item(table, column, SortType.DESCENDING));
        }
        var corner = table.localToScreen(INSIDE, INSIDE);
        menu.show(table, corner.getX(), corner.getY());
    }

    private static <T> MenuItem item(TableView<T> table, TableColumn<T, ?> column, SortType type) {
        var text =
                type == SortType.ASCENDING
                        ? Messages.text("chart.sort.ascending", column.getText())
                        : Messages.text("chart.sort.descending", column.getText());
        var order = new ArrayList<TableColumn<T, ?>>();
        order.add(column);
        var item = item(table, text, order);
        item.setId("sort-" + column.getId() + (type == SortType.ASCENDING ? "-up" : "-down"));
        item.setSelected(table.getSortOrder().equals(order) && column.getSortType() == type);
        var sort = item.getOnAction();
        item.setOnAction(
                event -> {
                    column.setSortType(type);
                    sort.handle(event);
                });
        return item;
    }

    private static <T> CheckMenuItem item(
            TableView<T> table, String text, List<TableColumn<T, ?>> order) {
        var item = new CheckMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(table.getSortOrder().equals(order));
        item.setOnAction(event -> table.getSortOrder().setAll(order));
        return item;
    }
}
