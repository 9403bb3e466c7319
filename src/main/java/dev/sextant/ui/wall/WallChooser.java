package dev.sextant.ui.wall;

import dev.sextant.store.WallPreferences.Page;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Picks the pages of a wall: the dashboards of the profiles, and pages of their models. */
final class WallChooser extends StackPane {

    private final Map<Page, CheckBox> boxes = new LinkedHashMap<>();

    WallChooser(WallSource source, List<Page> shown, Consumer<List<Page>> chosen, Runnable cancel) {
        setId("wall-chooser");
        getStyleClass().add("overlay");
        setAlignment(Pos.CENTER);
        var list = new VBox(6);
        for (var profile : source.profiles()) {
            add(list, new Page(profile.name(), null), shown);
            var models = new ArrayList<>(source.models(profile.name()));
            for (var page : shown) {
                var model = page.model();
                if (model == null || !page.profile().equals(profile.name())) continue;
                if (!models.contains(model)) models.add(model);
            }
            for (var model : models) add(list, new Page(profile.name(), model), shown);
        }
        var title = new Label(Messages.text("wall.choose.title"));
        title.getStyleClass().add("page-title");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(320);
        scroll.setPrefViewportWidth(360);
        var done = new Button(Messages.text("wall.choose.done"));
        done.setId("wall-chosen");
        done.setDefaultButton(true);
        done.setOnAction(event -> chosen.accept(picked()));
        var back = new Button(Messages.text("wall.choose.back"));
        back.setOnAction(event -> cancel.run());
        var buttons = new HBox(8, done, back);
        var card = new VBox(12, title, scroll, buttons);
        card.getStyleClass().addAll("panel", "keys-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
    }

    private void add(VBox list, Page page, List<Page> shown) {
        var model = page.model();
        var box =
                new CheckBox(
                        model == null
                                ? Messages.text(
                                        "wall.choose.dashboard", SafeText.line(page.profile()))
                                : Messages.text("wall.choose.model", SafeText.line(model)));
        box.setMnemonicParsing(false);
        box.setSelected(shown.contains(page));
        boxes.put(page, box);
        list.getChildren().add(box);
    }

    private List<Page> picked() {
        return boxes.entrySet().stream()
                .filter(one -> one.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }
}
