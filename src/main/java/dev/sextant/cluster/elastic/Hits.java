package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.Json.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings of documents, newest first, paged with {@code search_after}. */
final class Hits {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Documents of one millisecond are told apart by their sequence number and index. */
    static final List<ObjectNode> NEWEST_FIRST =
            List.of(
                    object(
                            Fields.TIME,
                            object(
                                    "order",
                                    "desc",
                                    "numeric_type",
                                    "date",
                                    "unmapped_type",
                                    "date")),
                    object("_seq_no", object("order", "desc", "unmapped_type", "long")),
                    object("_index", object("order", "desc")));

    private Hits() {}

    /** A page of everything but {@code text}, which may be personal data. */
    static ObjectNode newestFirst(Clauses clauses, ObjectNode query, int size, Cursor after) {
        var search =
                object(
                        "size",
                        size,
                        "track_total_hits",
                        false,
                        "query",
                        query,
                        "sort",
                        NEWEST_FIRST,
                        "_source",
                        object("excludes", List.of(Fields.TEXT)),
                        "docvalue_fields",
                        indexed(clauses));
        if (!after.equals(Cursor.START)) search.set("search_after", parse(after.token()));
        return search;
    }

    /** The newest document of a bucket, read with {@link Readings#newest}. */
    static ObjectNode newestOne(Clauses clauses) {
        return object(
                "top_hits",
                object(
                        "size",
                        1,
                        "sort",
                        NEWEST_FIRST,
                        "_source",
                        List.of(Fields.STAGE),
                        "docvalue_fields",
                        indexed(clauses)));
    }

    /** As indexed rather than as written: {@code 3} where a producer logged {@code "3"}. */
    private static List<ObjectNode> indexed(Clauses clauses) {
        return List.of(
                object("field", Fields.TIME, "format", "epoch_millis"),
                object("field", clauses.field(Fields.VERSION)));
    }

    static List<Hit> of(JsonNode response, Clauses clauses) {
        var hits = new ArrayList<Hit>();
        for (var hit : response.path("hits").path("hits")) {
            hits.add(new Hit(hit, clauses.field(Fields.VERSION)));
        }
        return hits;
    }

    /** Where the page after this one starts; null when this page was not full. */
    static @Nullable Cursor cursorAfter(JsonNode response, int size) {
        var hits = response.path("hits").path("hits");
        return hits.size() < size
                ? null
                : new Cursor(hits.path(hits.size() - 1).path("sort").toString());
    }

    private static JsonNode parse(String token) {
        try {
            return MAPPER.readTree(token);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a cursor of this listing", e);
        }
    }
}
