package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.model.ConsoleLink;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.alerts.AlertsScreen;
import dev.sextant.ui.alerts.NotWatched;
import dev.sextant.ui.cluster.ClusterScreen;
import dev.sextant.ui.cluster.DoctorPage;
import dev.sextant.ui.cluster.IndicesPage;
import dev.sextant.ui.cluster.OverviewPage;
import dev.sextant.ui.cluster.SetupPage;
import dev.sextant.ui.dashboard.DashboardScreen;
import dev.sextant.ui.frame.Behind;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.model.ModelScreen;
import dev.sextant.ui.model.ModelsScreen;
import dev.sextant.ui.model.PredictionsScreen;
import dev.sextant.ui.requests.RequestsModel.Criteria;
import dev.sextant.ui.requests.RequestsScreen;
import dev.sextant.ui.rules.RulesScreen;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Unsaved;
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
    private final Apart apart;
    private final DashboardScreen dashboard;
    private final ModelsScreen models;
    private final PredictionsScreen predictions;
    private final RequestsScreen requests;
    private final ClusterScreen cluster;
    private final Screen alerts;
    private final Screen rules;
    private final Deque<Screen> behind = new ArrayDeque<>();
    private Screen current;

    /** Opens a model in a window of its own, when that is what the person asked for. */
    interface Apart {
        /**
         * @param range null for the one chosen
         * @return false when it is to be opened here
         */
        boolean wants(String model, @Nullable RangeChoice range);
    }

    /**
     * @param inFront puts a screen into the window
     */
    Screens(
            Session session,
            Exports exports,
            Surroundings surroundings,
            Screen settings,
            Consumer<Screen> inFront,
            Apart apart) {
        this.session = session;
        this.exports = exports;
        this.surroundings = surroundings;
        this.settings = settings;
        this.inFront = inFront;
        this.apart = apart;
        dashboard = new DashboardScreen(session, this, exports, surroundings.panels());
        models = new ModelsScreen(session, this);
        predictions = new PredictionsScreen(null, session, this, exports);
        requests = new RequestsScreen(session, exports);
        cluster =
                new ClusterScreen(
                        List.of(
                                new OverviewPage(session),
                                new IndicesPage(session, exports),
                                new DoctorPage(session, exports, this),
                                new SetupPage(session)));
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

    /** The panels in front that can be put on paper; null when the screen in front has none. */
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
                    case PREDICTIONS -> predictions;
                    case ALERTS -> alerts;
                    case RULES -> rules;
                    case REQUESTS -> requests;
                    case CLUSTER -> cluster;
                    case SETTINGS -> settings;
                });
    }

    /**
     * What is in front, to be shown again by screens in another language.
     *
     * @param model whose page it is; null for a place of the navigation
     * @param predictions whether it is the page of the model's predictions
     */
    record View(Place place, @Nullable String model, boolean predictions, Criteria requests) {}

    View view() {
        return new View(
                place(),
                modelShown(),
                current instanceof PredictionsScreen,
                requests.model().criteriaProperty().get());
    }

    void show(View view) {
        requests.narrow(view.requests());
        go(view.place());
        if (view.model() == null) return;
        openModel(view.model());
        if (view.predictions()) openPredictions(view.model());
    }

    /** Whether something typed into one of the screens is not saved yet. */
    boolean unsaved() {
        return Unsaved.in(rules);
    }

    /** Where the screen in front belongs. */
    Place place() {
        if (current == dashboard) return Place.DASHBOARD;
        if (current == predictions) return Place.PREDICTIONS;
        if (current == models || modelShown() != null) return Place.MODELS;
        if (current.equals(alerts)) return Place.ALERTS;
        if (current.equals(rules)) return Place.RULES;
        if (current == cluster) return Place.CLUSTER;
        return current == requests ? Place.REQUESTS : Place.SETTINGS;
    }

    @Override
    public void copyLink() {
        exports.copy(Links.of(session, this).toString(), Messages.text("link.copied"));
    }

    /** The model whose page is in front; null for another screen. */
    @Nullable String modelShown() {
        return switch (current) {
            case ModelScreen shown -> shown.model();
            case PredictionsScreen shown -> shown.model();
            default -> null;
        };
    }

    /** The link to the screen in front, given one that leads to the same cluster and range. */
    ConsoleLink link(ConsoleLink here) {
        if (current instanceof ModelScreen shown) return here.withModelPage(shown.model());
        if (current instanceof PredictionsScreen shown) {
            return here.withPredictionsOf(shown.model());
        }
        if (current.equals(alerts)) {
            var key = alerts instanceof AlertsScreen list ? list.chosen() : null;
            return key == null
                    ? here.withScreen(ConsoleLink.Place.ALERTS)
                    : here.withAlert(key.value());
        }
        if (current.equals(rules)) return here.withScreen(ConsoleLink.Place.RULES);
        if (current == cluster) return here.withScreen(ConsoleLink.Place.CLUSTER);
        return current == requests ? here.withRequestsOf(requests.listedModel()) : here;
    }

    @Override
    public void openModel(String model) {
        if (apart.wants(model, null)) return;
        if (current instanceof ModelScreen shown && shown.model().equals(model)) return;
        if (behind.peek() instanceof ModelScreen left && left.model().equals(model)) {
            push(left);
            return;
        }
        push(new ModelScreen(model, session, this, exports, surroundings.modelPanels()));
    }

    @Override
    public void openModel(String model, RangeChoice range) {
        if (apart.wants(model, range)) return;
        session.model().show(range);
        openModel(model);
    }

    @Override
    public void openPredictions(String model) {
        if (current instanceof PredictionsScreen shown && model.equals(shown.model())) return;
        push(new PredictionsScreen(model, session, this, exports));
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

    /** The pages of the cluster's screen by name, while another screen is in front. */
    List<Command> clusterPages() {
        return current == cluster ? List.of() : cluster.commandsFor(this::openCluster);
    }

    @Override
    public void openCluster() {
        push(cluster);
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

    @Override
    public void openFound(LogEntry entry) {
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
        behind.forEach(this::closeIfOwn);
        behind.clear();
    }

    private void closeIfOwn(Screen screen) {
        if (screen instanceof ModelScreen) screen.close();
        if (screen instanceof PredictionsScreen && screen != predictions) screen.close();
    }

    @Override
    public void close() {
        leaveAll();
        dashboard.close();
        models.close();
        predictions.close();
        requests.close();
        cluster.close();
        alerts.close();
        rules.close();
    }
}
