package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.LinkFacts;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.ui.settings.FormRows;
import dev.sextant.widget.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Where a profile leads: an address for each target, and under it what it becomes, or is wrong. */
final class LinkFields extends VBox {

    private static final LinkFacts EXAMPLE = LinkFacts.example();

    private final Map<Target, TextField> inputs = new EnumMap<>(Target.class);
    private final Map<Target, Label> notes = new EnumMap<>(Target.class);

    LinkFields(Links links) {
        getStyleClass().add("form-section");
        var presets = new MenuButton(Messages.text("link.presets"));
        presets.setId("connect-link-presets");
        presets.getStyleClass().add("ways-out");
        for (var preset : LinkPreset.values()) {
            var item = new MenuItem(preset.product());
            item.setId("connect-link-" + preset.name());
            item.setOnAction(event -> fill(preset));
            presets.getItems().add(item);
        }
        var about = new Label(Messages.text("link.about"));
        about.getStyleClass().addAll("note", "link-note");
        about.setWrapText(true);
        getChildren()
                .add(
                        FormRows.plain(
                                new Label(Messages.text("link.title")),
                                new VBox(6, presets, about)));
        for (var target : Target.values()) {
            getChildren().add(row(target, links.templates().getOrDefault(target, "")));
        }
    }

    private Node row(Target target, String template) {
        var input = new TextField(template);
        input.setId("connect-link-" + target.word());
        input.getStyleClass().add("form-input");
        input.setPromptText("https://");
        var label = new Label(word(target));
        label.setLabelFor(input);
        var note = new Label();
        note.setId(input.getId() + "-note");
        note.setWrapText(true);
        note.getStyleClass().add("link-note");
        inputs.put(target, input);
        notes.put(target, note);
        input.textProperty().subscribe(() -> tell(target));
        tell(target);
        return FormRows.plain(label, new VBox(input, note));
    }

    static String word(Target target) {
        return switch (target) {
            case MODEL -> Messages.text("link.field.model");
            case VERSION -> Messages.text("link.field.version");
            case RUNBOOK -> Messages.text("link.field.runbook");
            case DISCOVER -> Messages.text("link.field.discover");
        };
    }

    private void fill(LinkPreset preset) {
        preset.templates().forEach((target, template) -> input(target).setText(template));
    }

    private TextField input(Target target) {
        var input = inputs.get(target);
        if (input == null) throw new IllegalStateException(target.word());
        return input;
    }

    /** What is wrong with it; else what it becomes; of an empty one, what it can hold. */
    private void tell(Target target) {
        var note = notes.get(target);
        if (note == null) return;
        var text = input(target).getText().strip();
        var problem = text.isEmpty() ? null : Links.problem(target, text);
        note.getStyleClass().removeAll("note", "form-problem", "p1");
        note.getStyleClass().add(problem == null ? "note" : "form-problem");
        if (problem != null) note.getStyleClass().add("p1");
        if (problem != null) note.setText(Messages.text(problem));
        else if (text.isEmpty()) note.setText(Messages.text("link.places", places(target)));
        else note.setText(Messages.text("link.example", example(target, text)));
    }

    private static String places(Target target) {
        return target.places().stream().map(LinkPlace::toString).collect(Collectors.joining(" "));
    }

    private static String example(Target target, String template) {
        var way = new Links(Map.of(target, template)).way(target, EXAMPLE);
        return way == null ? "" : String.valueOf(way.address());
    }

    /** As they stand, good or not. */
    Links links() {
        var templates = new EnumMap<Target, String>(Target.class);
        inputs.forEach(
                (target, input) -> {
                    var text = input.getText().strip();
                    if (!text.isEmpty()) templates.put(target, text);
                });
        return new Links(templates);
    }

    /** Goes to the first that is wrong; false when there is one. */
    boolean areGood() {
        for (var link : links().templates().entrySet()) {
            if (Links.problem(link.getKey(), link.getValue()) == null) continue;
            input(link.getKey()).requestFocus();
            return false;
        }
        return true;
    }
}
