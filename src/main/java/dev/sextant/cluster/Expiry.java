package dev.sextant.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * Something a connection rests on that ends by itself.
 *
 * @param at when it ends, by the cluster's or the authority's clock
 */
public record Expiry(Kind kind, Instant at) {

    /** What can end, and how long before its end it is told. */
    public enum Kind {
        API_KEY("The profile's API key", Duration.ofDays(7)),
        CERTIFICATE("The server's certificate", Duration.ofDays(21));

        private final String name;
        private final Duration warning;

        Kind(String name, Duration warning) {
            this.name = name;
            this.warning = warning;
        }
    }

    /** Whether it is time to say so. An end in the past is for the refusal itself to tell. */
    public boolean isSoon(Instant now) {
        return !now.isBefore(at.minus(kind.warning));
    }

    /** Names what ends. */
    public String what() {
        return kind.name;
    }
}
