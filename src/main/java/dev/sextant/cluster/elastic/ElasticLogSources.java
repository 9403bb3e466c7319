package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.LogSources;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.ElasticConnection;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists indices and data streams in one request, and counts what is in them in another. */
public final class ElasticLogSources implements LogSources {

    private static final int MOST = 12;
    private static final int MOST_ENVIRONMENTS = 20;

    /** A date or a number that is counted on at the end of an index's name. */
    private static final Pattern COUNTED = Pattern.compile("(.*?[^\\d._-])([._-])v?\\d[\\d._-]*");

    /** What hardly any other log has: two of them together may be predictions or events. */
    private static final Set<LogField> TELLING =
            EnumSet.of(
                    LogField.EVENT,
                    LogField.MODEL,
                    LogField.VERSION,
                    LogField.LATENCY,
                    LogField.LABEL,
                    LogField.SCORE);

    /** Searches for each candidate. */
    private static final int SEARCHES = 3;

    @Override
    public List<LogSource> find(ClusterProfile profile, Credentials credentials)
            throws ClusterException, InterruptedException {
        try (var connection = ElasticConnection.open(profile, credentials)) {
            var names =
                    connection
                            .perform(
                                    new WireRequest(
                                            "GET",
                                            "/_resolve/index/*?expand_wildcards=open",
                                            "",
                                            ""),
                                    Format.JSON)
                            .body();
            var patterns = List.copyOf(patterns(names));
            if (patterns.isEmpty()) return List.of();
            var counted = connection.perform(searches(patterns), Format.JSON).body();
            var found = new ArrayList<LogSource>();
            for (int i = 0; i < patterns.size(); i++) {
                found.add(source(patterns.get(i), counted.path("responses"), i * SEARCHES));
            }
            found.sort(
                    Comparator.comparingLong((LogSource one) -> orNone(one.events()))
                            .thenComparingLong(one -> orNone(one.alike()))
                            .thenComparingLong(one -> orNone(one.documents()))
                            .reversed()
                            .thenComparing(LogSource::pattern));
            return List.copyOf(found);
        }
    }

    /** Names that end in dates or numbers are taken together; hidden ones are left out. */
    static Collection<String> patterns(JsonNode names) {
        var streams = new TreeSet<String>();
        for (var stream : names.path("data_streams")) add(streams, stream.path("name").asText());
        var rest = new TreeSet<String>();
        var together = new HashSet<String>();
        for (var index : names.path("indices")) {
            if (index.hasNonNull("data_stream")) continue;
            var name = index.path("name").asText();
            var counted = COUNTED.matcher(name);
            var pattern = counted.matches() ? counted.group(1) + counted.group(2) + "*" : name;
            if (!together.add(pattern)) continue;
            add(rest, pattern);
        }
        var all = new LinkedHashSet<String>();
        var usual = ClusterProfile.DEFAULT_INDEX_PATTERN;
        var prefix = usual.substring(0, usual.length() - 1);
        if (rest.stream().anyMatch(name -> name.startsWith(prefix))) all.add(usual);
        all.addAll(streams);
        all.addAll(rest);
        return all.stream().limit(MOST).toList();
    }

    private static void add(Collection<String> patterns, String name) {
        if (!name.startsWith(".") && ProfileRules.indexPattern(name) == null) patterns.add(name);
    }

    private static WireRequest searches(List<String> patterns) {
        var lines = new StringBuilder();
        for (var pattern : patterns) {
            var header =
                    object(
                            "index",
                            List.of(pattern.split(",")),
                            "ignore_unavailable",
                            true,
                            "allow_no_indices",
                            true);
            var event =
                    List.of(
                            object("exists", object("field", "event_type")),
                            object("exists", object("field", "model_name")));
            var any =
                    Arrays.stream(LogField.values())
                            .filter(TELLING::contains)
                            .map(field -> object("exists", object("field", field.contractName())))
                            .toList();
            var alike = object("bool", object("should", any, "minimum_should_match", 2));
            var counts =
                    object(
                            "events",
                            object("filter", object("bool", object("filter", event))),
                            "alike",
                            object("filter", alike));
            lines.append(header).append('\n');
            lines.append(object("size", 0, "track_total_hits", true, "aggs", counts)).append('\n');
            for (var field : List.of("environment", "environment.keyword")) {
                var terms = object("terms", object("field", field, "size", MOST_ENVIRONMENTS));
                var body = object("size", 0, "track_total_hits", false, "aggs", object("e", terms));
                lines.append(header).append('\n').append(body).append('\n');
            }
        }
        return new WireRequest("POST", "/_msearch", "application/x-ndjson", lines.toString());
    }

    private static LogSource source(String pattern, JsonNode responses, int at) {
        var counts = responses.path(at);
        var environments = new TreeSet<String>();
        for (int i = 1; i < SEARCHES; i++) {
            var buckets = responses.path(at + i).path("aggregations").path("e").path("buckets");
            for (var bucket : buckets) environments.add(bucket.path("key").asText());
        }
        return new LogSource(
                pattern,
                count(counts.path("hits").path("total").path("value")),
                count(counts.path("aggregations").path("events").path("doc_count")),
                count(counts.path("aggregations").path("alike").path("doc_count")),
                List.copyOf(environments));
    }

    private static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() ? value.asLong() : null;
    }

    private static long orNone(@Nullable Long count) {
        return count == null ? -1 : count;
    }
}
