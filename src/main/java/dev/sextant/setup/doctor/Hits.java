package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.setup.doctor.Finding.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a search found.
 *
 * @param count of all of them, exactly
 * @param samples the newest
 * @param lines what some of them were made from, where they keep it
 * @param tags of some of them
 */
record Hits(
        long count,
        List<Sample> samples,
        @Nullable Instant newest,
        List<String> lines,
        Set<String> tags) {

    /** Over this the server stops; the answer is then not whole and not believed. */
    private static final String TIMEOUT = "25s";

    /**
     * @param time what the newest are known by; null when that is not a date
     * @param size how many to read
     */
    static ObjectNode search(ObjectNode query, @Nullable String time, int size) {
        var body =
                Tree.object(
                        "size",
                        size,
                        "track_total_hits",
                        true,
                        "timeout",
                        TIMEOUT,
                        "query",
                        query,
                        "_source",
                        List.of("message", "event.original", "tags"));
        if (time == null) return body;
        body.set(
                "sort",
                Tree.array(
                        List.of(
                                Tree.object(
                                        time,
                                        Tree.object("order", "desc", "unmapped_type", "date")))));
        body.set(
                "docvalue_fields",
                Tree.array(List.of(Tree.object("field", time, "format", "epoch_millis"))));
        return body;
    }

    /**
     * @throws UnreadException when the search is not answered whole
     */
    static Hits of(JsonNode answer, @Nullable String time) throws UnreadException {
        var found = Api.whole(answer).path("hits");
        var samples = new ArrayList<Sample>();
        var lines = new ArrayList<String>();
        var tags = new TreeSet<String>();
        Instant newest = null;
        for (var hit : found.path("hits")) {
            samples.add(new Sample.Document(hit.path("_index").asText(), hit.path("_id").asText()));
            var line = hit.path("_source").path("message").asText("");
            if (line.isEmpty()) line = hit.at("/_source/event/original").asText("");
            if (!line.isEmpty()) lines.add(line);
            var told = hit.path("_source").path("tags");
            if (told.isTextual()) tags.add(told.asText());
            told.forEach(tag -> tags.add(tag.asText()));
            if (newest == null && time != null) newest = instant(hit.path("fields").path(time));
        }
        return new Hits(found.path("total").path("value").asLong(), samples, newest, lines, tags);
    }

    /** Of a field's values in milliseconds since 1970, the first; null when there is none. */
    static @Nullable Instant instant(JsonNode values) {
        var first = values.path(0).asText("");
        if (first.isEmpty()) return null;
        // a date with nanoseconds has a fraction
        return Instant.ofEpochMilli((long) Double.parseDouble(first));
    }
}
