package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.EventType;
import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.NamesFound.Name;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds models and users by a part of their name. */
final class NameSearch {

    private static final List<String> REGISTRY =
            Stream.of(EventType.values())
                    .filter(type -> type != EventType.PREDICT)
                    .map(EventType::logged)
                    .toList();

    private final Question.Names question;
    private final Clauses clauses;
    private final boolean withUsers;

    NameSearch(Question.Names question, Clauses clauses, boolean withUsers) {
        this.question = question;
        this.clauses = clauses;
        this.withUsers = withUsers;
    }

    Plan<NamesFound> plan() {
        var searches = new ArrayList<ObjectNode>();
        searches.add(
                search(
                        Clauses.all(List.of(clauses.in(question.range()), holds(Fields.MODEL))),
                        Fields.MODEL));
        if (withUsers) {
            searches.add(
                    search(
                            clauses.events(
                                    REGISTRY,
                                    clauses.in(question.range()),
                                    Filter.ALL,
                                    holds(Fields.USER)),
                            Fields.USER));
        }
        return new Plan<>(
                searches,
                responses ->
                        Plan.done(
                                new NamesFound(
                                        names(responses.getFirst()),
                                        withUsers ? names(responses.getLast()) : List.of())));
    }

    private ObjectNode search(ObjectNode query, String field) {
        var last = object("last", object("max", object("field", Fields.TIME)));
        return Clauses.search(
                query, object("names", Clauses.with(clauses.terms(field, question.most()), last)));
    }

    private ObjectNode holds(String field) {
        return object(
                "wildcard",
                object(
                        clauses.field(field),
                        object(
                                "value",
                                "*" + literally(question.text()) + "*",
                                "case_insensitive",
                                true)));
    }

    /** What a person types means itself. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private static List<Name> names(JsonNode response) {
        var names = new ArrayList<Name>();
        for (var bucket : response.path("aggregations").path("names").path("buckets")) {
            var last = Readings.time(bucket.path("last"));
            if (last == null) continue;
            names.add(new Name(Readings.key(bucket.path("key")), Readings.count(bucket), last));
        }
        return names;
    }
}
