package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.FieldReport.Answered;
import dev.sextant.cluster.FieldReport.Suggestion;
import dev.sextant.cluster.FieldSurvey;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.ElasticConnection;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the fields of all indices and counts who has which field in a sample of the documents, and
 * which values, and in 30 days as well: promotions and who makes them are rare. No document is read
 * itself.
 */
public final class ElasticFieldSurvey implements FieldSurvey {

    /** Documents of one shard that are looked at. */
    private static final int SAMPLE = 2_000;

    /** Values of a field that are looked at. */
    private static final int VALUES = 30;

    /** Names that are offered for one field. */
    private static final int NAMES = 3;

    private static final Pattern NUMBERED = Pattern.compile("([vV])\\d.*");
    private static final Set<LogField> VALUED =
            Set.of(LogField.EVENT, LogField.STATUS, LogField.STAGE, LogField.VERSION);

    @Override
    public FieldReport of(ClusterProfile profile, Credentials credentials)
            throws ClusterException, InterruptedException {
        try (var connection = ElasticConnection.open(profile, credentials)) {
            var path = "/" + MultiSearch.pathOf(profile.indexPattern());
            var capabilities =
                    connection
                            .perform(
                                    new WireRequest(
                                            "GET",
                                            path + "/_field_caps?fields=*&allow_no_indices=false",
                                            "",
                                            ""),
                                    Format.JSON)
                            .body();
            if (capabilities.path("indices").isEmpty()) {
                throw Completeness.noSource(profile.indexPattern());
            }
            var survey = new Survey(profile, capabilities.path("fields"));
            var sample =
                    connection
                            .perform(
                                    new WireRequest(
                                            "POST",
                                            path + "/_search?allow_no_indices=false",
                                            "application/json",
                                            survey.search().toString()),
                                    Format.JSON)
                            .body();
            Completeness.check(sample, true, connection.kind(), profile.indexPattern());
            return survey.report(sample.path("aggregations"));
        }
    }

    /** One look at one cluster. */
    private static final class Survey {

        private final ClusterProfile profile;
        private final JsonNode capabilities;
        private final Fields fields;

        /** For each field that nothing answers for, the names that may. */
        private final Map<LogField, List<String>> candidates = new EnumMap<>(LogField.class);

        private final List<String> logGroups;

        /** Everything that is counted, and its name in the search. */
        private final Map<String, String> counted = new LinkedHashMap<>();

        Survey(ClusterProfile profile, JsonNode capabilities) {
            this.profile = profile;
            this.capabilities = capabilities;
            fields = Fields.of(capabilities, profile.mapping());
            var free = new LinkedHashSet<String>();
            capabilities.properties().forEach(field -> free.add(field.getKey()));
            free.removeIf(name -> name.startsWith("_"));
            for (var field : LogField.values()) free.remove(fields.source(field.contractName()));
            logGroups = LikelyNames.LOG_GROUPS.stream().filter(this::isWords).toList();
            for (var field : LogField.values()) {
                count(fields.of(field.contractName()));
                if (isAnswered(field)) continue;
                var names = LikelyNames.of(field, free).stream().filter(one -> fits(field, one));
                candidates.put(field, names.toList());
                candidates.getOrDefault(field, List.of()).forEach(name -> count(asked(name)));
            }
            logGroups.forEach(name -> count(asked(name)));
        }

        private void count(String name) {
            counted.putIfAbsent(name, "f" + counted.size());
        }

        private boolean isAnswered(LogField field) {
            var name = field.contractName();
            return fields.constant(name) != null
                    || (fields.has(name) && capabilities.has(fields.source(name)));
        }

        private boolean fits(LogField field, String name) {
            var types = new HashSet<String>();
            capabilities.path(name).properties().forEach(type -> types.add(type.getKey()));
            return switch (field) {
                case TIME -> Fields.DATES.containsAll(types);
                case LATENCY, SCORE -> Fields.NUMBERS.containsAll(types);
                case TEXT -> types.equals(Set.of("text")) || Fields.KEYWORDS.containsAll(types);
                case STATUS, VERSION ->
                        isWords(name)
                                || Fields.NUMBERS.containsAll(types)
                                || types.equals(Set.of("boolean"));
                default -> isWords(name);
            };
        }

        private boolean isWords(String name) {
            var types = capabilities.path(name);
            if (types.isEmpty()) return false;
            if (types.has("text")) return types.size() == 1 && capabilities.has(name + ".keyword");
            return types.properties().stream()
                    .allMatch(type -> Fields.KEYWORDS.contains(type.getKey()));
        }

        /** As searches call it. */
        private String asked(String name) {
            return capabilities.path(name).has("text") && capabilities.has(name + ".keyword")
                    ? name + ".keyword"
                    : name;
        }

        ObjectNode search() {
            var each = object();
            counted.forEach(
                    (name, key) ->
                            each.set(
                                    key,
                                    object("filter", object("exists", object("field", name)))));
            for (var field : VALUED) {
                for (var name : valued(field)) values(each, name);
            }
            logGroups.forEach(name -> values(each, asked(name)));
            var recent = object("range", object(fields.of(Fields.TIME), object("gte", "now-7d")));
            var lately = object("range", object(fields.of(Fields.TIME), object("gte", "now-30d")));
            var query =
                    fields.has(Fields.TIME)
                            ? object(
                                    "bool",
                                    object("filter", Clauses.everything(), "should", recent))
                            : Clauses.everything();
            return object(
                    "size",
                    0,
                    "track_total_hits",
                    false,
                    "query",
                    query,
                    "aggs",
                    object(
                            "sample",
                            Clauses.with(object("sampler", object("shard_size", SAMPLE)), each),
                            "lately",
                            Clauses.with(
                                    object(
                                            "filter",
                                            fields.has(Fields.TIME)
                                                    ? lately
                                                    : Clauses.everything()),
                                    each.deepCopy())));
        }

        private static void values(ObjectNode each, String name) {
            each.set("v " + name, object("terms", object("field", name, "size", VALUES)));
        }

        /** The fields whose values are looked at: the one that answers, or all that may. */
        private List<String> valued(LogField field) {
            if (fields.constant(field.contractName()) != null) return List.of();
            return isAnswered(field)
                    ? List.of(fields.of(field.contractName()))
                    : candidates.getOrDefault(field, List.of()).stream().map(this::asked).toList();
        }

        FieldReport report(JsonNode aggregations) {
            var sample = aggregations.path("sample");
            var sampled = Readings.count(sample);
            var answered = new ArrayList<Answered>();
            for (var field : LogField.values()) {
                var name = field.contractName();
                var constant = fields.constant(name);
                answered.add(
                        new Answered(
                                field,
                                fields.of(name),
                                constant,
                                fields.problem(name),
                                constant == null ? having(sample, fields.of(name)) : sampled,
                                suggestions(field, aggregations)));
            }
            return new FieldReport(sampled, answered);
        }

        private long having(JsonNode sample, String name) {
            var key = counted.get(name);
            return key == null ? 0 : Readings.count(sample.path(key));
        }

        private List<Suggestion> suggestions(LogField field, JsonNode aggregations) {
            var sample = aggregations.path("sample");
            var suggested = new ArrayList<Suggestion>();
            if (isAnswered(field)) {
                if (fields.constant(field.contractName()) == null) {
                    suggested.addAll(
                            synonyms(field, fields.of(field.contractName()), aggregations));
                }
                return suggested;
            }
            for (var name : candidates.getOrDefault(field, List.of())) {
                var documents =
                        Math.max(
                                having(sample, asked(name)),
                                having(aggregations.path("lately"), asked(name)));
                if (documents == 0 || suggested.size() == NAMES) continue;
                var unit =
                        field == LogField.LATENCY
                                ? LikelyNames.unit(name)
                                : LatencyUnit.MILLISECONDS;
                suggested.add(new Suggestion.Name(field, name, unit, documents));
            }
            if (!suggested.isEmpty()) {
                if (suggested.getFirst() instanceof Suggestion.Name likeliest) {
                    suggested.addAll(synonyms(field, asked(likeliest.name()), aggregations));
                }
            } else if (field == LogField.MODEL) {
                suggested.addAll(models(aggregations));
            } else if (field == LogField.EVENT && predicts(sample)) {
                suggested.add(new Suggestion.Constant(field, "predict", Readings.count(sample)));
            }
            return suggested;
        }

        /** A log group serves one model: its name, when there is one group, or the groups. */
        private List<Suggestion> models(JsonNode aggregations) {
            for (var name : logGroups) {
                var groups = values(aggregations, asked(name));
                var documents = having(aggregations.path("sample"), asked(name));
                if (groups.isEmpty()) continue;
                if (groups.size() > 1) {
                    return List.of(
                            new Suggestion.Name(
                                    LogField.MODEL, name, LatencyUnit.MILLISECONDS, documents));
                }
                var model = LikelyNames.model(groups.keySet().iterator().next());
                return List.of(new Suggestion.Constant(LogField.MODEL, model, documents));
            }
            return List.of();
        }

        /** How many documents have each value: of the sample, or lately when these are more. */
        private static Map<String, Long> values(JsonNode aggregations, String name) {
            var found = new LinkedHashMap<String, Long>();
            for (var part : List.of("lately", "sample")) {
                for (var bucket : aggregations.path(part).path("v " + name).path("buckets")) {
                    var written =
                            bucket.has("key_as_string")
                                    ? bucket.path("key_as_string").asText()
                                    : Readings.key(bucket.path("key"));
                    found.merge(written, Readings.count(bucket), Math::max);
                }
            }
            return found;
        }

        /** Whether documents have what only predictions have. */
        private boolean predicts(JsonNode sample) {
            for (var field : List.of(LogField.LATENCY, LogField.LABEL, LogField.SCORE)) {
                if (having(sample, fields.of(field.contractName())) > 0) return true;
                for (var name : candidates.getOrDefault(field, List.of())) {
                    if (having(sample, asked(name)) > 0) return true;
                }
            }
            return false;
        }

        private List<Suggestion> synonyms(LogField field, String name, JsonNode aggregations) {
            var found = new ArrayList<Suggestion>();
            var known = profile.mapping().synonyms().getOrDefault(field, Map.of());
            var prefixes = new LinkedHashMap<String, Long>();
            for (var value : values(aggregations, name).entrySet()) {
                var written = value.getKey();
                var documents = value.getValue();
                if (known.containsKey(written)) continue;
                var meaning = LikelyNames.meaning(field, written);
                if (meaning != null) {
                    found.add(new Suggestion.Synonym(field, written, meaning, documents));
                }
                var numbered = NUMBERED.matcher(written);
                if (field == LogField.VERSION && numbered.matches()) {
                    prefixes.merge(numbered.group(1) + "*", documents, Long::sum);
                }
            }
            prefixes.forEach(
                    (prefix, documents) -> {
                        if (known.containsKey(prefix)) return;
                        found.add(new Suggestion.Synonym(field, prefix, "*", documents));
                    });
            return found;
        }
    }
}
