package dev.sextant.ui.alerts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What is wrong with the watching itself, a line each; nothing when all is well. Many lines are
 * scrolled: what fires matters more than they do.
 */
final class ProblemBanner extends ScrollPane {

    private static final double HIGHEST = 150;

    private final VBox lines = new VBox();

    ProblemBanner() {
        setId("alerts-problems");
        getStyleClass().add("banner");
        lines.getStyleClass().add("banner-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        lines.heightProperty()
                .subscribe(
                        height -> {
                            setPrefHeight(Math.min(HIGHEST, height.doubleValue() + 2));
                            // the arrow keys scroll what does not fit
                            setFocusTraversable(height.doubleValue() + 2 > HIGHEST);
                        });
        show(List.of());
    }

    void show(List<String> problems) {
        setVisible(!problems.isEmpty());
        setManaged(!problems.isEmpty());
        setAccessibleText(String.join(" ", problems));
        lines.getChildren().setAll(problems.stream().map(ProblemBanner::line).toList());
    }

    private static HBox line(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), label);
        line.getStyleClass().add("banner-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
