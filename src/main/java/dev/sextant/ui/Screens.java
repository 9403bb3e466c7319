package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.monitor.RangeChoice;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.alerts.AlertsScreen;
import dev.sextant.ui.alerts.NotWatched;
import dev.sextant.ui.dashboard.DashboardScreen;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.model.ModelScreen;
import dev.sextant.ui.model.ModelsScreen;
import dev.sextant.ui.requests.Behind;
import dev.sextant.ui.requests.RequestsModel.Criteria;
import dev.sextant.ui.requests.RequestsScreen;
import dev.sextant.ui.rules.RulesScreen;
import dev.sextant.widget.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The screens of one session: which is in front, and what lies behind it. */
final class Screens implements Navigation, AutoCloseable {

    private final Session session;
    private final Exports exports;
    private final Surroundings surroundings;
    private final Screen settings;
    private final Consumer<Screen> inFront;
    private final DashboardScreen dashboard;
    private final ModelsScreen models;
    private final RequestsScreen requests;
    private final Screen alerts;
    private final Screen rules;
    private final Deque<Screen> behind = new ArrayDeque<>();
    private Screen current;

    /**
     * @param inFront puts a screen into the window
     */
    Screens(
            Session session,
            Exports exports,
            Surroundings surroundings,
            Screen settings,
            Consumer<Screen> inFront) {
        this.session = session;
        this.exports = exports;
        this.surroundings = surroundings;
        this.settings = settings;
        this.inFront = inFront;
        dashboard = new DashboardScreen(session, this, exports, surroundings.panels());
        models = new ModelsScreen(session, this);
        requests = new RequestsScreen(session, exports);
        var desk = session.desk();
        alerts =
                desk == null
                        ? new NotWatched(session, this, Messages.text("nav.alerts"))
                        : new AlertsScreen(session, desk, this, exports);
        rules =
                desk == null
                        ? new NotWatched(session, this, Messages.text("nav.rules"))
                        : new RulesScreen(session, desk, this);
        current = dashboard;
        bringToFront(dashboard);
    }

    DashboardScreen dashboard() {
        return dashboard;
    }

    Screen current() {
        return current;
    }

    /** The panels in front; null when the screen in front has none. */
    @Nullable PanelBoard board() {
        if (current == dashboard) return dashboard.board();
        return current instanceof ModelScreen shown ? shown.board() : null;
    }

    /** A place of the navigation: from there is no way back. */
    void go(Place place) {
        leaveAll();
        models.showOnly(List.of());
        bringToFront(
                switch (place) {
                    case DASHBOARD -> dashboard;
                    case MODELS -> models;
                    case ALERTS -> alerts;
                    case RULES -> rules;
                    case REQUESTS -> requests;
                    case SETTINGS -> settings;
                });
    }

    /** Where the screen in front belongs. */
    Place place() {
        if (current == dashboard) return Place.DASHBOARD;
        if (current == models || current instanceof ModelScreen) return Place.MODELS;
        if (current.equals(alerts)) return Place.ALERTS;
        if (current.equals(rules)) return Place.RULES;
        return current == requests ? Place.REQUESTS : Place.SETTINGS;
    }

    @Override
    public void openModel(String model) {
        if (current instanceof ModelScreen shown && shown.model().equals(model)) return;
        push(new ModelScreen(model, session, this, exports, surroundings.modelPanels()));
    }

    @Override
    public void openModel(String model, RangeChoice range) {
        session.model().show(range);
        openModel(model);
    }

    @Override
    public void openAlerts(@Nullable AlertKey key) {
        if (key != null && alerts instanceof AlertsScreen list) list.open(key);
        push(alerts);
    }

    @Override
    public void openRules(@Nullable String ruleId) {
        if (ruleId != null && rules instanceof RulesScreen list) list.open(ruleId);
        push(rules);
    }

    @Override
    public void openSettings() {
        go(Place.SETTINGS);
    }

    @Override
    public void openBehind(Behind behind) {
        requests.narrow(behind);
        push(requests);
    }

    @Override
    public void openModels() {
        models.showOnly(List.of());
        push(models);
    }

    @Override
    public void openOthers(List<String> others) {
        models.showOnly(others);
        push(models);
    }

    @Override
    public void openRequests(@Nullable String model, @Nullable String version, Outcome outcome) {
        requests.narrow(new Criteria(model, version, outcome, null, null));
        push(requests);
    }

    @Override
    public void openRequest(LogEntry entry) {
        requests.narrow(new Criteria(entry.model(), null, Outcome.FAILED, null, null));
        requests.pick(entry);
        push(requests);
    }

    /** One document that was found by its request id, alone. */
    void openFound(LogEntry entry) {
        requests.narrow(new Criteria(null, null, Outcome.ANY, entry.requestId(), null));
        requests.pick(entry);
        push(requests);
    }

    @Override
    public void back() {
        if (current.back() || behind.isEmpty()) return;
        var left = current;
        bringToFront(behind.pop());
        closeIfOwn(left);
    }

    private void push(Screen next) {
        if (next.equals(current)) {
            next.refresh();
            return;
        }
        if (behind.contains(next)) {
            // No loops: going on to where one came from is going back.
            while (!current.equals(next)) {
                var left = current;
                bringToFront(Objects.requireNonNull(behind.poll()));
                closeIfOwn(left);
            }
            return;
        }
        behind.push(current);
        bringToFront(next);
    }

    private void bringToFront(Screen next) {
        current.hidden();
        current = next;
        inFront.accept(next);
        next.shown();
    }

    private void leaveAll() {
        current.hidden();
        closeIfOwn(current);
        behind.forEach(Screens::closeIfOwn);
        behind.clear();
    }

    private static void closeIfOwn(Screen screen) {
        if (screen instanceof ModelScreen) screen.close();
    }

    @Override
    public void close() {
        leaveAll();
        dashboard.close();
        models.close();
        requests.close();
        alerts.close();
        rules.close();
    }
}
