package dev.sextant.alert;

/**
 * Whether something could be measured. Apart from the state: an alert keeps its state while its
 * rule cannot be measured.
 *
 * @param reason a short name, for example {@code insufficient}; empty when all is well
 * @param sentence for a person; empty when all is well
 */
public record Health(Status status, String reason, String sentence) {

    public static final Health OK = new Health(Status.OK, "", "");
    public static final Health STALE =
            new Health(Status.STALE, "not evaluated", "Not judged for three intervals.");

    /** The kinds of health. */
    public enum Status {
        OK,
        NO_DATA,
        ERROR,
        STALE
    }

    public static Health noData(NoData why) {
        return new Health(Status.NO_DATA, why.reason(), why.sentence());
    }

    public static Health error(String reason, String sentence) {
        return new Health(Status.ERROR, reason, sentence);
    }

    /** Why a complete answer still gives no number. */
    public enum NoData {
        NO_DOCUMENTS("no documents", "No predictions in the window."),
        INSUFFICIENT("insufficient", "Fewer predictions than the rule's minimum sample."),
        NO_BASELINE("no baseline", "No earlier version with at least 200 measured predictions."),
        NO_VALUE("no value", "The cluster gave no value."),
        TOO_NEW("too new", "In production for less than the rule's window.");

        private final String reason;
        private final String sentence;

        NoData(String reason, String sentence) {
            this.reason = reason;
            this.sentence = sentence;
        }

        public String reason() {
            return reason;
        }

        public String sentence() {
            return sentence;
        }
    }
}
