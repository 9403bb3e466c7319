package dev.sextant.setup.doctor;

import static dev.sextant.setup.doctor.Tree.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The clauses that documents are looked for with, over one cluster's own fields. */
final class Queries {

    static final List<String> LIFECYCLE = List.of("registered", "transitioned", "deployed");
    private static final List<String> FAILURES = List.of("error", "failed");

    /** What Logstash puts on an event that a grok did not understand. */
    private static final List<String> GROK = List.of("_grokparsefailure", "_groktimeout");

    private static final List<String> OTHER_STEPS =
            List.of(
                    "_dateparsefailure",
                    "_jsonparsefailure",
                    "_dissectfailure",
                    "_csvparsefailure",
                    "_kv_filter_error",
                    "_mutate_error",
                    "_rubyexception");

    /** What the pipelines that come with this program put on what they could not read. */
    private static final String OWN_TAGS = "sextant_";

    private final LogFields fields;

    Queries(LogFields fields) {
        this.fields = fields;
    }

    static ObjectNode all(ObjectNode... clauses) {
        return object("bool", object("filter", List.of(clauses)));
    }

    /** None of no clauses, where the server would find everything. */
    static ObjectNode any(List<ObjectNode> clauses) {
        if (clauses.isEmpty()) return object("match_none", object());
        return object("bool", object("should", clauses, "minimum_should_match", 1));
    }

    static ObjectNode not(ObjectNode clause) {
        return object("bool", object("must_not", clause));
    }

    static ObjectNode exists(String name) {
        return object("exists", object("field", name));
    }

    ObjectNode exists(LogField field) {
        return fields.isConstant(field)
                ? object("match_all", object())
                : exists(fields.name(field));
    }

    /** Without a value, or with an empty one. */
    ObjectNode lacks(LogField field) {
        if (fields.isConstant(field)) return object("match_none", object());
        var lacks = new ArrayList<ObjectNode>();
        lacks.add(not(exists(field)));
        for (var name : fields.exact(field)) {
            if (isString(field)) lacks.add(object("term", object(name, "")));
        }
        return any(lacks);
    }

    private boolean isString(LogField field) {
        return fields.types(field).keySet().stream()
                .allMatch(
                        type ->
                                LogFields.KEYWORDS.contains(type)
                                        || LogFields.TEXTS.contains(type));
    }

    /** Documents whose field has one of the contract's values, whatever the cluster calls them. */
    ObjectNode isAnyOf(LogField field, Collection<String> values) {
        var constant = fields.mapping().constants().get(field);
        if (constant != null) {
            return values.contains(constant)
                    ? object("match_all", object())
                    : object("match_none", object());
        }
        var logged = new TreeSet<>(values);
        fields.mapping()
                .synonyms()
                .getOrDefault(field, Map.of())
                .forEach(
                        (own, contract) -> {
                            if (values.contains(contract)) logged.add(own);
                        });
        var clauses = new ArrayList<ObjectNode>();
        for (var name : fields.exact(field)) clauses.add(object("terms", object(name, logged)));
        if (clauses.isEmpty()) {
            // text alone: its words can be looked for, if not counted
            for (var value : logged) {
                clauses.add(object("match_phrase", object(fields.name(field), value)));
            }
        }
        return any(clauses);
    }

    /** Predictions, also those that do not say that they are. */
    ObjectNode predictions() {
        return any(List.of(isAnyOf(LogField.EVENT, List.of("predict")), unsaidPredictions()));
    }

    /** What has a latency or a request id, and no type of event. */
    ObjectNode unsaidPredictions() {
        return all(
                lacks(LogField.EVENT),
                any(
                        List.of(
                                exists(fields.name(LogField.LATENCY)),
                                exists(fields.name(LogField.REQUEST)))));
    }

    ObjectNode lifecycle() {
        return isAnyOf(LogField.EVENT, LIFECYCLE);
    }

    ObjectNode failed() {
        return isAnyOf(LogField.STATUS, FAILURES);
    }

    ObjectNode tagged(Collection<String> tags) {
        return any(
                List.of(
                        object("terms", object("tags", tags)),
                        object("terms", object("tags.keyword", tags))));
    }

    ObjectNode notUnderstood() {
        return tagged(GROK);
    }

    /** Values that begin so, of any of the fields that are compared whole. */
    ObjectNode begins(Collection<LogField> of, String beginning) {
        var clauses = new ArrayList<ObjectNode>();
        for (var field : of) {
            if (!isString(field)) continue;
            for (var name : fields.exact(field)) {
                clauses.add(object("prefix", object(name, beginning)));
            }
        }
        return any(clauses);
    }

    private static ObjectNode ignored(Collection<String> names) {
        return object("terms", object("_ignored", names));
    }

    /**
     * Strings that are longer than what is kept of them. Not every server says so of a document;
     * that there is the text, and no keyword beside it, says it too.
     *
     * @param counted the keyword of each field, and the field's own name
     */
    ObjectNode tooLong(Map<String, String> counted) {
        var clauses = new ArrayList<ObjectNode>();
        clauses.add(ignored(counted.keySet()));
        counted.forEach(
                (keyword, name) -> {
                    if (keyword.equals(name)) return;
                    if (fields.alwaysBoth(name)) {
                        clauses.add(all(exists(name), not(exists(keyword))));
                    }
                });
        return any(clauses);
    }

    /** Tags of other steps that did not work. */
    ObjectNode otherwiseTagged() {
        var clauses = new ArrayList<ObjectNode>();
        clauses.add(tagged(OTHER_STEPS));
        for (var name : fields.exact("tags")) {
            clauses.add(object("prefix", object(name, OWN_TAGS)));
        }
        return any(clauses);
    }

    /** Versions that are no whole numbers, as far as they were kept at all. */
    ObjectNode oddVersions() {
        var name = fields.name(LogField.VERSION);
        var clauses = new ArrayList<ObjectNode>();
        clauses.add(ignored(List.of(name)));
        if (isString(LogField.VERSION)) {
            for (var exact : fields.exact(LogField.VERSION)) {
                clauses.add(
                        object(
                                "bool",
                                object(
                                        "filter",
                                        exists(exact),
                                        "must_not",
                                        object("regexp", object(exact, "[0-9]+")))));
            }
        }
        return any(clauses);
    }
}
