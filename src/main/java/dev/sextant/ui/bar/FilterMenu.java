package dev.sextant.ui.bar;

import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** Picks one of the values that a field has in the range, or all. */
final class FilterMenu extends MenuButton {

    private final Function<@Nullable String, String> label;
    private final Consumer<@Nullable String> choose;
    private List<String> offered = List.of();
    private @Nullable String chosen;

    /**
     * @param label the button's text for a value; null stands for all
     */
    FilterMenu(
            String id,
            Function<@Nullable String, String> label,
            Consumer<@Nullable String> choose) {
        this.label = label;
        this.choose = choose;
        setId(id);
        setMnemonicParsing(false);
        show(null);
    }

    void show(@Nullable String value) {
        chosen = value;
        setText(label.apply(value));
        fill();
    }

    /** What can be chosen now. An open menu stays as it is: it must not move under the pointer. */
    void offer(List<String> values) {
        if (values.equals(offered) || isShowing()) return;
        offered = List.copyOf(values);
        fill();
    }

    private void fill() {
        var values = new ArrayList<>(offered);
        if (chosen != null && !values.contains(chosen)) values.add(chosen);
        var group = new ToggleGroup();
        getItems().setAll(item(null, Messages.text("control.all"), group));
        values.forEach(value -> getItems().add(item(value, SafeText.line(value), group)));
    }

    private RadioMenuItem item(@Nullable String value, String text, ToggleGroup group) {
        var item = new RadioMenuItem(text);
        item.setId(getId() + "-" + (value == null ? "all" : value));
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(value == null ? chosen == null : value.equals(chosen));
        item.setOnAction(event -> choose.accept(value));
        return item;
    }
}
