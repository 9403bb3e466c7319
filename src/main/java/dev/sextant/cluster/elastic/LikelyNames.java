package dev.sextant.cluster.elastic;

import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others call the fields and values of the log contract: names of other logs, of the Elastic
 * Common Schema and of cloud services. Compared without case, dots, hyphens and underscores.
 */
final class LikelyNames {

    /** Where a service writes which group a line came from; one model each, as a rule. */
    static final List<String> LOG_GROUPS =
            List.of(
                    "@log_group",
                    "log_group",
                    "logGroup",
                    "aws.cloudwatch.log_group",
                    "awscloudwatch.log_group",
                    "cloudwatch.log_group");

    /** Objects that shippers and loggers put everything into. */
    private static final Set<String> WRAPPERS =
            Set.of("ml", "model", "mlflow", "registry", "payload", "data", "json", "fields");

    private static final Map<LogField, List<String>> NAMES =
            Map.ofEntries(
                    Map.entry(
                            LogField.TIME,
                            List.of("timestamp", "time", "ts", "datetime", "eventtime", "when")),
                    Map.entry(
                            LogField.EVENT,
                            List.of(
                                    "eventtype",
                                    "eventaction",
                                    "eventname",
                                    "eventkind",
                                    "action",
                                    "operation",
                                    "event",
                                    "kind",
                                    "type")),
                    Map.entry(
                            LogField.MODEL,
                            List.of(
                                    "modelname",
                                    "mlmodel",
                                    "mlmodelname",
                                    "model",
                                    "modelid",
                                    "labelsmodel",
                                    "servicename")),
                    Map.entry(
                            LogField.VERSION,
                            List.of(
                                    "modelversion",
                                    "mlmodelversion",
                                    "version",
                                    "revision",
                                    "labelsmodelversion",
                                    "serviceversion")),
                    Map.entry(
                            LogField.STAGE,
                            List.of(
                                    "modelstage",
                                    "tostage",
                                    "newstage",
                                    "targetstage",
                                    "currentstage",
                                    "phase")),
                    Map.entry(
                            LogField.STATUS,
                            List.of(
                                    "outcome",
                                    "eventoutcome",
                                    "result",
                                    "success",
                                    "state",
                                    "level",
                                    "loglevel")),
                    Map.entry(
                            LogField.LATENCY,
                            List.of(
                                    "latency",
                                    "duration",
                                    "responsetime",
                                    "elapsed",
                                    "took",
                                    "inferencetime",
                                    "eventduration",
                                    "predictionlatency",
                                    "httpresponsetime")),
                    Map.entry(
                            LogField.REQUEST,
                            List.of(
                                    "requestid",
                                    "reqid",
                                    "httprequestid",
                                    "correlationid",
                                    "traceid",
                                    "transactionid",
                                    "@requestid",
                                    "awsrequestid")),
                    Map.entry(
                            LogField.USER,
                            List.of(
                                    "username",
                                    "actor",
                                    "author",
                                    "changedby",
                                    "performedby",
                                    "userid")),
                    Map.entry(
                            LogField.ENVIRONMENT,
                            List.of(
                                    "env",
                                    "serviceenvironment",
                                    "deploymentenvironment",
                                    "labelsenv",
                                    "labelsenvironment",
                                    "fieldsenv",
                                    "namespace")),
                    Map.entry(
                            LogField.LABEL,
                            List.of(
                                    "predictionlabel",
                                    "predictionclass",
                                    "predictedlabel",
                                    "predictedclass",
                                    "label",
                                    "prediction",
                                    "class")),
                    Map.entry(
                            LogField.SCORE,
                            List.of(
                                    "predictionscore",
                                    "predictionprobability",
                                    "predictionconfidence",
                                    "score",
                                    "probability",
                                    "confidence",
                                    "prob")),
                    Map.entry(LogField.TEXT, List.of("inputtext", "input", "prompt")));

    private static final Map<LogField, Map<String, List<String>>> VALUES =
            Map.of(
                    LogField.EVENT,
                    Map.of(
                            "registered",
                            List.of("register", "registration", "create", "created"),
                            "transitioned",
                            List.of(
                                    "transition",
                                    "promote",
                                    "promoted",
                                    "demote",
                                    "demoted",
                                    "archive",
                                    "archived",
                                    "stagechange",
                                    "stagetransition"),
                            "deployed",
                            List.of("deploy", "deployment", "release", "released", "rollout"),
                            "predict",
                            List.of(
                                    "prediction",
                                    "predicted",
                                    "inference",
                                    "infer",
                                    "invoke",
                                    "invocation",
                                    "score",
                                    "scored")),
                    LogField.STATUS,
                    Map.of(
                            "success",
                            List.of(
                                    "ok",
                                    "succeeded",
                                    "successful",
                                    "passed",
                                    "completed",
                                    "true",
                                    "200",
                                    "info",
                                    "warn",
                                    "warning"),
                            "error",
                            List.of(
                                    "failure",
                                    "fail",
                                    "err",
                                    "exception",
                                    "timeout",
                                    "false",
                                    "500",
                                    "critical",
                                    "fatal"),
                            "failed",
                            List.of()),
                    LogField.STAGE,
                    Map.of(
                            "Production",
                            List.of("prod", "live"),
                            "Staging",
                            List.of("stage", "stg", "preproduction", "preprod"),
                            "Archived",
                            List.of("archive", "retired")));

    private static final Pattern UNIT =
            Pattern.compile(
                    "(.*?)[_.-]?(?:in[_.-])?(ms|millis|milliseconds|s|sec|secs|seconds|us|micros"
                            + "|microseconds|ns|nanos|nanoseconds)");

    private LikelyNames() {}

    /** The names among these that the field may have, the likeliest first. */
    static List<String> of(LogField field, Collection<String> names) {
        var likely = NAMES.getOrDefault(field, List.of());
        var found = new ArrayList<String>();
        for (var name : names) if (rank(field, likely, name) >= 0) found.add(name);
        found.sort(
                Comparator.comparingInt((String name) -> rank(field, likely, name))
                        .thenComparing(Comparator.naturalOrder()));
        return found;
    }

    private static int rank(LogField field, List<String> likely, String name) {
        var rank = likely.indexOf(plain(name));
        var dot = name.indexOf('.');
        if (rank < 0 && dot > 0 && WRAPPERS.contains(name.substring(0, dot))) {
            var inner = likely.indexOf(plain(name.substring(dot + 1)));
            if (inner >= 0) return likely.size() + inner;
        }
        if (rank >= 0 || field != LogField.LATENCY) return rank;
        var parts = UNIT.matcher(name.toLowerCase(Locale.ROOT));
        return parts.matches() ? likely.indexOf(plain(parts.group(1))) : -1;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /** What the name of a latency says it is counted in. */
    static LatencyUnit unit(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("event.duration")) return LatencyUnit.NANOSECONDS;
        var likely = NAMES.getOrDefault(LogField.LATENCY, List.of());
        var parts = UNIT.matcher(lower);
        if (!parts.matches() || !likely.contains(plain(parts.group(1)))) {
            return LatencyUnit.MILLISECONDS;
        }
        return switch (parts.group(2)) {
            case "s", "sec", "secs", "seconds" -> LatencyUnit.SECONDS;
            case "us", "micros", "microseconds" -> LatencyUnit.MICROSECONDS;
            case "ns", "nanos", "nanoseconds" -> LatencyUnit.NANOSECONDS;
            default -> LatencyUnit.MILLISECONDS;
        };
    }

    /** What a value most likely means; null when it is the contract's own, or not known. */
    static @Nullable String meaning(LogField field, String written) {
        var known = VALUES.get(field);
        if (known == null || known.containsKey(written)) return null;
        var plain = plain(written).replace(" ", "");
        for (var meaning : known.entrySet()) {
            if (plain(meaning.getKey()).equals(plain) || meaning.getValue().contains(plain)) {
                return meaning.getKey();
            }
        }
        return null;
    }

    /** The last part of a log group's path, which is what serves the model. */
    static String model(String logGroup) {
        var end = logGroup.endsWith("/") ? logGroup.length() - 1 : logGroup.length();
        return logGroup.substring(logGroup.lastIndexOf('/', end - 1) + 1, end);
    }
}
