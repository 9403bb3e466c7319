package dev.sextant.ui.find;

import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.VersionStats;
import dev.sextant.ui.find.Findings.Line;
import dev.sextant.ui.find.Lookup.Result;
import dev.sextant.ui.frame.Cells;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is found for what is typed. Used on the JavaFX thread only. */
public final class FindModel {

    private static final int MOST_RECENT = 6;

    private final FindPlaces places;
    private final @Nullable Session session;
    private final @Nullable Lookup lookup;
    private final Deque<Finding> recent = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private List<Finding> known = List.of();
    private String typed = "";
    private Result found = Result.NOTHING;

    /**
     * @param session whose cluster is asked; null while none is open
     */
    public FindModel(FindPlaces places, @Nullable Session session) {
        this.places = places;
        this.session = session;
        lookup = session == null ? null : new Lookup(session, this::hear);
    }

    ReadOnlyObjectProperty<List<Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Whether the cluster is being asked, or why it was not answered; empty for neither. */
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Begins anew: nothing is typed, and what the window knows is read again. */
    void begin() {
        known = places.known();
        type("");
    }

    void type(String text) {
        typed = text.strip();
        found = Result.NOTHING;
        var models =
                known.stream().filter(one -> one.kind() == Kind.MODEL).map(Finding::name).toList();
        var asking = lookup != null && lookup.look(typed, models);
        state.set(asking ? Messages.text("find.asking", name()) : "");
        list();
    }

    /** Nobody looks any more. */
    void end() {
        if (lookup != null) lookup.cancel();
    }

    /** Remembers that something was used, and goes there. */
    void open(Finding finding) {
        recent.removeIf(one -> one.id().equals(finding.id()));
        recent.addFirst(finding);
        if (recent.size() > MOST_RECENT) recent.removeLast();
        finding.open().run();
    }

    private void hear(Result result) {
        found = result;
        var failure = result.failure();
        state.set(failure == null ? "" : Messages.text("find.away", name(), Reasons.text(failure)));
        list();
    }

    private String name() {
        return session == null ? "" : session.profile().name();
    }

    private void list() {
        if (typed.isEmpty()) {
            lines.set(Findings.untyped(stillThere(), known));
            return;
        }
        var all = new ArrayList<>(known);
        for (var model : found.names().models()) all.add(model(model.name()));
        for (var version : found.versions()) all.add(version(version));
        for (var user : found.names().users()) all.add(user(user));
        var request = found.request();
        if (request != null) all.add(request(request));
        lines.set(Findings.of(typed, all));
    }

    /** What was used last, as it is called now; what the window no longer offers is left out. */
    private List<Finding> stillThere() {
        return recent.stream()
                .map(
                        used ->
                                switch (used.kind()) {
                                    case ALERT, ACTION, SCREEN, SETTING, RULE -> now(used);
                                    default -> used;
                                })
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Finding now(Finding used) {
        return known.stream().filter(one -> one.id().equals(used.id())).findFirst().orElse(null);
    }

    private Finding model(String name) {
        return new Finding(
                "model " + name,
                Kind.MODEL,
                name,
                "",
                "",
                "",
                Feather.BOX,
                () -> places.openModel(name));
    }

    private Finding version(VersionStats version) {
        var stage = version.stage();
        var detail = Messages.text("find.version", Numbers.count(version.predictions()));
        return new Finding(
                "version " + version.version() + " " + version.model(),
                Kind.VERSION,
                version.model() + " v" + version.version(),
                version.model() + " " + version.version(),
                stage == null ? detail : stage + " · " + detail,
                "",
                Feather.TAG,
                () -> places.openVersion(version.model(), version.version()));
    }

    private Finding user(NamesFound.Name user) {
        return new Finding(
                "user " + user.name(),
                Kind.USER,
                user.name(),
                "",
                Messages.text(
                        "find.user", Numbers.count(user.events()), Cells.time(user.last(), zone())),
                "",
                Feather.USER,
                () -> places.openUser(user));
    }

    private Finding request(LogEntry entry) {
        var id = Objects.requireNonNullElse(entry.requestId(), typed);
        return new Finding(
                "request " + id,
                Kind.REQUEST,
                id,
                "",
                Objects.requireNonNullElse(entry.model(), Numbers.NONE)
                        + " · "
                        + Objects.requireNonNullElse(entry.status(), Numbers.NONE)
                        + " · "
                        + Cells.time(entry.time(), zone()),
                "",
                Feather.FILE_TEXT,
                () -> places.openRequest(entry));
    }

    private ZoneId zone() {
        return Objects.requireNonNull(session).model().zone();
    }
}
