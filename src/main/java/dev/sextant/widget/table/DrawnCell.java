package dev.sextant.widget.table;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell that is drawn; its words measure and speak. */
final class DrawnCell<T, V> extends TableCell<T, @Nullable V> {

    private final Function<T, String> words;
    private final Function<T, Node> drawing;

    DrawnCell(Function<T, String> words, Function<T, Node> drawing) {
        this.words = words;
        this.drawing = drawing;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable V value, boolean none) {
        super.updateItem(value, none);
        var row = getTableRow() == null ? null : getTableRow().getItem();
        setText(none || row == null ? null : words.apply(row));
        setGraphic(none || row == null ? null : drawing.apply(row));
        setTooltip(getText() == null ? null : new Tooltip(getText()));
    }
}
