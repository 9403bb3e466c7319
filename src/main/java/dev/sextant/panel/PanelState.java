package dev.sextant.panel;

import dev.sextant.cluster.ClusterException;
import java.time.Instant;

/** What a panel has to show. */
public sealed interface PanelState<T> {

    /** Never answered yet. */
    record Loading<T>() implements PanelState<T> {}

    /**
     * @param scope what was asked for
     * @param loadedAt when the question was asked
     */
    record Ready<T>(T data, PanelScope scope, Instant loadedAt) implements PanelState<T> {}

    /** The last answer, kept on screen because the newest question failed. */
    record Stale<T>(T data, PanelScope scope, Instant loadedAt, ClusterException failure)
            implements PanelState<T> {}

    /** Never answered, and the newest question failed. */
    record Failed<T>(ClusterException failure) implements PanelState<T> {}
}
