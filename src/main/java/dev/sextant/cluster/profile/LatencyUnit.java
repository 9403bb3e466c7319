package dev.sextant.cluster.profile;

import java.util.Optional;

/** What a cluster's latencies are counted in. */
public enum LatencyUnit {
    SECONDS("s"),
    MILLISECONDS("ms"),
    MICROSECONDS("us"),
    NANOSECONDS("ns");

    private final String symbol;

    LatencyUnit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public static Optional<LatencyUnit> of(String symbol) {
        for (var unit : values()) {
            if (unit.symbol.equals(symbol)) return Optional.of(unit);
        }
        return Optional.empty();
    }

    /** Multiplies and divides by whole numbers only, so that the result is the nearest there is. */
    public double toMillis(double logged) {
        return switch (this) {
            case SECONDS -> logged * 1_000;
            case MILLISECONDS -> logged;
            case MICROSECONDS -> logged / 1_000;
            case NANOSECONDS -> logged / 1_000_000;
        };
    }

    /** What is logged for a latency, the nearest number likewise. */
    public double fromMillis(double milliseconds) {
        return switch (this) {
            case SECONDS -> milliseconds / 1_000;
            case MILLISECONDS -> milliseconds;
            case MICROSECONDS -> milliseconds * 1_000;
            case NANOSECONDS -> milliseconds * 1_000_000;
        };
    }
}
