package dev.sextant.model;

import dev.sextant.cluster.profile.FieldMapping;
import java.util.Optional;

/** The fields of the log contract. A cluster may name them otherwise: {@link FieldMapping}. */
public enum LogField {
    TIME("@timestamp"),
    EVENT("event_type"),
    MODEL("model_name"),
    VERSION("model_version"),
    STAGE("stage"),
    STATUS("status"),
    LATENCY("latency_ms"),
    REQUEST("request_id"),
    USER("user"),
    ENVIRONMENT("environment"),
    LABEL("prediction.label"),
    SCORE("prediction.score"),
    TEXT("text");

    private final String contractName;

    LogField(String contractName) {
        this.contractName = contractName;
    }

    /** What the log contract calls it. */
    public String contractName() {
        return contractName;
    }

    public static Optional<LogField> named(String contractName) {
        for (var field : values()) {
            if (field.contractName.equals(contractName)) return Optional.of(field);
        }
        return Optional.empty();
    }
}
