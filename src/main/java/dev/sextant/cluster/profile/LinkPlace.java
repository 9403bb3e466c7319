package dev.sextant.cluster.profile;

import java.util.Optional;

/** What an address of {@link Links} can have a place for. */
public enum LinkPlace {
    MODEL("model"),
    VERSION("version"),
    STAGE("stage"),
    ENVIRONMENT("environment"),
    REQUEST("request_id"),
    /** The id of the rule that fires. */
    RULE("rule"),
    /** The beginning of the range shown, ISO 8601 in UTC. */
    FROM("from"),
    /** Its end. */
    TO("to"),
    PROFILE("profile"),
    /** The profile's index pattern. */
    INDEX("index"),
    /** Everything that is known of the documents shown, as a query in Kibana's language. */
    KQL("kql");

    private final String written;

    LinkPlace(String written) {
        this.written = written;
    }

    /** With its braces. */
    @Override
    public String toString() {
        return "{" + written + "}";
    }

    static Optional<LinkPlace> named(String written) {
        for (var place : values()) {
            if (place.written.equals(written)) return Optional.of(place);
        }
        return Optional.empty();
    }
}
