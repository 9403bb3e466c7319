package dev.sextant.ui.dashboard;

import dev.sextant.cluster.Totals;
import dev.sextant.panel.Headline;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.widget.Messages;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** Picks the model whose versions are compared. */
final class VersionMenu extends MenuButton {

    private static final int MOST = 40;

    private final DashboardModel model;

    VersionMenu(DashboardModel model, ReadOnlyObjectProperty<PanelState<Headline>> figures) {
        this.model = model;
        setId("version-model");
        getStyleClass().add("inline-menu");
        setMnemonicParsing(false);
        model.versionModelProperty().subscribe(this::write);
        figures.subscribe(
                state -> {
                    if (state instanceof PanelState.Ready<Headline> ready) {
                        offer(ready.data().totals());
                    }
                });
    }

    /** A menu that is open stays as it is: it must not change under the pointer. */
    private void offer(Totals totals) {
        if (isShowing()) return;
        getItems().setAll(item(null, Messages.text("control.models.all")));
        totals.models().stream()
                .limit(MOST)
                .forEach(one -> getItems().add(item(one.model(), one.model())));
        if (model.versionModelProperty().get() == null && !totals.models().isEmpty()) {
            model.versionModelProperty().set(totals.models().getFirst().model());
        }
    }

    private MenuItem item(@Nullable String name, String text) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.versionModelProperty().set(name));
        return item;
    }

    private void write(@Nullable String name) {
        setText(name == null ? Messages.text("control.models.all") : name);
    }
}
