package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.widget.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a connection test found, one row a finding, as they come. */
final class FindingsView extends VBox {

    private final Consumer<String> pin;

    /**
     * @param pin takes the fingerprint that a person chose to trust
     */
    FindingsView(Consumer<String> pin) {
        this.pin = pin;
        setId("connect-findings");
        getStyleClass().add("findings");
    }

    void clear() {
        getChildren().clear();
    }

    void say(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        getChildren().setAll(label);
    }

    void add(Finding finding) {
        var chip = new Label(outcome(finding.outcome()));
        chip.getStyleClass().addAll("chip", "finding-outcome");
        switch (finding.outcome()) {
            case OK -> chip.getStyleClass().add("good");
            case WARNING -> chip.getStyleClass().add("p2");
            case FAILED -> chip.getStyleClass().add("p1");
            case SKIPPED -> chip.getStyleClass().add("muted");
        }
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var step = new Label(step(finding.step()));
        step.getStyleClass().addAll("finding-step", "muted");
        step.setMinWidth(Region.USE_PREF_SIZE);
        var said = new VBox(wrapped(Messages.text(finding.message())));
        var mend = finding.mend();
        if (mend != null) said.getChildren().add(wrapped(Messages.text(mend)));
        var fingerprint = finding.pin();
        if (fingerprint != null) {
            var button = new Button(Messages.text("connect.pin"));
            button.setId("connect-pin");
            button.setOnAction(event -> pin.accept(fingerprint));
            said.getChildren()
                    .addAll(wrapped(Messages.text("connect.pin.explained", fingerprint)), button);
        }
        said.getStyleClass().add("finding-text");
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = new HBox(chip, step, said);
        row.getStyleClass().add("finding");
        getChildren().add(row);
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case OK -> Messages.text("connect.outcome.ok");
            case WARNING -> Messages.text("connect.outcome.warning");
            case FAILED -> Messages.text("connect.outcome.failed");
            case SKIPPED -> Messages.text("connect.outcome.skipped");
        };
    }

    private static String step(Step step) {
        return switch (step) {
            case CONNECTION -> Messages.text("connect.step.connection");
            case CERTIFICATE -> Messages.text("connect.step.certificate");
            case CREDENTIALS -> Messages.text("connect.step.credentials");
            case SERVER -> Messages.text("connect.step.server");
            case PRIVILEGES -> Messages.text("connect.step.privileges");
            case INDICES -> Messages.text("connect.step.indices");
            case FIELDS -> Messages.text("connect.step.fields");
        };
    }
}
