package dev.sextant.ui.alerts;

import dev.sextant.ui.alerts.AlertRow.Stand;
import dev.sextant.widget.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How many alerts there are of each kind; choosing one narrows the list to it. */
final class AlertChips extends HBox {

    private final AlertsModel model;
    private final Map<Stand, ToggleButton> chips = new EnumMap<>(Stand.class);

    AlertChips(AlertsModel model) {
        this.model = model;
        getStyleClass().add("chips");
        setAlignment(Pos.CENTER_LEFT);
        for (var stand : Stand.values()) {
            var chip = new ToggleButton();
            chip.setId("alerts-" + stand.name().toLowerCase(Locale.ROOT));
            chip.getStyleClass().setAll("chip", "chip-choice");
            chip.setMinWidth(Region.USE_PREF_SIZE);
            chip.setOnAction(event -> model.standProperty().set(chip.isSelected() ? stand : null));
            chips.put(stand, chip);
            getChildren().add(chip);
        }
        model.standProperty()
                .subscribe(now -> chips.forEach((stand, chip) -> chip.setSelected(stand == now)));
    }

    void show() {
        model.counts()
                .forEach(
                        (stand, count) -> {
                            var chip = chips.get(stand);
                            if (chip == null) return;
                            chip.setText(text(stand, count));
                            chip.getStyleClass().remove("p1");
                            if (stand == Stand.FIRING && count > 0) chip.getStyleClass().add("p1");
                        });
    }

    private static String text(Stand stand, long count) {
        return switch (stand) {
            case FIRING -> Messages.text("alert.count.firing", count);
            case ACKNOWLEDGED -> Messages.text("alert.count.acknowledged", count);
            case SILENCED -> Messages.text("alert.count.silenced", count);
            case RESOLVED -> Messages.text("alert.count.resolved", count);
        };
    }
}
