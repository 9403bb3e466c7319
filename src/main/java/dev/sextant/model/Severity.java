package dev.sextant.model;

/** How urgent an alert is; the more urgent, the earlier in order. */
public enum Severity {
    /** Wakes a person. */
    CRITICAL("P1"),
    /** Wants a person today. */
    WARNING("P2"),
    /** Wants a person some day. */
    INFO("P3");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    /** {@code P1}, {@code P2} or {@code P3}. */
    public String code() {
        return code;
    }
}
