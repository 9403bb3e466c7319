package dev.sextant.widget.table;

import dev.sextant.widget.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** At the end of a table's head: how many columns had no room, and on hover which. */
final class ColumnsLeft extends Label {

    private final Tooltip names = new Tooltip();

    ColumnsLeft() {
        getStyleClass().addAll("key-cap", "columns-left");
        setManaged(false);
        setVisible(false);
        setTooltip(names);
    }

    /**
     * @param heads of the columns that were left out
     */
    void tell(List<String> heads) {
        setVisible(!heads.isEmpty());
        setText("+" + heads.size());
        names.setText(Messages.text("chart.columns", String.join(", ", heads)));
        setAccessibleText(names.getText());
    }

    /** Stands before {@code right}, in the middle of a head that begins at {@code top}. */
    void place(double right, double top, double height) {
        if (!isVisible()) return;
        toFront();
        autosize();
        relocate(right - getWidth() - 2, top + (height - getHeight()) / 2);
    }
}
