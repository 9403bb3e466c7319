package dev.sextant.ui.settings;

import dev.sextant.store.StoreException;
import dev.sextant.support.SupportBundle;
import dev.sextant.support.SupportBundle.Entry;
import dev.sextant.support.SupportBundle.RefusedException;
import dev.sextant.support.SupportSources;
import dev.sextant.text.ErrorCode;
import dev.sextant.ui.frame.Exports;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a support bundle file by file before it is saved; what a person unticks stays out. */
final class SupportPane extends VBox {

    private static final double HEIGHT = 300;
    private static final double LIST_WIDTH = 230;

    private final SupportSources sources;
    private final Executor workers;
    private final Exports exports;
    private final CheckBox masked = new CheckBox(Messages.text("help.support.mask"));
    private final Button prepare =
            new Button(Messages.text("help.support.prepare"), new FontIcon(Feather.PACKAGE));
    private final Held preparing = new Held(prepare);
    private final Button save =
            new Button(Messages.text("help.support.save"), new FontIcon(Feather.SAVE));
    private final Label notice = new Label();
    private final VBox list = new VBox(4);
    private final TextArea viewer = new TextArea();
    private final HBox shown = new HBox(10);
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private @Nullable SupportBundle bundle;

    SupportPane(SupportSources sources, Executor workers, Exports exports) {
        this.sources = sources;
        this.workers = workers;
        this.exports = exports;
        setSpacing(10);
        var about = new Label(Messages.text("help.support.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        masked.setId("support-mask");
        masked.setSelected(true);
        masked.setOnAction(event -> prepare());
        prepare.setId("support-prepare");
        prepare.setOnAction(event -> prepare());
        save.setId("support-save");
        save.setDisable(true);
        save.setOnAction(event -> save());
        notice.setId("support-notice");
        notice.getStyleClass().add("muted");
        notice.setWrapText(true);
        var actions = new HBox(10, prepare, masked, save, notice);
        actions.setAlignment(Pos.CENTER_LEFT);
        for (var fixed : new Region[] {prepare, masked, save}) fixed.setMinWidth(USE_PREF_SIZE);
        viewer.setId("support-viewer");
        viewer.setAccessibleText(Messages.text("help.support"));
        viewer.setEditable(false);
        viewer.getStyleClass().add("id");
        HBox.setHgrow(viewer, Priority.ALWAYS);
        list.setId("support-files");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(LIST_WIDTH);
        shown.getChildren().setAll(scroll, viewer);
        shown.setPrefHeight(HEIGHT);
        shown.setMinHeight(HEIGHT);
        getChildren().addAll(about, actions);
    }

    private void prepare() {
        preparing.hold(true);
        var hide = masked.isSelected();
        workers.execute(
                () -> {
                    try {
                        var made = SupportBundle.gather(sources, hide);
                        Fx.run(() -> show(made));
                    } catch (StoreException e) {
                        Fx.run(() -> failed(Messages.text(e)));
                    }
                });
    }

    private void failed(String why) {
        preparing.hold(false);
        notice.setText(why);
    }

    private void show(SupportBundle made) {
        preparing.hold(false);
        save.setDisable(false);
        notice.setText("");
        var left = new HashSet<String>();
        boxes.forEach(
                (name, box) -> {
                    if (!box.isSelected()) left.add(name);
                });
        bundle = made;
        boxes.clear();
        list.getChildren().clear();
        for (var entry : made.entries()) list.getChildren().add(row(entry, left));
        if (!getChildren().contains(shown)) getChildren().add(shown);
        viewer.setText(made.entries().getFirst().text());
    }

    private HBox row(Entry entry, Set<String> left) {
        var box = new CheckBox();
        box.setSelected(!left.contains(entry.name()));
        box.setAccessibleText(entry.name());
        boxes.put(entry.name(), box);
        var open = new Button(entry.name());
        open.setMnemonicParsing(false);
        open.getStyleClass().add("flat");
        open.setOnAction(event -> viewer.setText(entry.text()));
        var row = new HBox(2, box, open);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void save() {
        var made = bundle;
        if (made == null) return;
        var wanted = new HashSet<String>();
        boxes.forEach(
                (name, box) -> {
                    if (box.isSelected()) wanted.add(name);
                });
        if (wanted.isEmpty()) {
            notice.setText(Messages.text("help.support.nothing"));
            return;
        }
        exports.save(
                "sextant-support.zip",
                file -> {
                    try {
                        made.write(file, wanted);
                    } catch (RefusedException e) {
                        Fx.run(() -> notice.setText(Messages.text(e)));
                        throw new java.io.IOException(ErrorCode.SECRET_FOUND.text());
                    }
                });
    }
}
