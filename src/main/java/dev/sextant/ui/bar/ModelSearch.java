package dev.sextant.ui.bar;

import dev.sextant.widget.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds a model by part of its name. */
final class ModelSearch extends StackPane {

    private static final int MOST = 12;

    private final CustomTextField field = new CustomTextField();
    private final Consumer<String> open;
    private volatile List<String> models = List.of();

    /**
     * @param open hears the name that was chosen
     * @param notFound hears what was typed when no name holds it
     */
    ModelSearch(Consumer<String> open, Consumer<String> notFound) {
        this.open = open;
        field.setId("model-search");
        field.setPromptText(Messages.text("control.search"));
        field.setAccessibleText(Messages.text("control.search"));
        var icon = new StackPane(new FontIcon(Feather.SEARCH));
        icon.getStyleClass().add("search-icon");
        field.setLeft(icon);
        var cap = new Label("/");
        cap.getStyleClass().add("key-cap");
        var hint = new StackPane(cap);
        hint.getStyleClass().add("search-hint");
        field.setRight(hint);
        var completion =
                TextFields.bindAutoCompletion(field, request -> found(request.getUserText()));
        completion.setVisibleRowCount(MOST);
        completion.setDelay(0);
        completion.setOnAutoCompleted(event -> go(event.getCompletion()));
        field.setOnAction(
                event -> {
                    var typed = field.getText().strip();
                    if (typed.isEmpty()) return;
                    best(typed).ifPresentOrElse(this::go, () -> notFound.accept(typed));
                });
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) field.clear();
                        });
        field.setMinWidth(90);
        setMinWidth(90);
        setPrefWidth(236);
        setMaxWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(field);
    }

    /** The names to search, busiest first. */
    void offer(List<String> names) {
        models = List.copyOf(names);
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void go(String model) {
        field.clear();
        open.accept(model);
    }

    private Optional<String> best(String text) {
        return found(text).stream().findFirst();
    }

    /** Called on a thread of the completion as well: touches nothing but the names. */
    private List<String> found(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) return List.of();
        return models.stream()
                .filter(model -> model.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST)
                .toList();
    }
}
