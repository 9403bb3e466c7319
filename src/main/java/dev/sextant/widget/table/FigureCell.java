package dev.sextant.widget.table;

import java.util.function.Function;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell with a text that may wear a colour role, and explains itself when it is cut. */
final class FigureCell<T, V> extends TableCell<T, @Nullable V> {

    private final Function<@Nullable V, String> form;
    private final Function<T, @Nullable String> role;
    private @Nullable String worn;

    FigureCell(Function<@Nullable V, String> form, Function<T, @Nullable String> role) {
        this.form = form;
        this.role = role;
        setTextOverrun(OverrunStyle.ELLIPSIS);
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
