package dev.sextant.ui.rules;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.rules.RuleDraft.Field;
import dev.sextant.widget.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A rule's numbers, to be changed; what is wrong with one stands under it as it is typed. */
final class RuleForm extends VBox {

    private final Rule rule;
    private final Map<Field, TextField> inputs = new EnumMap<>(Field.class);
    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private final OverrideRows overrides;
    private final Button save = new Button(Messages.text("rule.save"));
    private final Button revert = new Button(Messages.text("rule.revert"));

    /**
     * @param changed hears the rule with its new numbers
     */
    RuleForm(Rule rule, Consumer<Rule> changed) {
        this.rule = rule;
        getStyleClass().add("rule-form");
        HelpTopic.RULE_NUMBERS.of(this);
        var draft = RuleDraft.of(rule);
        overrides = new OverrideRows(this::validate);
        overrides.show(draft.overrides());
        field(Field.LIMIT, limitName(rule.condition()), "rule-limit", draft.limit());
        field(
                Field.CLEAR_BELOW,
                Messages.text("rule.field.clear"),
                "rule-clear",
                draft.clearBelow());
        field(
                Field.MINIMUM_SAMPLE,
                Messages.text("rule.field.sample"),
                "rule-sample",
                draft.minimumSample());
        field(Field.WINDOW, Messages.text("rule.field.window"), "rule-window", draft.window());
        field(
                Field.PENDING_FOR,
                Messages.text("rule.field.pending"),
                "rule-pending",
                draft.pendingFor());
        field(
                Field.KEEP_FIRING_FOR,
                Messages.text("rule.field.keep"),
                "rule-keep",
                draft.keepFiringFor());
        field(Field.ROUTES, Messages.text("rule.field.routes"), "rule-routes", draft.routes());
        if (RuleDraft.has(rule.condition(), Field.OVERRIDES)) {
            var label = new Label(Messages.text("rule.field.overrides"));
            label.getStyleClass().add("section");
            getChildren().addAll(label, overrides, problem(Field.OVERRIDES, "rule-overrides"));
        }
        save.setId("rule-save");
        save.getStyleClass().add("accent-button");
        save.setOnAction(event -> save(changed));
        revert.setId("rule-revert");
        revert.setOnAction(event -> fill(RuleDraft.of(rule)));
        var buttons = new HBox(save, revert);
        buttons.getStyleClass().add("form-buttons");
        getChildren().add(buttons);
        validate();
    }

    private static String limitName(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> Messages.text("rule.field.count");
            case Condition.ErrorRate rate -> Messages.text("rule.field.percent");
            case Condition.LatencyAbove latency -> Messages.text("rule.field.milliseconds");
            case Condition.LatencyRegression latency -> Messages.text("rule.field.factor");
            case Condition.Disk disk -> Messages.text("rule.field.disk");
            case Condition.Absence absence -> "";
            case Condition.Own own -> "";
        };
    }

    private void field(Field field, String name, String id, String value) {
        var input = new TextField(value);
        inputs.put(field, input);
        if (!RuleDraft.has(rule.condition(), field)) return;
        input.setId(id);
        input.getStyleClass().add("rule-input");
        input.textProperty().subscribe((before, now) -> validate());
        input.setOnAction(event -> save.fire());
        var label = new Label(name);
        label.setLabelFor(input);
        label.getStyleClass().add("rule-label");
        var beside = new VBox(input, problem(field, id));
        var row = new HBox(label, beside);
        row.getStyleClass().add("form-row");
        getChildren().add(row);
    }

    private Node problem(Field field, String id) {
        var problem = new Label();
        problem.setId(id + "-problem");
        problem.getStyleClass().addAll("form-problem", "p1");
        problem.setWrapText(true);
        problems.put(field, problem);
        return problem;
    }

    private String text(Field field) {
        var input = inputs.get(field);
        return input == null ? "" : input.getText();
    }

    private RuleDraft draft() {
        return new RuleDraft(
                text(Field.LIMIT),
                text(Field.CLEAR_BELOW),
                text(Field.MINIMUM_SAMPLE),
                text(Field.WINDOW),
                text(Field.PENDING_FOR),
                text(Field.KEEP_FIRING_FOR),
                text(Field.ROUTES),
                overrides.typed());
    }

    private void fill(RuleDraft draft) {
        set(Field.LIMIT, draft.limit());
        set(Field.CLEAR_BELOW, draft.clearBelow());
        set(Field.MINIMUM_SAMPLE, draft.minimumSample());
        set(Field.WINDOW, draft.window());
        set(Field.PENDING_FOR, draft.pendingFor());
        set(Field.KEEP_FIRING_FOR, draft.keepFiringFor());
        set(Field.ROUTES, draft.routes());
        overrides.show(draft.overrides());
        validate();
    }

    private void set(Field field, String value) {
        var input = inputs.get(field);
        if (input != null) input.setText(value);
    }

    /** Whether something was typed that is not saved yet. */
    boolean isChanged() {
        return !draft().equals(RuleDraft.of(rule));
    }

    private void validate() {
        var found = draft().problems(rule.condition());
        problems.forEach(
                (field, label) -> {
                    @Nullable String problem = found.get(field);
                    label.setText(problem == null ? "" : problem);
                    label.setVisible(problem != null);
                    label.setManaged(problem != null);
                });
        save.setDisable(!found.isEmpty() || !isChanged());
        revert.setDisable(!isChanged());
    }

    private void save(Consumer<Rule> changed) {
        var draft = draft();
        if (!draft.problems(rule.condition()).isEmpty() || !isChanged()) return;
        changed.accept(draft.applied(rule));
    }

    void focus() {
        for (var input : inputs.values()) {
            if (input.getScene() == null) continue;
            input.requestFocus();
            return;
        }
    }
}
