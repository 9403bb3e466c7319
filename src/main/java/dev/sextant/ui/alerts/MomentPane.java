package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.monitor.refresh.Refresher;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.panel.Panel;
import dev.sextant.panel.PanelState;
import dev.sextant.store.StoreException;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelFrame;
import dev.sextant.ui.frame.ScreenContext;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.time.Instant;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture of the alert that is looked at: asked of the cluster while it is in front. */
final class MomentPane implements PanelFrame.Host {

    private static final Logger LOG = LoggerFactory.getLogger(MomentPane.class);

    private final Session session;
    private final Navigation navigation;
    private final Exports exports;
    private final AlertsModel model;
    private final Runnable answered;
    private final DiskBars disks;
    private final Live<Pulse> pulse = new Live<>(Pulse.NONE);
    private @Nullable Running running;
    private boolean inFront;

    /**
     * One alert's questions.
     *
     * @param about what they were asked about: another reading of the same alert goes on
     */
    private record Running(
            About about, Refresher refresher, PanelFrame<Moment> frame, Subscription heard) {}

    private record About(AlertKey key, int episode, Instant since, boolean over, Rule rule) {}

    /**
     * @param answered hears that more is known than before
     */
    MomentPane(
            Session session,
            Navigation navigation,
            Exports exports,
            AlertsModel model,
            Runnable answered) {
        this.session = session;
        this.navigation = navigation;
        this.exports = exports;
        this.model = model;
        this.answered = answered;
        disks = new DiskBars(session);
    }

    /** The picture of an alert; null when there is nothing to draw of it. */
    @Nullable Node show(AlertRow row) {
        var rule = row.rule();
        if (rule == null) {
            close();
            return null;
        }
        if (rule.condition() instanceof Condition.Disk disk) {
            close();
            return disks.show(row.alert(), disk);
        }
        if (!MomentQuery.draws(rule.condition())) {
            close();
            return null;
        }
        var alert = row.alert();
        var about =
                new About(
                        alert.key(), alert.episode(), alert.since(), alert.endedAt() != null, rule);
        var before = running;
        if (before != null && before.about().equals(about)) return before.frame();
        close();
        var begun = begin(about, alert, rule);
        running = begun;
        if (inFront) begun.refresher().start();
        return begun.frame();
    }

    private Running begin(About about, Alert alert, Rule rule) {
        var choice =
                new Live<>(
                        new ScopeChoice(
                                AlertScope.around(alert, rule, session.clock().instant()),
                                AlertScope.filter(alert, rule),
                                session.model().zone(),
                                1,
                                null));
        var refresher = session.refresher(choice);
        var context = new ScreenContext(session, navigation, exports, choice);
        var usual = new Usual();
        var panel =
                new Panel<>(
                        "moment",
                        new MomentQuery(alert, rule.condition()),
                        MomentRows.of(rule.condition()),
                        view -> new MomentView(view, () -> now(alert), rule, usual::known));
        var frame = new PanelFrame<>(1, panel, refresher.watch(panel.query()), true, context, this);
        VBox.setVgrow(frame, Priority.ALWAYS);
        frame.setMinHeight(190);
        frame.setPrefHeight(260);
        frame.onState(answered);
        if (rule.condition() instanceof Condition.LatencyRegression) usual.load(alert, frame);
        return new Running(about, refresher, frame, refresher.pulse().listen(pulse::set));
    }

    /** The alert as it stands, for the limit and the tint; as it stood when it is gone. */
    private Alert now(Alert alert) {
        return model.seen().alerts().stream()
                .filter(one -> one.key().equals(alert.key()))
                .findFirst()
                .orElse(alert);
    }

    /** What the cluster said of the alert that is looked at; null while it has not. */
    @Nullable Moment known() {
        var now = running;
        if (now == null) return null;
        return switch (now.frame().state()) {
            case PanelState.Ready<Moment>(var data, var scope, var at) -> data;
            case PanelState.Stale<Moment>(var data, var scope, var at, var why) -> data;
            case PanelState.Loading<Moment> loading -> null;
            case PanelState.Failed<Moment> failed -> null;
        };
    }

    /** Whether the picture makes use of more room; bars do not. */
    boolean grows() {
        return running != null;
    }

    @Nullable PanelFrame<Moment> frame() {
        return running == null ? null : running.frame();
    }

    /** How the questions about the alert that is looked at go. */
    Live<Pulse> pulse() {
        return pulse;
    }

    void inFront(boolean now) {
        inFront = now;
        if (running == null) return;
        if (now) running.refresher().start();
        else running.refresher().stop();
    }

    void refresh() {
        if (running != null) running.refresher().refresh();
    }

    @Override
    public void retry() {
        refresh();
    }

    /** The chart has the room that there is. */
    @Override
    public void toggleEnlarged(PanelFrame<?> frame) {
        var large = frame.getPrefHeight() > 300;
        frame.setPrefHeight(large ? 260 : 520);
        frame.setMinHeight(large ? 190 : 520);
        frame.enlarged(!large);
    }

    void close() {
        var ended = running;
        running = null;
        if (ended == null) return;
        ended.heard().close();
        ended.refresher().close();
        ended.frame().dispose();
    }

    /** The baseline of a model, once it has been read. */
    private final class Usual {
        private @Nullable Baseline known;

        @Nullable Baseline known() {
            return known;
        }

        void load(Alert alert, PanelFrame<Moment> frame) {
            var desk = session.desk();
            var name = alert.labels().model();
            if (desk == null || name == null) return;
            session.workers()
                    .execute(
                            () -> {
                                try {
                                    var found = desk.baseline(name);
                                    Fx.run(
                                            () -> {
                                                if (Objects.equals(found, known)) return;
                                                known = found;
                                                frame.drawAgain();
                                            });
                                } catch (StoreException e) {
                                    LOG.warn("A baseline could not be read: {}", e.sentence());
                                }
                            });
        }
    }
}
