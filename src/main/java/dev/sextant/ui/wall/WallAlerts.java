package dev.sextant.ui.wall;

import dev.sextant.alert.Alert;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What fires, large; and just as plainly that nothing does, or that nobody knows. */
final class WallAlerts extends FlowPane {

    private static final int MOST = 4;
    private static final Duration NOT_JUDGED_FOR = Duration.ofMinutes(2);

    private List<String> written = List.of();

    WallAlerts() {
        setId("wall-alerts");
        getStyleClass().add("wall-alerts");
        setAlignment(Pos.CENTER_LEFT);
    }

    /**
     * @param session null while the page is not open
     */
    void tell(@Nullable Session session) {
        if (session == null) {
            write(List.of(), List.of());
        } else if (session.desk() == null) {
            write(List.of(Messages.text("wall.notwatched")), List.of("muted"));
        } else {
            tell(session.alerts(), session.clusterNow());
        }
    }

    private void tell(AlertsSeen seen, Instant clusterNow) {
        var texts = new java.util.ArrayList<String>();
        var roles = new java.util.ArrayList<String>();
        var judged = seen.judgedAt();
        if (judged == null || clusterNow.isAfter(judged.plus(NOT_JUDGED_FOR))) {
            texts.add(
                    judged == null
                            ? Messages.text("wall.notjudged")
                            : Messages.text("wall.notjudgedfor", Ages.since(judged, clusterNow)));
            roles.add("p1");
        }
        var firing =
                seen.alerts().stream()
                        .filter(Alert::active)
                        .filter(alert -> alert.groupedUnder() == null)
                        .toList();
        for (var alert : firing.stream().limit(MOST).toList()) {
            texts.add(words(alert, seen, clusterNow));
            roles.add(Severities.role(alert.severity()));
        }
        if (firing.size() > MOST) {
            texts.add(Messages.text("wall.more", firing.size() - MOST));
            roles.add("muted");
        }
        if (texts.isEmpty()) {
            texts.add(Messages.text("wall.nothing"));
            roles.add("good");
        }
        write(texts, roles);
    }

    private static String words(Alert alert, AlertsSeen seen, Instant now) {
        var rule =
                seen.rules().stream()
                        .map(AlertsSeen.RuleSeen::rule)
                        .filter(known -> known.id().equals(alert.ruleId()))
                        .findFirst()
                        .orElse(null);
        var since = alert.firedAt() == null ? alert.since() : alert.firedAt();
        return Messages.text(
                "wall.alert",
                Severities.shape(alert.severity()),
                Severities.word(alert.severity()),
                AlertWords.title(alert),
                AlertWords.reading(alert, rule),
                Ages.since(since, now));
    }

    /** Writes only what changed: a wall is looked at for months. */
    private void write(List<String> texts, List<String> roles) {
        if (texts.equals(written)) return;
        written = List.copyOf(texts);
        getChildren().clear();
        for (var i = 0; i < texts.size(); i++) {
            var label = new Label(texts.get(i));
            label.getStyleClass().addAll("wall-alert", roles.get(i));
            label.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(label);
        }
    }
}
