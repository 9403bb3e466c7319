package dev.sextant.cluster.profile;

import dev.sextant.model.LogField;
import dev.sextant.model.TimeRange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known where a link is offered. What is null or empty is not known. */
public final class LinkFacts {

    /** What of it narrows documents, and in which of their fields. */
    private static final Map<LinkPlace, LogField> FIELDS =
            new EnumMap<>(
                    Map.of(
                            LinkPlace.MODEL, LogField.MODEL,
                            LinkPlace.VERSION, LogField.VERSION,
                            LinkPlace.STAGE, LogField.STAGE,
                            LinkPlace.ENVIRONMENT, LogField.ENVIRONMENT,
                            LinkPlace.REQUEST, LogField.REQUEST));

    private final FieldMapping mapping;

    /** The contract's words for what failed. */
    private static final List<String> FAILURES = List.of("error", "failed");

    private final EnumMap<LinkPlace, String> values;
    private final boolean failed;

    private LinkFacts(FieldMapping mapping, EnumMap<LinkPlace, String> values, boolean failed) {
        this.mapping = mapping;
        this.values = values;
        this.failed = failed;
    }

    public static LinkFacts of(ClusterProfile profile, TimeRange range) {
        return new LinkFacts(profile.mapping(), new EnumMap<>(LinkPlace.class), false)
                .with(LinkPlace.PROFILE, profile.name())
                .with(LinkPlace.INDEX, profile.indexPattern())
                .with(LinkPlace.FROM, range.from().toString())
                .with(LinkPlace.TO, range.to().toString());
    }

    /** Something for every place, to show what an address becomes. */
    public static LinkFacts example() {
        var facts =
                new LinkFacts(FieldMapping.NONE, new EnumMap<>(LinkPlace.class), false)
                        .with(LinkPlace.MODEL, "fraud-detector")
                        .with(LinkPlace.VERSION, "12")
                        .with(LinkPlace.STAGE, "Production")
                        .with(LinkPlace.ENVIRONMENT, "production")
                        .with(LinkPlace.REQUEST, "req-7f3a")
                        .with(LinkPlace.RULE, "high-error-rate")
                        .with(LinkPlace.PROFILE, "prod")
                        .with(LinkPlace.INDEX, ClusterProfile.DEFAULT_INDEX_PATTERN);
        return facts.with(LinkPlace.FROM, "2026-11-16T18:00:00Z")
                .with(LinkPlace.TO, "2026-11-16T19:00:00Z");
    }

    public LinkFacts with(LinkPlace place, @Nullable String value) {
        var more = new EnumMap<LinkPlace, String>(LinkPlace.class);
        more.putAll(values);
        if (value == null || value.isEmpty()) more.remove(place);
        else more.put(place, value);
        return new LinkFacts(mapping, more, failed);
    }

    /** Those of the documents that failed, and no others. */
    public LinkFacts onlyFailed() {
        return new LinkFacts(mapping, values, true);
    }

    /** Null for what is not known. */
    @Nullable String get(LinkPlace place) {
        return place == LinkPlace.KQL ? kql() : values.get(place);
    }

    /** {@code model_name:"fraud" and model_version:"12"}, in the cluster's names. */
    private String kql() {
        var parts = new ArrayList<String>();
        FIELDS.forEach(
                (place, field) -> {
                    var value = values.get(place);
                    // what is the same for all documents stands in none of them
                    if (value == null || mapping.constants().containsKey(field)) return;
                    var name = mapping.names().getOrDefault(field, field.contractName());
                    parts.add(name + ":\"" + phrase(value) + "\"");
                });
        if (failed && !mapping.constants().containsKey(LogField.STATUS)) {
            var name = mapping.names().getOrDefault(LogField.STATUS, "status");
            parts.add(name + ":(" + String.join(" or ", failures()) + ")");
        }
        return String.join(" and ", parts);
    }

    /** As the documents say it: also what the profile takes for one of the contract's words. */
    private List<String> failures() {
        var words = new TreeSet<>(FAILURES);
        mapping.synonyms()
                .getOrDefault(LogField.STATUS, Map.of())
                .forEach(
                        (written, meant) -> {
                            if (FAILURES.contains(meant)) words.add(written);
                        });
        return words.stream().map(word -> "\"" + phrase(word) + "\"").toList();
    }

    /** As it stands between the double quotes of Kibana's language. */
    static String phrase(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
