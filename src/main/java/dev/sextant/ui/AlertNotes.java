package dev.sextant.ui;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Rule;
import dev.sextant.model.Severity;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.alerts.AlertNews;
import dev.sextant.ui.alerts.AlertNews.News;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Tells in the window, while it is open, that alerts begin and end. */
final class AlertNotes implements AutoCloseable {

    /** More at once are one message. */
    private static final int MOST = 3;

    private static final Duration SHOWN = Duration.seconds(12);

    private final Session session;
    private final InApp inApp;
    private final Consumer<@Nullable AlertKey> open;
    private final AlertNews news = new AlertNews();
    private final Map<AlertKey, Node> staying = new HashMap<>();
    private final Subscription heard;
    private boolean listed;

    /**
     * @param open shows an alert; the list for null
     */
    AlertNotes(Session session, InApp inApp, Consumer<@Nullable AlertKey> open) {
        this.session = session;
        this.inApp = inApp;
        this.open = open;
        heard = session.alertsProperty().subscribe(this::hear);
    }

    /** The list of alerts is in front, or no longer: who looks at it need not be told to look. */
    void listed(boolean inFront) {
        listed = inFront;
        if (!inFront) return;
        staying.values().forEach(InApp::close);
        staying.clear();
    }

    private void hear(AlertsSeen seen) {
        withdraw(seen);
        var all = news.hear(seen, session.clusterNow());
        if (all.size() > MOST) {
            together(all);
            return;
        }
        for (var one : all) tell(one);
    }

    /** What a person has taken, or what is over, no longer asks for anybody. */
    private void withdraw(AlertsSeen seen) {
        var now = session.clusterNow();
        for (var alert : seen.alerts()) {
            if (AlertNews.wanted(alert, seen, now)) continue;
            var note = staying.remove(alert.key());
            if (note != null) InApp.close(note);
        }
    }

    private void tell(News one) {
        var alert = one.alert();
        var began = one.what() == News.What.BEGAN;
        var rule =
                session.alerts().rules().stream()
                        .map(AlertsSeen.RuleSeen::rule)
                        .filter(known -> known.id().equals(alert.ruleId()))
                        .findFirst()
                        .orElse(null);
        var title =
                began
                        ? AlertWords.title(alert)
                        : Messages.text("alert.note.over", AlertWords.title(alert));
        var text = began ? said(alert, rule) : AlertWords.end(alert);
        var note =
                note(
                        began ? Severities.shape(alert.severity()) : "✓",
                        began ? Severities.role(alert.severity()) : "good",
                        title,
                        text);
        var stays = began && alert.severity() == Severity.CRITICAL && !listed;
        if (stays) staying.put(alert.key(), note);
        inApp.show(note, stays ? null : SHOWN, () -> opened(alert));
    }

    private static String said(Alert alert, @Nullable Rule rule) {
        var reading = AlertWords.reading(alert, rule);
        var todo = Messages.known(alert.annotations().whatToDo());
        if (reading.equals(Numbers.NONE)) return todo;
        return todo.isBlank() ? reading : reading + " · " + todo;
    }

    private void opened(Alert alert) {
        staying.remove(alert.key());
        open.accept(alert.key());
    }

    private void together(List<News> all) {
        var began = all.stream().filter(one -> one.what() == News.What.BEGAN).toList();
        var over = all.size() - began.size();
        var parts = new ArrayList<String>();
        if (!began.isEmpty()) parts.add(Messages.text("alert.note.many", began.size()));
        if (over > 0) parts.add(Messages.text("alert.note.manyover", over));
        var worst =
                began.stream()
                        .map(one -> one.alert().severity())
                        .min(Severity::compareTo)
                        .orElse(Severity.INFO);
        var note =
                note(
                        began.isEmpty() ? "✓" : Severities.shape(worst),
                        began.isEmpty() ? "good" : Severities.role(worst),
                        String.join(" · ", parts),
                        severities(began));
        inApp.show(note, SHOWN, () -> open.accept(null));
    }

    private static String severities(List<News> began) {
        return Arrays.stream(Severity.values())
                .map(
                        severity -> {
                            var count =
                                    began.stream()
                                            .filter(one -> one.alert().severity() == severity)
                                            .count();
                            return count == 0
                                    ? ""
                                    : Severities.shape(severity)
                                            + " "
                                            + count
                                            + " "
                                            + Severities.word(severity);
                        })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Node note(String shape, String role, String title, String text) {
        var sign = new Label(shape);
        sign.getStyleClass().addAll("note-sign", role);
        sign.setMinWidth(Region.USE_PREF_SIZE);
        var head = new Label(title);
        head.getStyleClass().add("note-title");
        head.setWrapText(true);
        var words = new VBox(head);
        if (!text.isBlank()) {
            var body = new Label(text);
            body.getStyleClass().add("note");
            body.setWrapText(true);
            words.getChildren().add(body);
        }
        var note = new HBox(sign, words);
        note.getStyleClass().add("alert-note");
        note.setAlignment(Pos.TOP_LEFT);
        return note;
    }

    @Override
    public void close() {
        heard.unsubscribe();
        staying.values().forEach(InApp::close);
        staying.clear();
    }
}
