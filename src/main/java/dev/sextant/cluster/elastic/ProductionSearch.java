package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ProductionVersion;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.model.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which versions have been in production, and are still. Times alone tell: the first and last
 * successful event that says Production, and the last that says another stage. Versions that were
 * never in production are not looked at twice.
 */
final class ProductionSearch {

    /** Combinations of model, version and environment in one page. */
    private static final int PAGE = 20_000;

    private static final int NAMES_IN_A_CLAUSE = 10_000;
    private static final String PRODUCTION = "Production";

    private final Clauses clauses;

    private record Key(String model, String version, @Nullable String environment) {}

    ProductionSearch(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<List<ProductionVersion>> plan(Question.ProductionVersions question) {
        var time = clauses.before(question.at());
        // The stage is what is looked for: filtering by it would hide that a version has left it.
        var filter = question.filter().withStage(null);
        var sorted = List.copyOf(new TreeSet<>(question.models()));
        if (sorted.isEmpty()) return plan(time, filter, sorted);
        Plan<List<ProductionVersion>> plan = null;
        for (var from = 0; from < sorted.size(); from += NAMES_IN_A_CLAUSE) {
            var to = Math.min(sorted.size(), from + NAMES_IN_A_CLAUSE);
            var chunk = plan(time, filter, sorted.subList(from, to));
            plan = plan == null ? chunk : plan.with(chunk, ProductionSearch::both);
        }
        if (plan == null) throw new IllegalStateException("no chunk");
        return plan;
    }

    private static List<ProductionVersion> both(
            List<ProductionVersion> some, List<ProductionVersion> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private Plan<List<ProductionVersion>> plan(
            ObjectNode time, Filter filter, List<String> models) {
        var seen = object("field", clauses.field(Fields.TIME));
        var named = clauses.term(Fields.STAGE, PRODUCTION);
        var entered =
                every(
                        events(time, filter, models, named),
                        object("first", object("min", seen), "last", object("max", seen)));
        var elsewhere = object("bool", object("must_not", named));
        var left =
                every(
                        events(time, filter, models, clauses.exists(Fields.STAGE), elsewhere),
                        object("last", object("max", seen)));
        return entered.plan(Plan::done)
                .with(left.plan(Plan::done), (in, out) -> versions(in, lastTimes(out)));
    }

    private ObjectNode events(
            ObjectNode time, Filter filter, List<String> models, ObjectNode... more) {
        var clause = new ArrayList<ObjectNode>(List.of(more));
        clause.add(clauses.term(Fields.STATUS, "success"));
        clause.add(clauses.exists(Fields.MODEL));
        if (!models.isEmpty()) clause.add(clauses.anyOf(Fields.MODEL, models));
        return clauses.events(
                List.of("transitioned", "deployed"),
                time,
                filter,
                clause.toArray(ObjectNode[]::new));
    }

    private Composite every(ObjectNode query, ObjectNode inner) {
        return new Composite(
                clauses,
                query,
                List.of(Fields.MODEL, Fields.VERSION, Fields.ENVIRONMENT),
                Set.of(Fields.VERSION, Fields.ENVIRONMENT),
                inner,
                PAGE);
    }

    private static Map<Key, Instant> lastTimes(List<JsonNode> buckets) {
        var times = new HashMap<Key, Instant>();
        for (var bucket : buckets) {
            var last = Readings.time(bucket.path("last"));
            if (last != null) times.put(key(bucket), last);
        }
        return times;
    }

    /** At the same millisecond Production wins: one too many is watched rather than one too few. */
    private static List<ProductionVersion> versions(
            List<JsonNode> entered, Map<Key, Instant> left) {
        var versions = new ArrayList<ProductionVersion>();
        for (var bucket : entered) {
            var first = Readings.time(bucket.path("first"));
            var last = Readings.time(bucket.path("last"));
            if (first == null || last == null) continue;
            var key = key(bucket);
            var elsewhere = left.get(key);
            versions.add(
                    new ProductionVersion(
                            key.model(),
                            key.version(),
                            key.environment(),
                            first,
                            elsewhere == null || !elsewhere.isAfter(last)));
        }
        return List.copyOf(versions);
    }

    private static Key key(JsonNode bucket) {
        var key = bucket.path("key");
        var version = key.path(Fields.VERSION);
        return new Key(
                Readings.key(key.path(Fields.MODEL)),
                version.isNull() ? "" : Readings.key(version),
                Json.text(key, Fields.ENVIRONMENT));
    }
}
