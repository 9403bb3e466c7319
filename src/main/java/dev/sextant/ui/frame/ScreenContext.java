package dev.sextant.ui.frame;

import dev.sextant.alert.Condition;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.live.Live;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.AlertDesk.Episode;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.ViewContext;
import dev.sextant.store.StoreException;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.chart.ChartEpisode;
import dev.sextant.widget.chart.Crosshair;
import dev.sextant.widget.chart.SeriesStyles;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the frames and views of one screen share. Used on the JavaFX thread only. */
public final class ScreenContext implements ViewContext {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenContext.class);
    private static final int STAGE_CHANGES_A_PAGE = 100;

    private final Session session;
    private final Navigation navigation;
    private final Exports exports;
    private final Live<ScopeChoice> choice;
    private final Crosshair crosshair = new Crosshair();
    private final ReadOnlyObjectWrapper<List<Episode>> episodes =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable PanelScope auditScope;
    private long episodesAsked;

    /**
     * @param choice what the screen asks for
     */
    public ScreenContext(
            Session session, Navigation navigation, Exports exports, Live<ScopeChoice> choice) {
        this.choice = choice;
        this.session = session;
        this.navigation = navigation;
        this.exports = exports;
    }

    public Session session() {
        return session;
    }

    public Navigation navigation() {
        return navigation;
    }

    public Exports exports() {
        return exports;
    }

    /** What the screen would ask now. */
    PanelScope scope() {
        return choice.get().at(session.clock().instant());
    }

    /** Whether a picture drawn from {@code scope} answers what the screen asks for now. */
    boolean asks(PanelScope scope) {
        return choice.get().asked(scope);
    }

    /** What the audit panel shows now: further pages continue exactly that. */
    void auditShows(PanelScope scope) {
        auditScope = scope;
    }

    @Override
    public void drill(String model) {
        navigation.openModel(model);
    }

    @Override
    public void zoom(TimeRange range) {
        session.model().zoom(range);
    }

    @Override
    public boolean leadsToVersions() {
        return new WaysOut(session, exports).leadsTo(Target.VERSION);
    }

    @Override
    public void openVersion(String model, String version, @Nullable String stage) {
        var ways = new WaysOut(session, exports);
        ways.open(
                Target.VERSION,
                ways.facts()
                        .with(LinkPlace.MODEL, model)
                        .with(LinkPlace.VERSION, version)
                        .with(LinkPlace.STAGE, stage));
    }

    @Override
    public Crosshair crosshair() {
        return crosshair;
    }

    @Override
    public ZoneId zone() {
        return session.model().zone();
    }

    @Override
    public SeriesStyles styles() {
        return session.styles();
    }

    @Override
    public @Nullable Double errorRateLimit() {
        var model = choice.get().filter().model();
        for (var seen : session.alerts().rules()) {
            var rule = seen.rule();
            if (!rule.enabled() || !(rule.condition() instanceof Condition.ErrorRate rate))
                continue;
            var own = rule.limitFor(model);
            if (own != null && !own.enabled()) continue;
            var limit = own == null ? null : own.limit();
            return (limit == null ? rate.above() : limit).doubleValue();
        }
        return null;
    }

    /** Known episodes of the model that the screen is about; changes when more is known. */
    ReadOnlyObjectProperty<List<Episode>> episodesProperty() {
        return episodes.getReadOnlyProperty();
    }

    @Override
    public List<ChartEpisode> episodes(@Nullable String model, TimeRange range) {
        if (model == null) return List.of();
        return episodes.get().stream()
                .filter(episode -> model.equals(episode.model()))
                .filter(episode -> episode.from().isBefore(range.to()))
                .map(
                        episode -> {
                            var to = episode.to() == null ? range.to() : episode.to();
                            if (!to.isAfter(episode.from())) to = episode.from().plusSeconds(1);
                            return new ChartEpisode(
                                    new TimeRange(episode.from(), to),
                                    Messages.known(episode.ruleName()));
                        })
                .toList();
    }

    /** Learns when rules fired in what was asked for; what was known stays when that fails. */
    void loadEpisodes(PanelScope scope) {
        var desk = session.desk();
        var model = scope.filter().model();
        var number = ++episodesAsked;
        if (desk == null || model == null) {
            episodes.set(List.of());
            return;
        }
        session.workers()
                .execute(
                        () -> {
                            try {
                                var found =
                                        desk.episodes(
                                                model, scope.range().from(), scope.range().to());
                                Fx.run(
                                        () -> {
                                            if (number == episodesAsked) episodes.set(found);
                                        });
                            } catch (StoreException e) {
                                LOG.warn("Episodes could not be read: {}", e.sentence());
                            }
                        });
    }

    @Override
    public <A> void ask(Question<A> question, Consumer<A> then, Runnable otherwise) {
        session.workers()
                .execute(
                        () -> {
                            try {
                                var answer = session.cluster().ask(List.of(question)).get(question);
                                Fx.run(() -> then.accept(answer));
                            } catch (ClusterException e) {
                                exports.say(Reasons.text(e) + ": " + Messages.text(e));
                                Fx.run(otherwise);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    @Override
    public void open(LogEntry entry) {
        navigation.openFound(entry);
    }

    @Override
    public void moreStageChanges(Cursor after, Consumer<Page<StageChange>> then) {
        var scope = auditScope;
        if (scope == null) return;
        var question =
                new Question.StageChanges(
                        scope.range(), scope.filter(), STAGE_CHANGES_A_PAGE, after);
        session.workers()
                .execute(
                        () -> {
                            try {
                                var page = session.cluster().ask(List.of(question)).get(question);
                                Fx.run(
                                        () -> {
                                            if (scope.equals(auditScope)) then.accept(page);
                                        });
                            } catch (ClusterException e) {
                                exports.say(Reasons.text(e) + ": " + Messages.text(e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
