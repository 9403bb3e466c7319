package dev.sextant.ui.requests;

import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.WaysOut;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All fields of one document. Its {@code text} may be personal data: shown on demand only. */
final class EntryPane extends VBox {

    private final RequestsModel model;
    private final Exports exports;
    private final WaysOut ways;
    private @Nullable LogEntry entry;

    EntryPane(RequestsModel model, Exports exports, WaysOut ways) {
        this.ways = ways;
        this.model = model;
        this.exports = exports;
        setId("entry");
        getStyleClass().add("detail-pane");
        show(null);
    }

    void show(@Nullable LogEntry next) {
        if (next != null && next.equals(entry)) return;
        entry = next;
        if (next == null) {
            var hint = new Label(Messages.text("requests.pick"));
            hint.getStyleClass().add("empty");
            hint.setWrapText(true);
            getChildren().setAll(hint);
            return;
        }
        var title = new Label(next.requestId() == null ? next.id() : next.requestId());
        title.getStyleClass().addAll("detail-title", "id");
        title.setWrapText(true);
        var scroll = new ScrollPane(fields(next));
        scroll.getStyleClass().add("detail-scroll");
        scroll.setFitToWidth(true);
        setVgrow(scroll, Priority.ALWAYS);
        var text = new VBox();
        text.getStyleClass().add("detail-text");
        getChildren().setAll(title, actions(next, text), text, scroll);
    }

    /** Takes the focus to what can be done with the document. */
    void focusActions() {
        if (lookup("#copy-request-id") instanceof Button first) first.requestFocus();
    }

    private FlowPane actions(LogEntry shown, VBox text) {
        var copy = new Button(Messages.text("requests.copyid"), new FontIcon(Feather.COPY));
        copy.setId("copy-request-id");
        copy.setOnAction(
                event ->
                        exports.copy(
                                shown.requestId() == null ? shown.id() : shown.requestId(),
                                Messages.text("dashboard.copied")));
        var reveal = new Button(Messages.text("requests.showtext"), new FontIcon(Feather.EYE));
        reveal.setId("show-text");
        reveal.setOnAction(
                event -> {
                    // a button that is disabled hands the focus to whatever comes next
                    if (reveal.isFocused()) copy.requestFocus();
                    reveal.setDisable(true);
                    model.text(
                            shown,
                            answer -> showText(shown, text, answer),
                            failure -> {
                                reveal.setDisable(false);
                                say(text, Reasons.text(failure) + ": " + Messages.text(failure));
                            });
                });
        var row = new FlowPane(copy, reveal);
        var targets =
                shown.version() == null
                        ? List.of(Target.DISCOVER)
                        : List.of(Target.DISCOVER, Target.VERSION);
        var links = ways.all("entry-links", targets, () -> ways.facts(shown));
        if (links != null) row.getChildren().add(links);
        row.getStyleClass().add("detail-actions");
        return row;
    }

    private void showText(LogEntry asked, VBox place, String answer) {
        if (!asked.equals(entry)) return;
        say(place, answer.isEmpty() ? Messages.text("requests.notext") : answer);
    }

    private static void say(VBox place, String sentence) {
        var label = new Label(sentence);
        label.setId("entry-text");
        label.setWrapText(true);
        place.getChildren().setAll(label);
    }

    private static GridPane fields(LogEntry shown) {
        var grid = new GridPane();
        grid.getStyleClass().add("detail-fields");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(List.of(names, values));
        add(grid, "_index", shown.index());
        add(grid, "_id", shown.id());
        for (Map.Entry<String, String> field : shown.fields().entrySet()) {
            add(grid, field.getKey(), field.getValue());
        }
        return grid;
    }

    private static void add(GridPane grid, String name, String value) {
        var key = new Label(SafeText.line(name));
        key.getStyleClass().add("detail-key");
        var text = new Label(value.isEmpty() ? Numbers.NONE : SafeText.line(value));
        text.getStyleClass().addAll("detail-value", "id");
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), key, text);
    }
}
