package dev.sextant.ui.alerts;

import dev.sextant.alert.Silence;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The silences in force or to come, each with its end and a way to end it now. */
final class SilenceList extends VBox {

    private static final int MOST = 4;

    private final Session session;
    private final AlertsModel model;
    private final VBox rows = new VBox();
    private List<String> shown = List.of();

    SilenceList(Session session, AlertsModel model) {
        this.session = session;
        this.model = model;
        setId("silences");
        getStyleClass().addAll("panel", "silences");
        var title = new Label(Messages.text("alert.silences"));
        title.getStyleClass().add("panel-title");
        rows.getStyleClass().add("silence-rows");
        getChildren().setAll(title, rows);
        setMinHeight(USE_PREF_SIZE);
    }

    void show() {
        var silences = model.silences();
        setVisible(!silences.isEmpty());
        setManaged(!silences.isEmpty());
        var text = new TimeText(session.model().zone());
        var words = silences.stream().map(one -> words(one, text)).toList();
        // a button that has the focus keeps it
        if (words.equals(shown)) return;
        shown = words;
        rows.getChildren().clear();
        for (var silence : silences.subList(0, Math.min(MOST, silences.size()))) {
            rows.getChildren().add(row(silence, text));
        }
        if (silences.size() > MOST) {
            var more = new Label(Messages.text("alert.silences.more", silences.size() - MOST));
            more.getStyleClass().add("note");
            rows.getChildren().add(more);
        }
    }

    private String words(Silence silence, TimeText text) {
        var why = silence.why().isBlank() ? "" : ": " + SafeText.line(silence.why());
        return Messages.text(
                        "alert.silence.by",
                        Silences.until(silence, text, model.now()),
                        SafeText.line(silence.by()))
                + why;
    }

    private HBox row(Silence silence, TimeText text) {
        var what = new Label(Silences.matchers(silence.matchers()));
        what.setMinWidth(60);
        what.setTooltip(new Tooltip(what.getText()));
        var until = new Label(words(silence, text));
        until.getStyleClass().add("note");
        until.setMinWidth(60);
        until.setTooltip(new Tooltip(until.getText()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var end = new Button(Messages.text("alert.silence.end"));
        end.setId("end-silence-" + silence.id());
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setOnAction(event -> model.endSilence(silence));
        var row = new HBox(what, until, space, end);
        row.getStyleClass().add("silence-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
