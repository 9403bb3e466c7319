package dev.sextant.text;

/**
 * A stable code for each kind of failure that a person can meet: it is said at the end of the
 * sentence and explained in {@code src/main/resources/dev/sextant/errors.md}. A number never gets
 * another meaning.
 */
public enum ErrorCode {
    CLUSTER_UNREACHABLE(101),
    CLUSTER_UNTRUSTED(102),
    CLUSTER_UNAUTHORIZED(103),
    CLUSTER_FORBIDDEN(104),
    CLUSTER_TIMED_OUT(105),
    CLUSTER_THROTTLED(106),
    CLUSTER_INCOMPLETE(107),
    CLUSTER_REJECTED(108),
    CLUSTER_UNREADABLE(109),
    CLUSTER_NO_SOURCE(110),
    CLUSTER_FIELD_MISSING(111),
    STORE(201),
    RULE_FILE(202),
    NOT_WRITTEN(203),
    NO_PRINTER(204),
    DELIVERY_RETRY(301),
    DELIVERY_AMBIGUOUS(302),
    DELIVERY_REFUSED(303),
    DELIVERY_BROKEN(304),
    EVALUATION_STUCK(401),
    DEMO(501),
    USAGE(601),
    CONFIGURATION(602),
    TROUBLE(603),
    NO_ANSWER(604),
    NOT_PERMITTED(605),
    SECRET_FOUND(701),
    DEFECT(901);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** {@code SX-101}. */
    public String text() {
        return "SX-" + number;
    }

    /** The sentence with this code at its end. */
    public String after(String sentence) {
        return sentence + " [" + text() + "]";
    }

    /** As {@link #after(String)}, in whatever language. */
    public Sentence after(Sentence sentence) {
        return Sentence.of("reason.coded", sentence, text());
    }
}
