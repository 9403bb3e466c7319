package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.model.LogField;
import dev.sextant.store.StoreException;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What a log calls the fields of the log contract. Folded away for the many logs that follow it;
 * looking at the log unfolds it, with what each field has and what may be it under another name.
 */
final class FieldsForm extends VBox {

    /** Looks at the log; waits for the cluster. */
    @FunctionalInterface
    interface Reading {
        FieldReport read() throws ClusterException, StoreException, InterruptedException;
    }

    private final Executor workers;
    private final Supplier<@Nullable Reading> reading;
    private final List<FieldRow> rows = new ArrayList<>();
    private final Label saying = new Label();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();
    private final Button useAll = new Button(Messages.text("fields.use.all"));

    /** Answers of a look that was started before the last one are dropped. */
    private int looks;

    /**
     * @param workers runs what waits for the cluster
     * @param reading how the log is looked at as the form stands; null when it cannot be
     */
    FieldsForm(FieldMapping mapping, Executor workers, Supplier<@Nullable Reading> reading) {
        this.workers = workers;
        this.reading = reading;
        getStyleClass().add("form-section");
        for (var field : LogField.values()) rows.add(new FieldRow(field, mapping));
        var look = new Button(Messages.text("fields.look"));
        look.setId("fields-look");
        look.setOnAction(event -> look());
        var unfold = new Button();
        unfold.setId("fields-show");
        unfold.textProperty()
                .bind(
                        Bindings.when(unfolded)
                                .then(Messages.text("fields.hide"))
                                .otherwise(Messages.text("fields.show")));
        unfold.setOnAction(event -> unfolded.set(!unfolded.get()));
        useAll.setId("fields-use-all");
        useAll.setVisible(false);
        useAll.managedProperty().bind(useAll.visibleProperty());
        saying.setId("fields-saying");
        saying.getStyleClass().add("note");
        saying.setWrapText(true);
        var buttons = new HBox(look, unfold, useAll);
        buttons.getStyleClass().add("form-buttons");
        var about = new VBox(buttons, saying);
        about.getStyleClass().add("field-about");
        var title = new Label(Messages.text("fields.title"));
        title.getStyleClass().add("form-label");
        var head = new HBox(title, about);
        head.getStyleClass().add("form-row");
        var folded = new VBox();
        folded.getStyleClass().add("form-section");
        folded.getChildren().addAll(rows);
        folded.visibleProperty().bind(unfolded);
        folded.managedProperty().bind(unfolded);
        getChildren().addAll(head, folded);
        summarize();
    }

    private void summarize() {
        var lines = FieldWords.lines(mapping());
        saying.setText(
                lines.isEmpty()
                        ? Messages.text("fields.asis")
                        : Messages.text("fields.otherwise", String.join("; ", lines)));
    }

    /** As it stands, good or not. */
    FieldMapping mapping() {
        var mapping = FieldMapping.NONE;
        for (var row : rows) mapping = row.in(mapping);
        return mapping;
    }

    /** Goes to the first that is wrong; false when there is one. */
    boolean areGood() {
        for (var row : rows) {
            if (row.problem() == null) continue;
            unfolded.set(true);
            row.requestFocus();
            return false;
        }
        return true;
    }

    private void look() {
        var wanted = reading.get();
        if (wanted == null) {
            saying.setText(Messages.text("fields.notYet"));
            return;
        }
        var mine = ++looks;
        saying.setText(Messages.text("fields.looking"));
        workers.execute(
                () -> {
                    try {
                        var report = wanted.read();
                        Fx.run(() -> show(mine, report));
                    } catch (ClusterException e) {
                        Fx.run(() -> fail(mine, Messages.text(e)));
                    } catch (StoreException e) {
                        Fx.run(() -> fail(mine, Messages.text(e)));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** What was found before stays. */
    private void fail(int mine, String why) {
        if (mine == looks) saying.setText(why);
    }

    private void show(int mine, FieldReport report) {
        if (mine != looks) return;
        unfolded.set(true);
        saying.setText(
                report.sampled() == 0
                        ? Messages.text("fields.empty")
                        : Messages.text("fields.sampled", Numbers.count(report.sampled())));
        for (int i = 0; i < rows.size(); i++) {
            var found = report.fields().get(i);
            var row = rows.get(i);
            row.show(found, report.sampled(), () -> use(row, found.in(row.in(FieldMapping.NONE))));
        }
        useAll.setVisible(report.suggestsAnything());
        useAll.setOnAction(
                event -> {
                    var taken = report.in(mapping());
                    rows.forEach(row -> row.fill(taken));
                    look();
                });
    }

    private void use(FieldRow row, FieldMapping taken) {
        row.fill(taken);
        look();
    }
}
