package dev.sextant.functional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same random events twice: as the log contract has them, and with everything renamed. */
final class MappedLog {

    static final String CONTRACT =
            TestLog.MAPPING
                    .replace("_shards\": 3", "_shards\": 1")
                    .replace(
                            "\"text\": {",
                            """
                            "prediction": {"properties": {
                              "label": {"type": "keyword"}, "score": {"type": "float"}}},
                            "text": {""");

    static final String RENAMED =
            """
            {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
             "mappings": {"properties": {
               "when": {"type": "date"}, "event": {"properties": {"kind": {"type": "keyword"}}},
               "model": {"properties": {"id": {"type": "keyword"}}},
               "revision": {"type": "keyword"},
               "phase": {"type": "text", "fields": {"keyword": {"type": "keyword"}}},
               "outcome": {"type": "keyword"}, "took": {"type": "%s"},
               "trace.id": {"type": "keyword"},
               "actor": {"type": "keyword"}, "who": {"type": "alias", "path": "actor"},
               "env": {"type": "text", "fields": {"raw": {"type": "keyword"}}},
               "verdict": {"type": "text", "fields": {"keyword": {"type": "keyword"}}},
               "confidence": {"type": "float"},
               "input": {"type": "text"}}}}
            """;

    private static final Map<String, List<String>> WRITTEN =
            Map.ofEntries(
                    Map.entry("predict", List.of("predict", "PREDICT", "Inference")),
                    Map.entry("registered", List.of("registered", "Register")),
                    Map.entry("transitioned", List.of("Promote", "Demote")),
                    Map.entry("deployed", List.of("Deploy")),
                    Map.entry("success", List.of("success", "ok", "SUCCESS")),
                    Map.entry("error", List.of("failure", "error")),
                    Map.entry("failed", List.of("failed", "FAILED")),
                    Map.entry("Production", List.of("Production", "Prod", "live")),
                    Map.entry("Staging", List.of("stg")),
                    Map.entry("Archived", List.of("Archived")),
                    Map.entry("spam", List.of("spam", "SPAM", "สแปม")),
                    Map.entry("ham", List.of("0")));

    final List<String> contract = new ArrayList<>();
    final List<String> renamed = new ArrayList<>();

    private final Random random;
    private final LatencyUnit unit;
    private final ObjectMapper json = new ObjectMapper();

    MappedLog(int documents, long seed, LatencyUnit unit) {
        this.random = new Random(seed);
        this.unit = unit;
        for (var i = 0; i < documents; i++) event(i);
    }

    static FieldMapping mapping(LatencyUnit unit) {
        var mapping =
                FieldMapping.NONE
                        .withName(LogField.TIME, "when")
                        .withName(LogField.EVENT, "event.kind")
                        .withName(LogField.MODEL, "model.id")
                        .withName(LogField.VERSION, "revision")
                        .withName(LogField.STAGE, "phase")
                        .withName(LogField.STATUS, "outcome")
                        .withName(LogField.LATENCY, "took")
                        .withName(LogField.REQUEST, "trace.id")
                        .withName(LogField.USER, "who")
                        .withName(LogField.ENVIRONMENT, "env.raw")
                        .withName(LogField.LABEL, "verdict")
                        .withName(LogField.SCORE, "confidence")
                        .withName(LogField.TEXT, "input")
                        .withSynonym(LogField.VERSION, "v*", "*")
                        .withSynonym(LogField.MODEL, "b-old", "b")
                        .withSynonym(LogField.ENVIRONMENT, "prd", "production")
                        .withLatencyUnit(unit);
        for (var meaning : WRITTEN.entrySet()) {
            for (var written : meaning.getValue()) {
                if (written.equals(meaning.getKey())) continue;
                var field =
                        switch (meaning.getKey()) {
                            case "success", "error", "failed" -> LogField.STATUS;
                            case "Production", "Staging", "Archived" -> LogField.STAGE;
                            case "spam", "ham" -> LogField.LABEL;
                            default -> LogField.EVENT;
                        };
                mapping = mapping.withSynonym(field, written, meaning.getKey());
            }
        }
        return mapping;
    }

    private void event(int number) {
        var own = json.createObjectNode();
        var other = json.createObjectNode();
        var time = NoonEvents.NOON.minusMillis(1 + random.nextInt(3_600_000));
        own.put("@timestamp", time.toString());
        other.put("when", time.toString());
        var type =
                random.nextInt(10) < 6
                        ? "predict"
                        : one("registered", "transitioned", "deployed", "transitioned");
        own.put("event_type", type);
        other.putObject("event").put("kind", written(type));
        var model = one("a", "b", "b", "c", "d");
        own.put("model_name", model);
        other.putObject("model")
                .put("id", model.equals("b") && random.nextBoolean() ? "b-old" : model);
        if (random.nextInt(12) > 0) {
            var version = 1 + random.nextInt(11);
            own.put("model_version", version);
            other.put("revision", (random.nextInt(4) == 0 ? "" : "v") + version);
        }
        if (random.nextInt(9) > 0) {
            var environment = one("production", "production", "staging", "dev");
            own.put("environment", environment);
            other.put(
                    "env",
                    environment.equals("production") && random.nextBoolean() ? "prd" : environment);
        }
        if (random.nextInt(5) > 0) valued(own, "stage", other, "phase", stage());
        var status = random.nextInt(6) > 0 ? "success" : one("error", "failed");
        if (random.nextInt(20) > 0) valued(own, "status", other, "outcome", status);
        if (type.equals("predict")) {
            prediction(own, other, number);
        } else if (random.nextInt(4) > 0) {
            var user = one("nok", "somchai");
            own.put("user", user);
            other.put("actor", user);
        }
        contract.add(own.toString());
        renamed.add(other.toString());
    }

    private void prediction(ObjectNode own, ObjectNode other, int number) {
        own.put("request_id", "request-" + number);
        other.put("trace.id", "request-" + number);
        own.put("text", "input " + number);
        other.put("input", "input " + number);
        var told = json.createObjectNode();
        if (random.nextInt(8) > 0) {
            valued(told, "label", other, "verdict", one("spam", "ham", "ham", "unsure"));
        }
        if (random.nextInt(8) > 0) {
            var score = random.nextInt(65) / 64.0;
            told.put("score", score);
            other.put("confidence", score);
        }
        if (!told.isEmpty()) own.set("prediction", told);
        if (random.nextInt(10) == 0) return;
        // As a float holds it, so that both forms hold the same.
        var latency = (1 + random.nextInt(4_000)) / 8.0;
        own.put("latency_ms", latency);
        if (unit == LatencyUnit.MILLISECONDS) other.put("took", latency);
        else other.put("took", Math.round(unit.fromMillis(latency)));
    }

    private void valued(ObjectNode own, String name, ObjectNode other, String as, String value) {
        own.put(name, value);
        other.put(as, written(value));
    }

    private String stage() {
        return one("Production", "Production", "Staging", "Archived");
    }

    private String written(String meaning) {
        var all = WRITTEN.getOrDefault(meaning, List.of(meaning));
        return all.get(random.nextInt(all.size()));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }
}
