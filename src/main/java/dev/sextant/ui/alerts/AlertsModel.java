package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.alerts.AlertRow.Stand;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The list of alerts, narrowed as the person wants, and what can be done. JavaFX thread only. */
final class AlertsModel implements AutoCloseable {

    private final Session session;
    private final AlertDesk desk;
    private final ObjectProperty<@Nullable Stand> stand = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable AlertKey> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<AlertRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Set<AlertKey> opened = new HashSet<>();
    private final Subscription heard;

    AlertsModel(Session session, AlertDesk desk) {
        this.session = session;
        this.desk = desk;
        heard =
                Subscription.combine(
                        session.alertsProperty().subscribe(this::compute),
                        stand.subscribe(this::compute),
                        search.subscribe(this::compute));
        compute();
    }

    ObjectProperty<@Nullable Stand> standProperty() {
        return stand;
    }

    StringProperty searchProperty() {
        return search;
    }

    ObjectProperty<@Nullable AlertKey> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<List<AlertRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    AlertsSeen seen() {
        return session.alerts();
    }

    Instant now() {
        return session.clusterNow();
    }

    /** The alert that is looked at, also when the list is narrowed to others; null for none. */
    @Nullable AlertRow shown() {
        var key = selected.get();
        if (key == null) return null;
        for (var alert : seen().alerts()) {
            if (alert.key().equals(key)) return row(alert, false, beneath(alert).size());
        }
        return null;
    }

    /** How many alerts there are of each kind; those beneath another are counted with it. */
    Map<Stand, Long> counts() {
        var counts = new EnumMap<Stand, Long>(Stand.class);
        var top = top().stream().map(alert -> row(alert, false, 0)).toList();
        for (var kind : Stand.values()) {
            counts.put(kind, top.stream().filter(row -> row.has(kind)).count());
        }
        return counts;
    }

    /** Shows or hides what stands beneath an alert; false when nothing does. */
    boolean open(AlertKey key, boolean now) {
        var changed = now ? opened.add(key) : opened.remove(key);
        if (changed) compute();
        return changed;
    }

    private void compute() {
        var next = new ArrayList<AlertRow>();
        var wanted = search.get().strip().toLowerCase(Locale.ROOT);
        for (var alert : top()) {
            var children = beneath(alert);
            var found = children.stream().filter(child -> says(child, wanted)).toList();
            var itself = row(alert, false, children.size());
            var kind = stand.get();
            if (kind != null && !itself.has(kind)) continue;
            if (!says(alert, wanted) && found.isEmpty()) continue;
            next.add(itself);
            if (!itself.open() && (wanted.isEmpty() || found.isEmpty())) continue;
            for (var child : wanted.isEmpty() ? children : found) next.add(row(child, true, 0));
        }
        rows.set(List.copyOf(next));
    }

    private static boolean says(Alert alert, String wanted) {
        if (wanted.isEmpty()) return true;
        var text =
                alert.ruleName()
                        + " "
                        + Messages.known(alert.ruleName())
                        + " "
                        + alert.severity().code()
                        + " "
                        + AlertWords.state(alert.state())
                        + " "
                        + String.join(" ", alert.matchable().values())
                        + " "
                        + AlertWords.acknowledged(alert);
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private List<Alert> top() {
        var known = seen().alerts().stream().map(Alert::key).collect(Collectors.toSet());
        return seen().alerts().stream()
                .filter(
                        alert ->
                                alert.groupedUnder() == null
                                        || !known.contains(alert.groupedUnder()))
                .toList();
    }

    private List<Alert> beneath(Alert alert) {
        return seen().alerts().stream()
                .filter(other -> alert.key().equals(other.groupedUnder()))
                .toList();
    }

    private AlertRow row(Alert alert, boolean inGroup, int beneath) {
        return new AlertRow(
                alert,
                rule(alert.ruleId()),
                silence(alert),
                foundLate(alert),
                inGroup,
                beneath,
                opened.contains(alert.key()));
    }

    /** Null when it is no longer there. */
    @Nullable Rule rule(String id) {
        for (var known : seen().rules()) {
            if (known.rule().id().equals(id)) return known.rule();
        }
        return null;
    }

    private @Nullable Silence silence(Alert alert) {
        var now = now();
        return seen().silences().stream()
                .filter(silence -> silence.silences(alert, now))
                .max(Comparator.comparing(Silence::until))
                .orElse(null);
    }

    /** A gap that was filled in later ended when it was found out. */
    private String foundLate(Alert alert) {
        if (!alert.late()) return "";
        var fired = alert.firedAt() == null ? alert.since() : alert.firedAt();
        for (var gap : seen().gaps()) {
            if (fired.isBefore(gap.from()) || fired.isAfter(gap.to())) continue;
            var late = Duration.between(fired, gap.to());
            return Messages.text("alert.late.by", Numbers.span(late));
        }
        return Messages.text("alert.late");
    }

    /** Silences that are or will be in force, the one that ends first at the top. */
    List<Silence> silences() {
        var now = now();
        return seen().silences().stream()
                .filter(silence -> silence.state(now) != Silence.State.EXPIRED)
                .sorted(Comparator.comparing(Silence::until))
                .toList();
    }

    /** Who acts: the person that this computer knows. */
    static String person() {
        var name = System.getProperty("user.name", "");
        return name.isBlank() ? Messages.text("alert.someone") : name;
    }

    void acknowledge(AlertKey key, String note) {
        desk.acknowledge(key, person(), note.strip());
    }

    void silence(List<Matcher> matchers, Duration length, String why) {
        desk.silence(matchers, length, person(), why.strip());
    }

    void endSilence(Silence silence) {
        desk.endSilence(silence.id());
    }

    /**
     * Takes back what was done to the alert that is looked at: an acknowledgement, else the silence
     * that keeps it quiet; null when there is nothing to take back.
     *
     * @return what was taken back, in words
     */
    @Nullable String undo() {
        var row = shown();
        if (row == null) return null;
        if (row.alert().acknowledged() != null && row.alert().active()) {
            desk.unacknowledge(row.key(), person());
            return Messages.text(
                    "alert.undone.acknowledged", Messages.known(row.alert().ruleName()));
        }
        var silence = row.silence();
        if (silence == null) return null;
        desk.endSilence(silence.id());
        return Messages.text("alert.undone.silence", Silences.matchers(silence.matchers()));
    }

    @Override
    public void close() {
        heard.unsubscribe();
    }
}
