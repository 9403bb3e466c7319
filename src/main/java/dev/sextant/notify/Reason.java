package dev.sextant.notify;

/** Why something is sent or not: every decision has one of these in the delivery log. */
public enum Reason {
    FIRST(true),
    REPEAT_DUE(true),
    RESOLVED(true),
    ACKNOWLEDGED(true),
    /** Found out late and already over: told once, with its times. */
    MISSED(true),
    DIGEST(true),
    STORM(true),
    HOURLY_SUMMARY(true),
    TEST(true),
    SILENCED(false),
    ALREADY_ACKNOWLEDGED(false),
    NO_ROUTE(false),
    NOT_DUE(false),
    CLAIMED_BY(false),
    GROUPED(false),
    FLAPPING(false),
    /** Over before it could be sent, and the receiver was told nothing. */
    NEVER_ANNOUNCED(false),
    /** Too old to be of use. */
    EXPIRED(false),
    /** The receiver takes nothing until a person mends it. */
    RECEIVER_BROKEN(false);

    private final boolean sends;

    Reason(boolean sends) {
        this.sends = sends;
    }

    public boolean sends() {
        return sends;
    }
}
