package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import dev.sextant.live.Live;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.ScopeChoice;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.ViewContext;
import dev.sextant.widget.Crosshair;
import dev.sextant.widget.Fx;
import dev.sextant.widget.SeriesStyles;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the frames and views of one screen share. Used on the JavaFX thread only. */
public final class ScreenContext implements ViewContext {

    private static final int STAGE_CHANGES_A_PAGE = 100;

    private final Session session;
    private final Navigation navigation;
    private final Exports exports;
    private final Live<ScopeChoice> choice;
    private final Crosshair crosshair = new Crosshair();
    private @Nullable PanelScope auditScope;

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
        return null;
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
                                exports.say(Reasons.text(e) + ": " + e.sentence());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
