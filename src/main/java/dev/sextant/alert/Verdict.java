package dev.sextant.alert;

/** One judgement of a rule for one group. Only a complete answer gives a breach or a clear. */
public sealed interface Verdict {

    Labels labels();

    record Breach(Labels labels, Reading reading) implements Verdict {}

    record Clear(Labels labels, Reading reading) implements Verdict {}

    record NoData(Labels labels, Health.NoData why) implements Verdict {}

    /**
     * @param reason a short name
     * @param sentence for a person
     */
    record Failed(Labels labels, String reason, String sentence) implements Verdict {}

    /** The group is no longer judged: its model has left production. */
    record Retired(Labels labels) implements Verdict {}
}
