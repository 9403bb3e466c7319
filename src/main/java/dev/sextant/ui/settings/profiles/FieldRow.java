package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.FieldReport.Answered;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.cluster.profile.MappingRules;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field of the log contract: what the log calls it, or its one value, and what values mean. */
final class FieldRow extends HBox {

    private enum Way {
        FIELD,
        ALWAYS
    }

    private final LogField field;
    private final ComboBox<Way> way = new ComboBox<>();
    private final TextField name = new TextField();
    private final TextField synonyms = new TextField();
    private final ComboBox<LatencyUnit> unit = new ComboBox<>();
    private final Label problem = new Label();
    private final Label note = new Label();
    private final Button use = new Button(Messages.text("fields.use"));

    FieldRow(LogField field, FieldMapping mapping) {
        this.field = field;
        var contractName = field.contractName();
        var id = "field-" + contractName;
        getStyleClass().add("form-row");
        var label = new Label(contractName);
        label.getStyleClass().addAll("form-label", "mono");
        label.setLabelFor(name);
        name.setId(id);
        name.setAccessibleText(Messages.text("fields.name", contractName));
        name.getStyleClass().add("field-name");
        way.setId(id + "-way");
        way.setAccessibleText(Messages.text("fields.way", contractName));
        way.getItems().setAll(Way.values());
        way.setConverter(Kinds.words(FieldRow::word));
        way.getStyleClass().add("field-way");
        unit.setId(id + "-unit");
        unit.setAccessibleText(Messages.text("fields.unit"));
        unit.getItems().setAll(LatencyUnit.values());
        unit.setConverter(Kinds.words(FieldWords::unit));
        unit.getStyleClass().add("field-unit");
        synonyms.setId(id + "-synonyms");
        synonyms.setAccessibleText(Messages.text("fields.synonyms", contractName));
        synonyms.setPromptText(example(field));
        synonyms.getStyleClass().add("field-synonyms");
        use.setId(id + "-use");
        use.setAccessibleText(Messages.text("fields.use.field", contractName));
        note.setId(id + "-note");
        note.getStyleClass().add("note");
        problem.setId(id + "-problem");
        problem.getStyleClass().addAll("form-problem", "p1");
        for (var text : new Label[] {note, problem}) {
            text.setWrapText(true);
            showOnlyWithText(text);
        }
        HBox.setHgrow(note, Priority.ALWAYS);
        var said = new HBox(note, use);
        said.getStyleClass().add("field-said");
        said.visibleProperty().bind(note.visibleProperty());
        said.managedProperty().bind(note.visibleProperty());
        use.managedProperty().bind(use.visibleProperty());
        use.setVisible(false);
        use.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(label, new VBox(inputs(), problem, said));
        fill(mapping);
        name.textProperty().subscribe((before, now) -> tell());
        synonyms.textProperty().subscribe((before, now) -> tell());
        way.valueProperty().subscribe((before, now) -> tell());
    }

    private HBox inputs() {
        var inputs = new HBox();
        inputs.getStyleClass().add("field-inputs");
        if (MappingRules.mayBeConstant(field)) inputs.getChildren().add(way);
        else name.getStyleClass().add("field-alone");
        inputs.getChildren().add(name);
        if (MappingRules.mayHaveSynonyms(field)) {
            inputs.getChildren().add(synonyms);
            var isField = way.valueProperty().isEqualTo(Way.FIELD);
            ConnectStep.showWhen(synonyms, isField);
        }
        if (field == LogField.LATENCY) inputs.getChildren().add(unit);
        way.valueProperty()
                .subscribe(
                        chosen ->
                                name.setPromptText(
                                        chosen == Way.ALWAYS
                                                ? Messages.text("fields.value")
                                                : field.contractName()));
        return inputs;
    }

    private static void showOnlyWithText(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private static String word(Way way) {
        return switch (way) {
            case FIELD -> Messages.text("fields.way.field");
            case ALWAYS -> Messages.text("fields.way.always");
        };
    }

    private static String example(LogField field) {
        return switch (field) {
            case EVENT -> "Promote = transitioned";
            case VERSION -> "v* = *";
            case STAGE -> "prod = Production";
            case STATUS -> "ok = success";
            default -> Messages.text("fields.meaning");
        };
    }

    void fill(FieldMapping mapping) {
        var constant = mapping.constants().get(field);
        way.setValue(constant == null ? Way.FIELD : Way.ALWAYS);
        name.setText(constant == null ? mapping.names().getOrDefault(field, "") : constant);
        synonyms.setText(SynonymText.of(mapping.synonyms().getOrDefault(field, Map.of())));
        unit.setValue(mapping.latencyUnit());
    }

    /** The mapping with what stands here, good or not. */
    FieldMapping in(FieldMapping mapping) {
        var text = name.getText().strip();
        if (way.getValue() == Way.ALWAYS) return mapping.withConstant(field, text);
        var named = mapping.withName(field, text.isEmpty() ? field.contractName() : text);
        var values = SynonymText.parse(synonyms.getText());
        if (values != null) named = named.withSynonyms(field, values);
        return field == LogField.LATENCY ? named.withLatencyUnit(unit.getValue()) : named;
    }

    /** What is wrong with it; null when nothing is. */
    @Nullable Sentence problem() {
        var text = name.getText().strip();
        if (way.getValue() == Way.ALWAYS) return MappingRules.constant(field, text);
        var wrong = text.isEmpty() ? null : MappingRules.name(text);
        if (wrong != null) return wrong;
        var values = SynonymText.parse(synonyms.getText());
        return values == null
                ? Sentence.of("fields.synonyms.wrong", field.contractName())
                : MappingRules.synonyms(field, values);
    }

    private void tell() {
        var wrong = problem();
        problem.setText(wrong == null ? "" : Messages.text(wrong));
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }

    /**
     * What the log has for it, and what it may have under another name.
     *
     * @param sampled how many documents were looked at
     * @param used hears that a person wants what is suggested
     */
    void show(Answered found, long sampled, Runnable used) {
        var why = found.problem();
        var likeliest = FieldWords.likeliest(found);
        var words = new StringBuilder();
        if (why != null) words.append(Messages.text("fields.problem", Messages.text(why)));
        else if (found.constant() == null) {
            words.append(
                    Messages.text(
                            "fields.having",
                            Numbers.count(found.documents()),
                            Numbers.count(sampled)));
        }
        if (!likeliest.isEmpty()) {
            var others = FieldWords.others(found);
            if (!words.isEmpty()) words.append(' ');
            words.append(
                    others.isEmpty()
                            ? Messages.text("fields.likely", likeliest)
                            : Messages.text(
                                    "fields.likely.others", likeliest, String.join(", ", others)));
        }
        note.setText(words.toString());
        use.setVisible(!likeliest.isEmpty());
        use.setOnAction(event -> used.run());
    }
}
