package dev.sextant.ui;

import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.Totals;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.panel.Headline;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.alerts.RuleWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.find.FindPlaces;
import dev.sextant.ui.find.Finding;
import dev.sextant.ui.find.Kind;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the window knows by name, and where each leads. */
final class WindowFindings implements FindPlaces {

    /** Around one request, so that it is seen among others. */
    private static final Duration AROUND = Duration.ofMinutes(15);

    private final @Nullable Session session;
    private final @Nullable Screens screens;
    private final Consumer<Place> go;
    private final Supplier<List<Command>> commands;
    private final Supplier<List<Command>> settings;

    /**
     * @param session and its screens; null while no cluster is open
     * @param commands what can be done now, what is nearest first
     * @param settings the parts of the settings
     */
    WindowFindings(
            @Nullable Session session,
            @Nullable Screens screens,
            Consumer<Place> go,
            Supplier<List<Command>> commands,
            Supplier<List<Command>> settings) {
        this.session = session;
        this.screens = screens;
        this.go = go;
        this.commands = commands;
        this.settings = settings;
    }

    @Override
    public List<Finding> known() {
        var all = new ArrayList<Finding>();
        if (session != null && screens != null) {
            alerts(all, session, screens);
            models(all, screens);
        }
        places(all);
        for (var command : commands.get()) all.add(finding(Kind.ACTION, command));
        for (var command : settings.get()) all.add(finding(Kind.SETTING, command));
        if (session != null && screens != null) rules(all, session, screens);
        return List.copyOf(all);
    }

    private static Finding finding(Kind kind, Command command) {
        return new Finding(
                command.id(),
                kind,
                command.name(),
                "",
                "",
                command.keys(),
                command.icon(),
                command.run());
    }

    private static void alerts(List<Finding> all, Session session, Screens screens) {
        for (var alert : session.alerts().alerts()) {
            all.add(
                    new Finding(
                            "alert " + alert.key(),
                            Kind.ALERT,
                            Severities.shape(alert.severity()) + " " + AlertWords.title(alert),
                            AlertWords.title(alert) + " " + Severities.text(alert.severity()),
                            AlertWords.state(alert.state()) + " · " + AlertWords.value(alert),
                            "",
                            Feather.BELL,
                            () -> screens.openAlerts(alert.key())));
        }
    }

    private void models(List<Finding> all, Screens screens) {
        var headline = headline(screens);
        if (headline == null) return;
        var production = new HashMap<String, String>();
        headline.inventory()
                .forEach(
                        entry ->
                                production.merge(
                                        entry.model(),
                                        "v" + entry.version(),
                                        (one, other) ->
                                                one.contains(other) ? one : one + ", " + other));
        var names = new LinkedHashSet<String>();
        headline.totals().models().stream().map(Totals.ModelTotal::model).forEach(names::add);
        headline.inventory().stream().map(InventoryEntry::model).forEach(names::add);
        for (var name : names) {
            var version = production.get(name);
            all.add(
                    new Finding(
                            "model " + name,
                            Kind.MODEL,
                            name,
                            "",
                            version == null ? "" : Messages.text("find.production", version),
                            "",
                            Feather.BOX,
                            () -> openModel(name)));
        }
        for (var entry : headline.inventory()) {
            all.add(
                    new Finding(
                            "version " + entry.version() + " " + entry.model(),
                            Kind.VERSION,
                            entry.model() + " v" + entry.version(),
                            entry.model() + " " + entry.version(),
                            Messages.text("model.column.production"),
                            "",
                            Feather.TAG,
                            () -> openVersion(entry.model(), entry.version())));
        }
    }

    private static @Nullable Headline headline(Screens screens) {
        return switch (screens.dashboard().figures().get()) {
            case PanelState.Ready<Headline> ready -> ready.data();
            case PanelState.Stale<Headline> stale -> stale.data();
            case PanelState.Loading<Headline> loading -> null;
            case PanelState.Failed<Headline> failed -> null;
        };
    }

    private void places(List<Finding> all) {
        for (var place : Place.values()) {
            // without a cluster only the settings have something to show
            if (session == null && place != Place.SETTINGS) continue;
            all.add(
                    new Finding(
                            "screen " + place,
                            Kind.SCREEN,
                            NavBar.name(place),
                            "",
                            "",
                            place == Place.ALERTS ? "l" : "",
                            NavBar.icon(place),
                            () -> go.accept(place)));
        }
    }

    private static void rules(List<Finding> all, Session session, Screens screens) {
        for (AlertsSeen.RuleSeen seen : session.alerts().rules()) {
            var rule = seen.rule();
            all.add(
                    new Finding(
                            "rule " + rule.id(),
                            Kind.RULE,
                            rule.name(),
                            rule.id(),
                            RuleWords.condition(rule),
                            "",
                            Feather.SLIDERS,
                            () -> screens.openRules(rule.id())));
        }
    }

    @Override
    public void openModel(String model) {
        if (screens != null) screens.openModel(model);
    }

    @Override
    public void openVersion(String model, String version) {
        if (screens == null) return;
        screens.openModel(model);
        var board = screens.board();
        if (board != null) board.focus("versions");
    }

    @Override
    public void openUser(NamesFound.Name user) {
        if (screens == null || session == null) return;
        var now = session.clock().instant();
        if (session.model().rangeProperty().get().at(now).from().isAfter(user.last())) {
            var length = Duration.between(user.last(), now).plusDays(1);
            session.model().show(new RangeChoice.Last(Duration.ofDays(length.toDays() + 1)));
        }
        session.model().filterProperty().set(Filter.ALL);
        go.accept(Place.DASHBOARD);
        var frame = screens.dashboard().board().focus("audit");
        if (frame != null && frame.lookup("#audit-search") instanceof TextField search) {
            search.setText(user.name());
        }
    }

    @Override
    public void openRequest(LogEntry entry) {
        if (screens == null || session == null) return;
        var time = entry.time();
        var now = session.clock().instant();
        if (time != null && !session.model().rangeProperty().get().at(now).contains(time)) {
            var around = new TimeRange(time.minus(AROUND), time.plus(AROUND));
            session.model().show(new RangeChoice.Between(around));
        }
        if (!lets(session.model().filter(), entry)) {
            session.model().filterProperty().set(Filter.ALL);
        }
        screens.openFound(entry);
    }

    private static boolean lets(Filter filter, LogEntry entry) {
        return (filter.environment() == null || filter.environment().equals(entry.environment()))
                && (filter.model() == null || filter.model().equals(entry.model()))
                && (filter.stage() == null || filter.stage().equals(entry.stage()));
    }
}
