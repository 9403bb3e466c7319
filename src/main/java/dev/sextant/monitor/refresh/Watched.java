package dev.sextant.monitor.refresh;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.live.Live;
import dev.sextant.panel.PanelQuery;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import dev.sextant.text.Sentence;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A query that a {@link Refresher} keeps answered, and its newest state. */
public final class Watched<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final PanelQuery<T> query;
    private final Live<PanelState<T>> state = new Live<>(new PanelState.Loading<>());
    private boolean defectLogged;

    Watched(PanelQuery<T> query) {
        this.query = query;
    }

    public Live<PanelState<T>> state() {
        return state;
    }

    List<Question<?>> questions(PanelScope scope) {
        return query.questions(scope);
    }

    /**
     * The state after a round that was answered; the answer to this query may still have failed.
     */
    PanelState<T> read(PanelScope scope, Answers answers) {
        try {
            return new PanelState.Ready<>(query.read(scope, answers), scope, scope.now());
        } catch (ClusterException e) {
            return failed(e);
        } catch (RuntimeException e) {
            if (!defectLogged) LOG.error("Reading an answer failed; said once per panel", e);
            defectLogged = true;
            return failed(
                    new ClusterException(
                            ClusterException.Reason.UNREADABLE,
                            Sentence.of("cluster.defect.read"),
                            e));
        }
    }

    /** The state after a failure: what was on screen stays on screen. */
    PanelState<T> failed(ClusterException why) {
        return switch (state.get()) {
            case PanelState.Ready<T>(var data, var scope, var loadedAt) ->
                    new PanelState.Stale<>(data, scope, loadedAt, why);
            case PanelState.Stale<T>(var data, var scope, var loadedAt, var before) ->
                    new PanelState.Stale<>(data, scope, loadedAt, why);
            case PanelState.Loading<T> loading -> new PanelState.Failed<>(why);
            case PanelState.Failed<T> failed -> new PanelState.Failed<>(why);
        };
    }
}
