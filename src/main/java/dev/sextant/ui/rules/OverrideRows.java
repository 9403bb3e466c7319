package dev.sextant.ui.rules;

import dev.sextant.ui.rules.RuleDraft.ForModel;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Other numbers for single models, a row each. */
final class OverrideRows extends VBox {

    private final Runnable changed;
    private final List<Row> rows = new ArrayList<>();
    private final Button add = new Button(Messages.text("rule.override.add"));

    private record Row(TextField model, TextField limit, TextField sample, CheckBox judged) {
        ForModel typed() {
            return new ForModel(
                    model.getText(), limit.getText(), sample.getText(), judged.isSelected());
        }
    }

    /**
     * @param changed hears each change
     */
    OverrideRows(Runnable changed) {
        this.changed = changed;
        getStyleClass().add("override-rows");
        add.setId("override-add");
        add.setGraphic(new FontIcon(Feather.PLUS));
        add.setOnAction(
                event -> {
                    var row = row(new ForModel("", "", "", true));
                    row.model().requestFocus();
                    changed.run();
                });
    }

    void show(List<ForModel> overrides) {
        rows.clear();
        getChildren().setAll(add);
        for (var one : overrides) row(one);
    }

    List<ForModel> typed() {
        return rows.stream().map(Row::typed).toList();
    }

    private Row row(ForModel override) {
        var number = rows.size();
        var row =
                new Row(
                        field("override-model-" + number, Messages.text("rule.override.model")),
                        field("override-limit-" + number, Messages.text("rule.override.limit")),
                        field("override-sample-" + number, Messages.text("rule.override.sample")),
                        new CheckBox(Messages.text("rule.override.judged")));
        row.model().setText(override.model());
        row.model().setPrefWidth(180);
        row.limit().setText(override.limit());
        row.sample().setText(override.minimumSample());
        row.judged().setSelected(override.judged());
        row.judged().setMinWidth(Region.USE_PREF_SIZE);
        for (var field : List.of(row.model(), row.limit(), row.sample())) {
            field.textProperty().subscribe((before, now) -> changed.run());
        }
        row.judged().selectedProperty().subscribe((before, now) -> changed.run());
        var remove = new Button();
        remove.setGraphic(new FontIcon(Feather.TRASH_2));
        remove.setId("override-remove-" + number);
        remove.setAccessibleText(Messages.text("rule.override.remove"));
        var line = new HBox(row.model(), row.limit(), row.sample(), row.judged(), remove);
        line.getStyleClass().add("override-row");
        line.setAlignment(Pos.CENTER_LEFT);
        remove.setOnAction(
                event -> {
                    rows.remove(row);
                    getChildren().remove(line);
                    changed.run();
                });
        rows.add(row);
        getChildren().add(getChildren().size() - 1, line);
        return row;
    }

    private static TextField field(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefWidth(90);
        field.setMinWidth(60);
        return field;
    }
}
