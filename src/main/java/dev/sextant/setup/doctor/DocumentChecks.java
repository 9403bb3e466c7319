package dev.sextant.setup.doctor;

import dev.sextant.model.LogField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The faults that documents themselves show. */
final class DocumentChecks {

    /** Clocks differ a little; this is more than that. */
    static final Duration FUTURE = Duration.ofMinutes(5);

    private static final List<LogField> NAMES =
            List.of(
                    LogField.ENVIRONMENT,
                    LogField.MODEL,
                    LogField.STAGE,
                    LogField.STATUS,
                    LogField.USER,
                    LogField.EVENT,
                    LogField.VERSION);

    /** Whole lines and inputs are long; nobody counts them. */
    private static final Set<String> NEVER_COUNTED =
            Set.of("message", "event.original", "text", "error.message", "error.stack_trace");

    private DocumentChecks() {}

    static List<DocumentCheck> all() {
        return List.of(
                new DocumentCheck(
                        Fault.GROK_IN_SEQUENCE,
                        "doctor.grok-in-sequence.why",
                        (fields, clock) -> {
                            var queries = new Queries(fields);
                            return Queries.all(
                                    queries.notUnderstood(), queries.exists(LogField.MODEL));
                        },
                        Mends::oneGrok),
                new DocumentCheck(
                        Fault.INTOLERANT_PATTERNS,
                        "doctor.intolerant-patterns.why",
                        (fields, clock) -> {
                            var queries = new Queries(fields);
                            return Queries.all(
                                    queries.notUnderstood(), queries.lacks(LogField.MODEL));
                        },
                        Mends::tolerant),
                new DocumentCheck(
                        Fault.PARSE_FAILURES,
                        "doctor.parse-failures.why",
                        (fields, clock) -> new Queries(fields).otherwiseTagged(),
                        Mends::parse),
                new DocumentCheck(
                        Fault.PREDICTIONS_WITHOUT_EVENT_TYPE,
                        "doctor.predictions-without-event-type.why",
                        (fields, clock) -> new Queries(fields).unsaidPredictions(),
                        Mends::eventType),
                new DocumentCheck(
                        Fault.PREDICTIONS_WITHOUT_VERSION,
                        "doctor.predictions-without-version.why",
                        (fields, clock) -> predictionsWithout(fields, LogField.VERSION),
                        (readings, hits) -> Mends.onEveryPrediction(readings, LogField.VERSION)),
                new DocumentCheck(
                        Fault.PREDICTIONS_WITHOUT_STAGE,
                        "doctor.predictions-without-stage.why",
                        (fields, clock) -> predictionsWithout(fields, LogField.STAGE),
                        (readings, hits) -> Mends.onEveryPrediction(readings, LogField.STAGE)),
                new DocumentCheck(
                        Fault.LIFECYCLE_WITHOUT_USER,
                        "doctor.lifecycle-without-user.why",
                        (fields, clock) -> lifecycleWithout(fields, LogField.USER),
                        Mends::user),
                new DocumentCheck(
                        Fault.LIFECYCLE_WITHOUT_STATUS,
                        "doctor.lifecycle-without-status.why",
                        (fields, clock) -> lifecycleWithout(fields, LogField.STATUS),
                        Mends::status),
                new DocumentCheck(
                        Fault.VERSION_NOT_A_NUMBER,
                        "doctor.version-not-a-number.why",
                        (fields, clock) -> new Queries(fields).oddVersions(),
                        Mends::version),
                new DocumentCheck(
                        Fault.UNRESOLVED_REFERENCES,
                        "doctor.unresolved-references.why",
                        (fields, clock) -> new Queries(fields).begins(NAMES, "%{"),
                        Mends::reference),
                new DocumentCheck(
                        Fault.LONG_STRINGS_LOST,
                        "doctor.long-strings-lost.why",
                        (fields, clock) -> new Queries(fields).tooLong(counted(fields)),
                        Mends::longStrings),
                new DocumentCheck(
                        Fault.FUTURE_DOCUMENTS,
                        "doctor.future-documents.why",
                        (fields, clock) ->
                                Tree.object(
                                        "range",
                                        Tree.object(
                                                fields.name(LogField.TIME),
                                                Tree.object(
                                                        "gt",
                                                        clock.now().plus(FUTURE).toString(),
                                                        "format",
                                                        "strict_date_optional_time"))),
                        Mends::future));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode predictionsWithout(
            LogFields fields, LogField field) {
        var queries = new Queries(fields);
        return Queries.all(queries.predictions(), queries.lacks(field));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode lifecycleWithout(
            LogFields fields, LogField field) {
        var queries = new Queries(fields);
        return Queries.all(queries.lifecycle(), queries.lacks(field));
    }

    /** The names under which strings are counted, by their field's own. */
    private static Map<String, String> counted(LogFields fields) {
        var names = new TreeMap<>(fields.limited());
        names.values().removeAll(NEVER_COUNTED);
        names.values().remove(fields.name(LogField.TEXT));
        return names;
    }
}
