package dev.sextant.alert;

/** What Sextant watches about its own watching. Can be routed, but not switched off. */
public enum OwnProblem {
    /** A rule could not be measured for three intervals, while the cluster answers. */
    CANNOT_MEASURE,
    /** The cluster has not answered for two minutes. */
    CLUSTER_UNREACHABLE,
    /** A receiver has taken nothing for five minutes, or refused for good. */
    RECEIVER_FAILING,
    /** This machine's clock is off from the cluster's by more than five seconds. */
    CLOCK,
    /** The cluster refuses the credentials. */
    CREDENTIALS,
    /** The API key or the server's certificate ends soon. */
    EXPIRING,
    /** A rule has more than a thousand alerts; only the first thousand are kept apart. */
    TOO_MANY,
    /** Nothing at all arrives from any model. */
    INGESTION_STOPPED,
    /** Judging stood still for three intervals; told once it goes on. */
    STOOD_STILL;

    /** The rule id of this problem's alerts. */
    public String ruleId() {
        return "sextant-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
