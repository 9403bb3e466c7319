package dev.sextant.cluster;

import java.util.Map;

/**
 * Where a person can go on from what a profile shows: addresses with places for a model, a version,
 * a request.
 *
 * @param templates an address by what it leads to
 */
public record Links(Map<Target, String> templates) {

    /** Nothing to go on to. */
    public static final Links NONE = new Links(Map.of());

    /** What an address leads to. */
    public enum Target {
        /** A model in its registry. */
        MODEL,
        /** One version of a model in its registry. */
        VERSION,
        /** How to act on what a model does. */
        RUNBOOK,
        /** The documents themselves, elsewhere. */
        DISCOVER
    }

    public Links {
        templates = Map.copyOf(templates);
    }
}
