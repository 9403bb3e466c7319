package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.NamesFound.Name;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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
                                        names(Fields.MODEL, responses.getFirst()),
                                        withUsers
                                                ? names(Fields.USER, responses.getLast())
                                                : List.of())));
    }

    private ObjectNode search(ObjectNode query, String field) {
        var last = object("last", object("max", object("field", clauses.field(Fields.TIME))));
        // Names that are one may each be far down.
        var size = clauses.differ(field) ? Clauses.TERMS_PAGE : question.most();
        return Clauses.search(
                query, object("names", Clauses.with(clauses.terms(field, size), last)));
    }

    private ObjectNode holds(String field) {
        var constant = clauses.fields().constant(field);
        if (constant != null) return isFound(constant) ? Clauses.everything() : Clauses.nothing();
        if (!clauses.differ(field)) return written(field);
        // What is found by what it is called here need not be written so, and the other way round.
        var meanings = clauses.fields().meanings(field);
        var other = new TreeSet<String>();
        meanings.exact().forEach((written, meaning) -> other.add(meaning));
        other.removeIf(meaning -> !isFound(meaning));
        var hidden = new TreeSet<String>();
        meanings.exact()
                .forEach(
                        (written, meaning) -> {
                            if (!isFound(meaning)) hidden.add(written);
                        });
        return object(
                "bool",
                object(
                        "filter",
                        Clauses.anyClause(List.of(written(field), clauses.anyOf(field, other))),
                        "must_not",
                        object("terms", object(clauses.field(field), Json.array(hidden)))));
    }

    private boolean isFound(String name) {
        return name.toLowerCase(Locale.ROOT).contains(question.text().toLowerCase(Locale.ROOT));
    }

    private ObjectNode written(String field) {
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

    private List<Name> names(String field, JsonNode response) {
        var names = new LinkedHashMap<String, Name>();
        for (var group : clauses.groups(field, response.path("aggregations").path("names"))) {
            var last = Readings.time(group.bucket().path("last"));
            if (last == null) continue;
            var name = new Name(group.value(), Readings.count(group.bucket()), last);
            names.merge(group.value(), name, NameSearch::together);
        }
        return names.values().stream()
                .sorted(Comparator.comparingLong(Name::events).reversed().thenComparing(Name::name))
                .limit(question.most())
                .toList();
    }

    private static Name together(Name one, Name other) {
        var last = one.last().isAfter(other.last()) ? one.last() : other.last();
        return new Name(one.name(), one.events() + other.events(), last);
    }
}
