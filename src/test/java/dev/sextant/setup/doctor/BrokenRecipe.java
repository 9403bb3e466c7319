package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The common recipe, faults and all: what two groks in a row make of the sample log's lines, behind
 * a subscription filter on a word, on a host whose zone is not UTC, written to an index a day that
 * the server maps as it likes.
 */
final class BrokenRecipe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy.MM.dd").withZone(ZoneOffset.UTC);

    /** The first of two, which understands registry events. */
    private static final TinyGrok REGISTRY =
            new TinyGrok(
                    "%{TIMESTAMP_ISO8601:timestamp} %{LOGLEVEL:level} %{WORD:event_type}"
                            + " model=%{NOTSPACE:model_name} version=%{INT:model_version}"
                            + " stage=%{WORD:stage} user=%{DATA:user}");

    /** The second, which understands predictions, and is tried on everything too. */
    private static final TinyGrok PREDICTIONS =
            new TinyGrok(
                    "%{TIMESTAMP_ISO8601:timestamp} PREDICT request_id=%{UUID:request_id}"
                            + " model=%{NOTSPACE:model_name} latency=%{NUMBER:latency_ms}"
                            + " status=%{WORD:status}");

    /** The host writes Bangkok's time and does not say so. */
    private static final Duration ZONE = Duration.ofHours(7);

    private final String prefix;

    BrokenRecipe(String prefix) {
        this.prefix = prefix;
    }

    /** Some models log what the recipe's author did not think of. */
    static String asLogged(String line, int number) {
        if (line.contains("model=churn-predictor")) line = line.replace("version=", "version=v");
        if (line.contains("model=sentiment")) {
            line = line.replaceFirst("request_id=\\S+", "request_id=req-" + number);
        }
        if (line.contains("model=image-moderation")) {
            line = line.replaceFirst("latency=([\\d.]+)", "latency=$1ms");
        }
        return line;
    }

    /** A filter on a word lets no failure through. */
    static boolean passes(String line) {
        return !line.contains("status=error");
    }

    /** The index and the document that the recipe makes of a line. */
    Map<String, List<String>> documents(List<String> lines) {
        var documents = new TreeMap<String, List<String>>();
        for (var i = 0; i < lines.size(); i++) {
            var line = asLogged(lines.get(i), i);
            if (!passes(line)) continue;
            var time = RawLog.time(line);
            documents
                    .computeIfAbsent(prefix + "-" + DAY.format(time), day -> new ArrayList<>())
                    .add(document(line, time, i));
        }
        return documents;
    }

    private static String document(String line, Instant time, int number) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("@timestamp", time.plus(ZONE).toString());
        fields.put("message", line);
        var tags = new ArrayList<String>();
        for (var grok : List.of(REGISTRY, PREDICTIONS)) {
            var found = grok.match(line);
            if (found == null) tags.add("_grokparsefailure");
            else fields.putAll(found);
        }
        if (!tags.isEmpty()) fields.put("tags", tags.stream().distinct().toList());
        fields.put("environment", "%{[fields][env]}");
        if (fields.containsKey("request_id") && number % 50 == 0) {
            fields.put("trace", "span-".repeat(80) + number);
        }
        try {
            return JSON.writeValueAsString(fields);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void feed(RealServer server, List<String> lines) {
        documents(lines).forEach(server::bulk);
    }

    static String day(LocalDate date) {
        return DAY.format(date.atStartOfDay(ZoneOffset.UTC));
    }
}
