package dev.sextant.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/** What stands beside a list: the form of the chosen one, or words while none is chosen. */
public final class FormPlace extends ScrollPane {

    public FormPlace(Node form) {
        super(form);
        setFitToWidth(true);
        getStyleClass().addAll("panel", "profiles-form");
    }

    public static FormPlace words(String hint) {
        var label = new Label(hint);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return new FormPlace(label);
    }
}
