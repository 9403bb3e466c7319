package dev.sextant.widget.table;

import dev.sextant.widget.LeftAs;
import java.util.stream.Collectors;
import javafx.scene.control.SortEvent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Sorts a table as it was left. */
final class TableSort {

    private TableSort() {}

    static <T> void follow(TableView<T> table) {
        var name = table.getId() + "/sort";
        table.skinProperty()
                .subscribe(
                        skin -> {
                            if (skin != null) restore(table, name);
                        });
        table.addEventHandler(
                SortEvent.<TableView<T>>sortEvent(), event -> LeftAs.set(name, text(table)));
    }

    private static <T> void restore(TableView<T> table, String name) {
        var text = LeftAs.of(name);
        if (text == null || text.equals(text(table))) return;
        for (var part : text.split(",", -1)) {
            for (var column : table.getColumns()) {
                if (part.equals(text(column, SortType.ASCENDING))) sort(table, column, false);
                if (part.equals(text(column, SortType.DESCENDING))) sort(table, column, true);
            }
        }
    }

    private static <T> void sort(TableView<T> table, TableColumn<T, ?> column, boolean down) {
        column.setSortType(down ? SortType.DESCENDING : SortType.ASCENDING);
        table.getSortOrder().add(column);
    }

    private static <T> String text(TableView<T> table) {
        return table.getSortOrder().stream()
                .map(column -> text(column, column.getSortType()))
                .collect(Collectors.joining(","));
    }

    private static String text(TableColumn<?, ?> column, SortType type) {
        return (type == SortType.DESCENDING ? "-" : "+") + column.getId();
    }
}
