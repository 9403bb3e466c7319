package dev.sextant.cluster.state;

import org.jspecify.annotations.Nullable;

/** Who moves an index on and deletes it at its end. */
public sealed interface Lifecycle {

    /** Nobody: it grows and stays. */
    record None() implements Lifecycle {}

    /**
     * @param policy its name; for a data stream's own lifecycle how long it keeps data, null when
     *     for ever
     * @param phase as the server words it; null when it has none
     * @param step where in the phase it stands; null when the server does not say
     * @param error why it does not go on, in the server's words; null when it does
     */
    record Managed(
            Kind kind,
            @Nullable String policy,
            @Nullable String phase,
            @Nullable String step,
            @Nullable String error)
            implements Lifecycle {}

    /** Which part of the server does it. */
    enum Kind {
        /** Elasticsearch's index lifecycle management. */
        ILM,
        /** A data stream's own lifecycle. */
        DATA_STREAM,
        /** OpenSearch's index state management. */
        ISM
    }
}
