package dev.sextant.model;

/** The types of events of the log contract. */
public enum EventType {
    REGISTERED,
    TRANSITIONED,
    DEPLOYED,
    PREDICT;

    /** As logged in {@code event_type}. */
    public String logged() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
