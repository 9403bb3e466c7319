package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.FieldSurvey;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Says when a log names its fields otherwise than the log contract, and takes what is likeliest
 * when a person says so; empty for a log that follows the contract.
 */
final class FieldsNotice extends VBox {

    private final FieldSurvey survey;
    private final Executor workers;
    private final ObjectProperty<FieldMapping> mapping;
    private final Runnable taken;
    private int number;

    /**
     * @param mapping what was taken
     * @param taken hears that something was taken or given back
     */
    FieldsNotice(
            FieldSurvey survey,
            Executor workers,
            ObjectProperty<FieldMapping> mapping,
            Runnable taken) {
        this.survey = survey;
        this.workers = workers;
        this.mapping = mapping;
        this.taken = taken;
        setId("wizard-fields");
        getStyleClass().add("fields-notice");
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        managedProperty().bind(visibleProperty());
    }

    void forget() {
        number++;
        getChildren().clear();
    }

    /** What is in the way of looking is the check's to say. */
    void look(LiveCheck.Trial trial) {
        var mine = ++number;
        workers.execute(
                () -> {
                    try {
                        var report = survey.of(trial.profile(), trial.credentials());
                        Fx.run(() -> show(mine, report));
                    } catch (ClusterException e) {
                        Fx.run(() -> show(mine, new FieldReport(0, List.of())));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void show(int mine, FieldReport report) {
        if (mine != number) return;
        getChildren().clear();
        var current = mapping.get();
        if (report.suggestsAnything()) {
            var lines =
                    report.fields().stream()
                            .filter(field -> !field.suggestions().isEmpty())
                            .map(
                                    field ->
                                            FieldWords.line(
                                                    field.field(), FieldWords.likeliest(field)))
                            .toList();
            say(Messages.text("wizard.fields"), lines);
            button("wizard-fields-use", Messages.text("wizard.fields.use"), report.in(current));
        } else if (!current.equals(FieldMapping.NONE)) {
            say(Messages.text("wizard.fields.taken"), FieldWords.lines(current));
            button("wizard-fields-undo", Messages.text("wizard.fields.undo"), FieldMapping.NONE);
        }
    }

    private void say(String head, List<String> lines) {
        var title = new Label(head);
        title.setWrapText(true);
        getChildren().add(title);
        for (var line : lines) {
            var label = new Label(line);
            label.setWrapText(true);
            label.getStyleClass().addAll("muted", "field-line");
            getChildren().add(label);
        }
    }

    private void button(String id, String text, FieldMapping becomes) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(
                event -> {
                    mapping.set(becomes);
                    taken.run();
                });
        getChildren().add(button);
    }
}
