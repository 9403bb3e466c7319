package dev.sextant.cluster.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The newest time in each index. An index whose count stands still is not asked again, and few are
 * asked at once, the youngest first: each is one look at the end of an ordered list for the server.
 */
final class NewestTimes {

    /** Searches in one request. */
    static final int AT_ONCE = 100;

    private record Known(@Nullable Long docs, @Nullable Long indexed, @Nullable Instant newest) {}

    /**
     * @param missing why none were told; null when they were
     * @param open how many are still to be asked for
     */
    record Told(List<IndexState> indices, @Nullable Sentence missing, int open) {}

    private final Asking asking;
    private final String timeField;
    private final Map<String, Known> known = new HashMap<>();

    NewestTimes(Asking asking, String timeField) {
        this.asking = asking;
        this.timeField = timeField;
    }

    Told read(List<IndexState> indices) throws ClusterException, InterruptedException {
        known.keySet().retainAll(indices.stream().map(IndexState::key).collect(Collectors.toSet()));
        var due =
                indices.stream()
                        .filter(this::isDue)
                        .sorted(
                                Comparator.comparing(
                                        IndexState::createdAt,
                                        Comparator.nullsFirst(Comparator.reverseOrder())))
                        .toList();
        var asked = due.subList(0, Math.min(AT_ONCE, due.size()));
        var missing = asked.isEmpty() ? null : ask(asked);
        var told = indices.stream().map(index -> index.withNewest(newest(index))).toList();
        return new Told(told, missing, missing == null ? due.size() - asked.size() : due.size());
    }

    private @Nullable Instant newest(IndexState index) {
        var told = known.get(index.key());
        return told == null ? null : told.newest();
    }

    /** Without counts nobody knows whether it stands still. */
    private boolean isDue(IndexState index) {
        var told = known.get(index.key());
        return told == null
                || index.docs() == null
                || !Objects.equals(told.docs(), index.docs())
                || !Objects.equals(told.indexed(), index.indexed());
    }

    private @Nullable Sentence ask(List<IndexState> asked)
            throws ClusterException, InterruptedException {
        var body = new StringBuilder();
        for (var index : asked) {
            var head = JsonNodeFactory.instance.objectNode();
            head.put("index", index.name());
            var search = JsonNodeFactory.instance.objectNode();
            search.put("size", 0).put("track_total_hits", false);
            search.putObject("aggs").putObject("newest").putObject("max").put("field", timeField);
            body.append(head).append('\n').append(search).append('\n');
        }
        var request =
                new WireRequest(
                        "POST",
                        "/_msearch?max_concurrent_searches=2&filter_path="
                                + "responses.aggregations.newest.value,responses.status,"
                                + "responses._shards.failed,responses._shards.total",
                        "application/x-ndjson",
                        body.toString());
        var answers =
                asking.send(
                        request,
                        Sentence.of("state.needs.index", "read"),
                        null,
                        NewestTimes::newest);
        var times = answers.value();
        if (times == null) return answers.why();
        Sentence missing = null;
        for (var at = 0; at < asked.size(); at++) {
            var index = asked.get(at);
            var time = at < times.size() ? times.get(at) : null;
            if (time == null) missing = Sentence.of("state.lag.part");
            else {
                var value = time.orElse(null);
                known.put(index.key(), new Known(index.docs(), index.indexed(), value));
            }
        }
        return missing;
    }

    /** For each search the newest time; empty in an index without one; null when it failed. */
    static @Nullable List<@Nullable Optional<Instant>> newest(JsonNode body) {
        var times = new ArrayList<@Nullable Optional<Instant>>();
        for (var response : body.path("responses")) {
            var shards = response.path("_shards");
            var whole =
                    response.path("status").asInt() == 200
                            && shards.path("failed").asInt() == 0
                            && shards.path("total").asInt() > 0;
            var value = response.path("aggregations").path("newest").path("value");
            if (!whole) times.add(null);
            else
                times.add(
                        value.isNumber()
                                ? Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble())))
                                : Optional.empty());
        }
        return times;
    }
}
