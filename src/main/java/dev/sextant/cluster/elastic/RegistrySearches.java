package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.elastic.http.Json;
import dev.sextant.model.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The searches over lifecycle events: who moved what to which stage, and what is in production. */
final class RegistrySearches {

    /** The newest deployments that a chart can mark. */
    private static final int DEPLOYMENTS = 500;

    /** Combinations of model, version and environment in one page. */
    private static final int COMBINATIONS = 1_000;

    private static final String PRODUCTION = "Production";

    private final Clauses clauses;

    RegistrySearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<Page<StageChange>> stageChanges(Question.StageChanges question) {
        var query =
                clauses.events(
                        List.of("transitioned"), clauses.in(question.range()), question.filter());
        return Hits.page(clauses, query, question.size(), question.after())
                .then(
                        page ->
                                page.hits().isEmpty()
                                        ? Plan.done(new Page<>(List.of(), null))
                                        : Plan.more(withOrigins(page.hits(), page.next())));
    }

    /** Looks up for each transition where the version was before: the newest success before it. */
    private Plan<Page<StageChange>> withOrigins(List<Hit> hits, @Nullable Cursor next) {
        var origins = object();
        for (var i = 0; i < hits.size(); i++) {
            origins.set(Integer.toString(i), Clauses.all(before(hits.get(i))));
        }
        var aggregations =
                object(
                        "origins",
                        Clauses.with(
                                object("filters", object("filters", origins)),
                                object("newest", Hits.newestOne(clauses))));
        var query =
                Clauses.all(
                        List.of(
                                clauses.anyOf(Fields.EVENT, List.of("registered", "transitioned")),
                                clauses.term(Fields.STATUS, "success")));
        return new Plan<>(
                List.of(Clauses.search(query, aggregations)),
                responses -> {
                    var buckets =
                            responses
                                    .getFirst()
                                    .path("aggregations")
                                    .path("origins")
                                    .path("buckets");
                    var changes = new ArrayList<@Nullable StageChange>();
                    for (var i = 0; i < hits.size(); i++) {
                        var origin = Readings.newest(buckets.path(Integer.toString(i)), clauses);
                        changes.add(hits.get(i).stageChange(origin.text(Fields.STAGE)));
                    }
                    return Plan.done(
                            new Page<>(changes.stream().filter(Objects::nonNull).toList(), next));
                });
    }

    private List<ObjectNode> before(Hit event) {
        var clausesBefore = new ArrayList<ObjectNode>();
        var time = event.time();
        if (time != null) clausesBefore.add(clauses.before(time));
        clausesBefore.add(same(Fields.MODEL, event.text(Fields.MODEL)));
        clausesBefore.add(same(Fields.VERSION, event.version()));
        clausesBefore.add(same(Fields.ENVIRONMENT, event.text(Fields.ENVIRONMENT)));
        return clausesBefore;
    }

    private ObjectNode same(String contractName, @Nullable String value) {
        return value == null ? clauses.lacks(contractName) : clauses.term(contractName, value);
    }

    Plan<List<Deployment>> deployments(Question.Deployments question) {
        var query =
                clauses.events(
                        List.of("deployed"), clauses.in(question.range()), question.filter());
        return Hits.page(clauses, query, DEPLOYMENTS, Cursor.START)
                .then(
                        page ->
                                Plan.done(
                                        page.hits().reversed().stream()
                                                .map(Hit::deployment)
                                                .filter(Objects::nonNull)
                                                .toList()));
    }

    Plan<List<InventoryEntry>> inventory(Question.Inventory question) {
        // The stage is what is looked for: filtering by it would hide that a version has left it.
        var filter = question.filter().withStage(null);
        return newestStages(clauses.before(question.at()), filter)
                .plan(
                        buckets ->
                                Plan.done(
                                        buckets.stream()
                                                .filter(
                                                        bucket ->
                                                                PRODUCTION.equals(
                                                                        Readings.newest(
                                                                                        bucket,
                                                                                        clauses)
                                                                                .text(
                                                                                        Fields
                                                                                                .STAGE)))
                                                .map(this::entry)
                                                .filter(Objects::nonNull)
                                                .toList()));
    }

    private @Nullable InventoryEntry entry(JsonNode bucket) {
        var key = bucket.path("key");
        var since = Readings.newest(bucket, clauses).time();
        if (since == null) return null;
        return new InventoryEntry(
                Readings.key(key.path(Fields.MODEL)),
                Readings.key(key.path(Fields.VERSION)),
                Json.text(key, Fields.ENVIRONMENT),
                since);
    }

    /** For each model, version and environment its newest successful event that names a stage. */
    Composite newestStages(ObjectNode time, Filter filter) {
        var query =
                clauses.events(
                        List.of("transitioned", "deployed"),
                        time,
                        filter,
                        clauses.term(Fields.STATUS, "success"),
                        clauses.exists(Fields.STAGE));
        return new Composite(
                clauses,
                query,
                List.of(Fields.MODEL, Fields.VERSION, Fields.ENVIRONMENT),
                object("newest", Hits.newestOne(clauses)),
                COMBINATIONS);
    }
}
