package dev.sextant.ui.alerts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with the watching itself, a line each; nothing when all is well. */
final class ProblemBanner extends VBox {

    ProblemBanner() {
        setId("alerts-problems");
        getStyleClass().add("banner");
        show(List.of());
    }

    void show(List<String> problems) {
        setVisible(!problems.isEmpty());
        setManaged(!problems.isEmpty());
        getChildren().setAll(problems.stream().map(ProblemBanner::line).toList());
    }

    private static HBox line(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), label);
        line.getStyleClass().add("banner-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
