package dev.sextant.setup.doctor;

import dev.sextant.model.Severity;
import dev.sextant.text.Sentence;

/** Everything that the doctor looks for. The README's table says what each means. */
public enum Fault {
    NO_DOCUMENTS("no-documents", Severity.CRITICAL, "doctor.no-documents"),
    PREDICTIONS_WITHOUT_EVENT_TYPE(
            "predictions-without-event-type",
            Severity.CRITICAL,
            "doctor.predictions-without-event-type"),
    INTOLERANT_PATTERNS("intolerant-patterns", Severity.CRITICAL, "doctor.intolerant-patterns"),
    LIFECYCLE_WITHOUT_STATUS(
            "lifecycle-without-status", Severity.CRITICAL, "doctor.lifecycle-without-status"),
    UNRESOLVED_REFERENCES(
            "unresolved-references", Severity.CRITICAL, "doctor.unresolved-references"),
    TIME_WITHOUT_OFFSET("time-without-offset", Severity.CRITICAL, "doctor.time-without-offset"),
    TEXT_FIELDS("text-fields", Severity.CRITICAL, "doctor.text-fields"),
    MIXED_MAPPINGS("mixed-mappings", Severity.CRITICAL, "doctor.mixed-mappings"),
    INGEST_STOPPED("ingest-stopped", Severity.CRITICAL, "doctor.ingest-stopped"),
    DISK_WATERMARK("disk-watermark", Severity.CRITICAL, "doctor.disk-watermark"),
    SHARDS_MISSING("shards-missing", Severity.CRITICAL, "doctor.shards-missing"),
    GROK_IN_SEQUENCE("grok-in-sequence", Severity.WARNING, "doctor.grok-in-sequence"),
    PARSE_FAILURES("parse-failures", Severity.WARNING, "doctor.parse-failures"),
    PREDICTIONS_WITHOUT_VERSION(
            "predictions-without-version", Severity.WARNING, "doctor.predictions-without-version"),
    PREDICTIONS_WITHOUT_STAGE(
            "predictions-without-stage", Severity.WARNING, "doctor.predictions-without-stage"),
    LIFECYCLE_WITHOUT_USER(
            "lifecycle-without-user", Severity.WARNING, "doctor.lifecycle-without-user"),
    VERSION_NOT_A_NUMBER("version-not-a-number", Severity.WARNING, "doctor.version-not-a-number"),
    ONLY_SUCCESSES("only-successes", Severity.WARNING, "doctor.only-successes"),
    LONG_STRINGS_LOST("long-strings-lost", Severity.WARNING, "doctor.long-strings-lost"),
    FUTURE_DOCUMENTS("future-documents", Severity.WARNING, "doctor.future-documents"),
    INGEST_LAG("ingest-lag", Severity.WARNING, "doctor.ingest-lag"),
    CLOCK_SKEW("clock-skew", Severity.WARNING, "doctor.clock-skew"),
    FIELD_MISSING("field-missing", Severity.WARNING, "doctor.field-missing"),
    FIELD_TYPE("field-type", Severity.WARNING, "doctor.field-type"),
    NO_TEMPLATE("no-template", Severity.WARNING, "doctor.no-template"),
    LIFECYCLE_OFF("lifecycle-off", Severity.WARNING, "doctor.lifecycle-off"),
    LIFECYCLE_ERROR("lifecycle-error", Severity.WARNING, "doctor.lifecycle-error"),
    FREEZE_ACTION("freeze-action", Severity.WARNING, "doctor.freeze-action"),
    MAX_SIZE_ROLLOVER("max-size-rollover", Severity.WARNING, "doctor.max-size-rollover"),
    PIPELINE_FAILURES("pipeline-failures", Severity.WARNING, "doctor.pipeline-failures"),
    REPLICAS_NONE("replicas-none", Severity.WARNING, "doctor.replicas-none"),
    REPLICAS_UNASSIGNED("replicas-unassigned", Severity.WARNING, "doctor.replicas-unassigned"),
    SHARDS_TOO_LARGE("shards-too-large", Severity.WARNING, "doctor.shards-too-large"),
    SHARDS_TOO_SMALL("shards-too-small", Severity.INFO, "doctor.shards-too-small");

    private final String id;
    private final Severity severity;
    private final String titleKey;

    Fault(String id, Severity severity, String titleKey) {
        this.id = id;
        this.severity = severity;
        this.titleKey = titleKey;
    }

    /** As scripts know it; never changes. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    public Sentence title() {
        return Sentence.of(titleKey);
    }
}
