package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings of documents, newest first, paged with {@code search_after}. */
final class Hits {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is shown of a document besides its time and version. */
    private static final List<String> SHOWN =
            List.of(
                    Fields.EVENT,
                    Fields.MODEL,
                    Fields.STAGE,
                    Fields.STATUS,
                    Fields.LATENCY,
                    Fields.REQUEST,
                    Fields.USER,
                    Fields.ENVIRONMENT,
                    Fields.LABEL,
                    Fields.SCORE);

    /** At least the number of shards that an index can have. */
    private static final int MOST_TIES = 1_024;

    private Hits() {}

    /** Documents of one millisecond are told apart by their sequence number and index. */
    private static List<ObjectNode> newestFirst(Clauses clauses) {
        var byTime = object("order", "desc", "numeric_type", "date", "unmapped_type", "date");
        return List.of(
                object(clauses.field(Fields.TIME), byTime),
                object("_seq_no", object("order", "desc", "unmapped_type", "long")),
                object("_index", object("order", "desc")));
    }

    /**
     * A page of everything but {@code text}, which may be personal data.
     *
     * <p>Shards of one index number their documents apart, so two documents may still be the same
     * to the sort. A full page therefore also takes what ties with its last document; it may be
     * longer than {@code size} by the number of shards.
     */
    static Plan<HitPage> page(Clauses clauses, ObjectNode query, int size, Cursor after) {
        var search = search(clauses, query, size);
        if (!after.equals(Cursor.START)) search.set("search_after", parse(after.token()));
        return new Plan<>(
                List.of(search),
                responses -> {
                    var hits = of(responses.getFirst(), clauses);
                    if (hits.size() < size) return Plan.done(new HitPage(hits, null));
                    var last = hits.getLast().json().path("sort");
                    return Plan.more(withTies(clauses, query, hits, last));
                });
    }

    private static Plan<HitPage> withTies(
            Clauses clauses, ObjectNode query, List<Hit> hits, JsonNode last) {
        var number = last.path(1).asLong();
        var ties =
                Clauses.all(
                        List.of(
                                query,
                                object(
                                        "range",
                                        object("_seq_no", object("gte", number, "lte", number))),
                                object("term", object("_index", last.path(2).asText()))));
        return new Plan<>(
                List.of(search(clauses, ties, MOST_TIES)),
                responses -> {
                    var page = new ArrayList<>(hits);
                    var ids = new HashSet<String>();
                    hits.forEach(hit -> ids.add(hit.id()));
                    for (var tie : of(responses.getFirst(), clauses)) {
                        if (tie.json().path("sort").equals(last) && ids.add(tie.id()))
                            page.add(tie);
                    }
                    return Plan.done(new HitPage(page, new Cursor(last.toString())));
                });
    }

    /**
     * @param next where the next page starts; null when this is the last
     */
    record HitPage(List<Hit> hits, @Nullable Cursor next) {
        Page<LogEntry> entries() {
            return new Page<>(hits.stream().map(Hit::entry).toList(), next);
        }
    }

    private static ObjectNode search(Clauses clauses, ObjectNode query, int size) {
        return object(
                "size",
                size,
                "track_total_hits",
                false,
                "query",
                query,
                "sort",
                newestFirst(clauses),
                "_source",
                object("excludes", hidden(clauses)),
                "docvalue_fields",
                indexed(clauses),
                "fields",
                SHOWN.stream()
                        .filter(name -> clauses.fields().constant(name) == null)
                        .map(clauses::field)
                        .distinct()
                        .toList());
    }

    private static List<String> hidden(Clauses clauses) {
        var hidden = new ArrayList<>(LogEntry.WHOLE_LINES);
        hidden.add(clauses.fields().source(Fields.TEXT));
        return hidden;
    }

    /** The newest document of a bucket, read with {@link Readings#newest}. */
    static ObjectNode newestOne(Clauses clauses) {
        return object(
                "top_hits",
                object(
                        "size",
                        1,
                        "sort",
                        newestFirst(clauses),
                        "_source",
                        List.of(clauses.fields().source(Fields.STAGE)),
                        "docvalue_fields",
                        indexed(clauses),
                        "fields",
                        List.of(clauses.field(Fields.STAGE))));
    }

    /** As indexed rather than as written: {@code 3} where a producer logged {@code "3"}. */
    private static List<ObjectNode> indexed(Clauses clauses) {
        var indexed = new ArrayList<ObjectNode>();
        indexed.add(object("field", clauses.field(Fields.TIME), "format", "epoch_millis"));
        if (clauses.fields().constant(Fields.VERSION) == null
                && clauses.fields().has(Fields.VERSION)) {
            indexed.add(object("field", clauses.field(Fields.VERSION)));
        }
        return indexed;
    }

    private static List<Hit> of(JsonNode response, Clauses clauses) {
        var hits = new ArrayList<Hit>();
        for (var hit : response.path("hits").path("hits")) {
            hits.add(new Hit(hit, clauses.fields()));
        }
        return hits;
    }

    private static JsonNode parse(String token) {
        try {
            return MAPPER.readTree(token);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a cursor of this listing", e);
        }
    }
}
