package dev.sextant.cluster.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the indices of a profile's pattern fare: {@code view_index_metadata} and {@code read}
 * on them tell most, sizes and counts need {@code monitor} on them. For one thread at a time.
 */
public final class PatternReader {

    private static final Sentence METADATA =
            Sentence.of("state.needs.index", "view_index_metadata");
    private static final Sentence MONITOR = Sentence.of("state.needs.index", "monitor");

    private static final String SETTINGS =
            "/_settings?allow_no_indices=true&filter_path=*.settings.index.creation_date,"
                    + "*.settings.index.uuid,*.settings.index.number_of_shards,"
                    + "*.settings.index.number_of_replicas";
    private static final String STATS =
            "/_stats/docs,store,indexing?filter_path=indices.*.uuid,indices.*.health,"
                    + "indices.*.primaries.docs.count,indices.*.primaries.store.size_in_bytes,"
                    + "indices.*.primaries.indexing.index_total";
    private static final String FIELD_CAPS = "/_field_caps?filter_path=fields&fields=";

    /** The field in which Elasticsearch's own pipelines say when a document arrived. */
    private static final String ARRIVED = "event.ingested";

    private final Asking asking;
    private final Cluster cluster;
    private final String pattern;
    private final ClusterProfile profile;
    private final NewestTimes newest;
    private @Nullable ServerKind kind;

    public PatternReader(Cluster cluster, ClusterProfile profile) {
        this.cluster = cluster;
        this.profile = profile;
        asking = new Asking(cluster);
        pattern = "/" + ProfileRules.pathSegment(profile.indexPattern());
        newest = new NewestTimes(asking, timeField());
    }

    /** What is told of an index before it is known how it is looked after. */
    private record Settings(
            String uuid,
            @Nullable Instant createdAt,
            @Nullable Integer shards,
            @Nullable Integer replicas) {}

    private record Stats(
            String uuid,
            ClusterHealth.@Nullable Status health,
            @Nullable Long docs,
            @Nullable Long bytes,
            @Nullable Long indexed) {}

    /**
     * @throws ClusterException when nobody answers at all
     */
    public PatternState read() throws ClusterException, InterruptedException {
        var settings = asking.get(pattern + SETTINGS, METADATA, noIndex(), PatternReader::settings);
        var stats = asking.get(pattern + STATS, MONITOR, noIndex(), PatternReader::stats);
        var streams =
                asking.get(
                        "/_resolve/index" + pattern + "?filter_path=data_streams",
                        METADATA,
                        null,
                        PatternReader::dataStreams);
        var managed = lifecycles(!orEmpty(streams).isEmpty());
        var indices = indices(settings, stats, orEmpty(streams), managed);
        var conflicts = conflicts();
        var known = indices.value();
        if (known == null) {
            return new PatternState(indices, null, null, null, 0, conflicts, Part.none(noIndex()));
        }
        var times = newest.read(known);
        return new PatternState(
                Part.of(times.indices()),
                stats.why(),
                managed.why(),
                times.missing(),
                times.open(),
                conflicts,
                ingestLag());
    }

    private Sentence noIndex() {
        return Sentence.of("cluster.noindex", profile.indexPattern());
    }

    private static <V> Map<String, V> orEmpty(Part<Map<String, V>> part) {
        var value = part.value();
        return value == null ? Map.of() : value;
    }

    private Part<List<IndexState>> indices(
            Part<Map<String, Settings>> settings,
            Part<Map<String, Stats>> stats,
            Map<String, String> streams,
            Part<Map<String, Lifecycle>> managed) {
        var names = new TreeSet<>(orEmpty(settings).keySet());
        names.addAll(orEmpty(stats).keySet());
        if (names.isEmpty()) {
            var why = settings.value() == null ? settings.why() : noIndex();
            return Part.none(why == null ? noIndex() : why);
        }
        var indices = new ArrayList<IndexState>();
        for (var name : names) {
            var set = orEmpty(settings).get(name);
            var told = orEmpty(stats).get(name);
            indices.add(
                    new IndexState(
                            name,
                            set != null ? set.uuid() : told != null ? told.uuid() : null,
                            streams.get(name),
                            told == null ? null : told.health(),
                            set == null ? null : set.createdAt(),
                            set == null ? null : set.shards(),
                            set == null ? null : set.replicas(),
                            told == null ? null : told.docs(),
                            told == null ? null : told.bytes(),
                            told == null ? null : told.indexed(),
                            lifecycle(name, managed),
                            null));
        }
        return Part.of(indices);
    }

    private static @Nullable Lifecycle lifecycle(String name, Part<Map<String, Lifecycle>> told) {
        var all = told.value();
        return all == null ? null : all.getOrDefault(name, new Lifecycle.None());
    }

    private static Map<String, Settings> settings(JsonNode body) {
        var all = new HashMap<String, Settings>();
        for (var entry : body.properties()) {
            var index = entry.getValue().path("settings").path("index");
            var created = index.path("creation_date").asLong(0);
            all.put(
                    entry.getKey(),
                    new Settings(
                            index.path("uuid").asText(""),
                            created > 0 ? Instant.ofEpochMilli(created) : null,
                            number(index.path("number_of_shards")),
                            number(index.path("number_of_replicas"))));
        }
        return all;
    }

    /** Settings are texts. */
    private static @Nullable Integer number(JsonNode value) {
        return value.isMissingNode() ? null : value.asInt();
    }

    private static Map<String, Stats> stats(JsonNode body) {
        var all = new HashMap<String, Stats>();
        for (var entry : body.path("indices").properties()) {
            var index = entry.getValue();
            var primaries = index.path("primaries");
            all.put(
                    entry.getKey(),
                    new Stats(
                            index.path("uuid").asText(""),
                            OverviewReader.status(index.path("health").asText("")),
                            count(primaries.path("docs").path("count")),
                            count(primaries.path("store").path("size_in_bytes")),
                            count(primaries.path("indexing").path("index_total"))));
        }
        return all;
    }

    private static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() ? value.asLong() : null;
    }

    /** The data stream of each of their indices. */
    static Map<String, String> dataStreams(JsonNode body) {
        var all = new HashMap<String, String>();
        for (var stream : body.path("data_streams")) {
            var name = stream.path("name").asText();
            var backing = stream.path("backing_indices");
            // one alone is a text, several are a list
            if (backing.isTextual()) all.put(backing.asText(), name);
            else backing.forEach(index -> all.put(index.asText(), name));
        }
        return all;
    }

    private Part<Map<String, Lifecycle>> lifecycles(boolean dataStreams)
            throws ClusterException, InterruptedException {
        if (serverKind() == ServerKind.OPENSEARCH) {
            return asking.get(
                    "/_plugins/_ism/explain" + pattern,
                    Sentence.of("state.needs.ism"),
                    Sentence.of("state.noism"),
                    Lifecycles::ism);
        }
        var ilm =
                asking.get(
                        pattern + Lifecycles.ILM,
                        METADATA,
                        Sentence.of("state.noilm"),
                        Lifecycles::ilm);
        if (!dataStreams) return ilm;
        var own =
                asking.get(
                        pattern + Lifecycles.DATA_STREAM,
                        METADATA,
                        Sentence.of("state.noilm"),
                        Lifecycles::dataStream);
        if (own.value() == null) return ilm;
        var both = new HashMap<>(orEmpty(own));
        both.putAll(orEmpty(ilm));
        return Part.of(both);
    }

    private ServerKind serverKind() throws ClusterException, InterruptedException {
        var known = kind;
        if (known == null) kind = known = cluster.info().kind();
        return known;
    }

    private Part<List<MappingConflict>> conflicts() throws ClusterException, InterruptedException {
        var fields = new TreeSet<String>();
        for (var field : LogField.values()) fields.add(name(field));
        return asking.get(
                pattern + FIELD_CAPS + ProfileRules.pathSegment(String.join(",", fields)),
                METADATA,
                noIndex(),
                PatternReader::conflicts);
    }

    static List<MappingConflict> conflicts(JsonNode body) {
        var conflicts = new ArrayList<MappingConflict>();
        for (var field : body.path("fields").properties()) {
            if (field.getValue().size() < 2) continue;
            var indices = new TreeMap<String, List<String>>();
            for (var type : field.getValue().properties()) {
                var names = new ArrayList<String>();
                type.getValue().path("indices").forEach(index -> names.add(index.asText()));
                indices.put(type.getKey(), List.copyOf(names));
            }
            conflicts.add(new MappingConflict(field.getKey(), indices));
        }
        conflicts.sort(Comparator.comparing(MappingConflict::field));
        return conflicts;
    }

    private Part<IngestLag> ingestLag() throws ClusterException, InterruptedException {
        var says =
                asking.get(
                        pattern + FIELD_CAPS + ARRIVED,
                        METADATA,
                        noIndex(),
                        body -> body.path("fields").path(ARRIVED).has("date"));
        if (says.value() == null) return new Part<>(null, says.why());
        if (!says.value()) return Part.none(Sentence.of("state.noarrival", ARRIVED));
        return asking.send(
                ArrivedLast.search(pattern, timeField(), ARRIVED),
                Sentence.of("state.needs.index", "read"),
                Sentence.of("state.noarrival", ARRIVED),
                body -> ArrivedLast.read(body, timeField(), ARRIVED));
    }

    private String timeField() {
        return name(LogField.TIME);
    }

    private String name(LogField field) {
        return profile.mapping().names().getOrDefault(field, field.contractName());
    }
}
