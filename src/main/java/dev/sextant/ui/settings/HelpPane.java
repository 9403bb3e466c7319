package dev.sextant.ui.settings;

import dev.sextant.support.SupportSources;
import dev.sextant.support.UpdateCheck;
import dev.sextant.support.Updates;
import dev.sextant.support.Version;
import dev.sextant.ui.frame.Exports;
import dev.sextant.widget.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which version this is, what failures mean, what can be sent to get help, and licences. */
public final class HelpPane extends ScrollPane {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (SX-\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final double CODE_WIDTH = 64;

    private final Updates updates;
    private final Executor workers;
    private final CheckBox look = new CheckBox(Messages.text("help.updates.look"));
    private final TextField address = new TextField();
    private final Label notice = new Label();

    /**
     * @param workers for what waits for a disk
     */
    public HelpPane(SupportSources sources, Updates updates, Executor workers, Exports exports) {
        this.updates = updates;
        this.workers = workers;
        setId("help");
        setFitToWidth(true);
        getStyleClass().add("help-scroll");
        var version = new Label(Messages.text("help.version", Version.TEXT));
        version.setId("help-version");
        version.getStyleClass().add("page-title");
        var content =
                new VBox(
                        18,
                        version,
                        section(
                                Messages.text("help.support"),
                                new SupportPane(sources, workers, exports)),
                        section(Messages.text("help.updates"), looking()),
                        section(Messages.text("help.errors"), errors()),
                        section(Messages.text("help.licences"), licences()));
        content.getStyleClass().add("help");
        setContent(content);
    }

    private static VBox section(String title, Node node) {
        var head = new Label(title);
        head.getStyleClass().add("panel-title");
        var section = new VBox(10, head, node);
        section.getStyleClass().addAll("panel", "help-section");
        return section;
    }

    private VBox looking() {
        var about = new Label(Messages.text("help.updates.about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        var chosen = updates.preferences();
        look.setId("updates-look");
        look.setSelected(chosen.enabled());
        look.setMinWidth(USE_PREF_SIZE);
        look.setOnAction(event -> choose());
        address.setId("updates-address");
        address.setAccessibleText(Messages.text("help.updates.address"));
        address.setText(updates.address());
        address.setPromptText(Messages.text("help.updates.address"));
        address.setOnAction(event -> choose());
        address.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused && !address.getText().equals(updates.address())) choose();
                        });
        HBox.setHgrow(address, Priority.ALWAYS);
        notice.setId("updates-notice");
        notice.setWrapText(true);
        notice.getStyleClass().add("muted");
        notice.managedProperty().bind(notice.textProperty().isNotEmpty());
        var line = new HBox(10, look, address);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(10, about, line, notice);
    }

    private void choose() {
        var typed = address.getText().strip();
        var problem =
                typed.isEmpty() ? Messages.text("help.updates.needed") : UpdateCheck.problem(typed);
        if (problem != null && (look.isSelected() || !typed.isEmpty())) {
            notice.setText(problem);
            look.setSelected(false);
            return;
        }
        notice.setText("");
        var enabled = look.isSelected();
        workers.execute(() -> updates.choose(enabled, typed));
    }

    private static GridPane errors() {
        var grid = new GridPane();
        grid.setId("help-errors");
        grid.getStyleClass().add("help-errors");
        var code = new ColumnConstraints(CODE_WIDTH);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(46);
        grid.getColumnConstraints().setAll(code, wide, wide);
        ROW.matcher(resource(explanations()))
                .results()
                .forEach(
                        row ->
                                grid.addRow(
                                        grid.getRowCount(),
                                        words(row.group(1), "id"),
                                        words(plain(row.group(2)), "plain"),
                                        words(plain(row.group(3)), "muted")));
        return grid;
    }

    private static String explanations() {
        return switch (Messages.language()) {
            case ENGLISH -> "/dev/sextant/errors.md";
            case THAI -> "/dev/sextant/errors_th.md";
        };
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replace("*", "");
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label licences() {
        var licences = words(resource("/dev/sextant/licences.txt"), "muted");
        licences.setId("licences");
        return licences;
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(HelpPane.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
