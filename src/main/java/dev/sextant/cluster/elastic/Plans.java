package dev.sextant.cluster.elastic;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which searches answer which question. The compiler asks for a line here when a kind is added. */
final class Plans {

    private static final List<String> REGISTRY =
            List.of(Fields.EVENT, Fields.MODEL, Fields.VERSION, Fields.STATUS, Fields.STAGE);

    /** Events that move a version to a stage. */
    private static final List<String> STAGED = List.of("transitioned", "deployed");

    private static final List<String> LIFECYCLE = List.of("registered", "transitioned", "deployed");

    private Plans() {}

    /**
     * @throws ClusterException when the cluster lacks a field without which the answer would look
     *     like zero
     */
    @SuppressWarnings("unchecked") // each case makes the plan of its own question's answer
    static <A> Plan<A> of(Question<A> question, Fields fields) throws ClusterException {
        var clauses = new Clauses(fields);
        if (forPanels(question)) {
            fields.require(List.of(Fields.TIME, Fields.EVENT, Fields.MODEL));
        }
        return (Plan<A>)
                switch (question) {
                    case Question.PredictionsOverTime asked -> {
                        if (asked.depth() != Depth.COUNTS) {
                            fields.requireUnlessLacking(Fields.LATENCY);
                        }
                        yield new TrafficSearch(asked, clauses).plan();
                    }
                    case Question.ModelTotals asked -> {
                        fields.requireUnlessLacking(Fields.STATUS);
                        yield new CountSearches(clauses).totals(asked);
                    }
                    case Question.ErrorsOverTime asked -> {
                        fields.requireUnlessLacking(Fields.STATUS);
                        yield new CountSearches(clauses).errorsOverTime(asked);
                    }
                    case Question.Versions asked -> {
                        fields.require(List.of(Fields.VERSION, Fields.STATUS, Fields.LATENCY));
                        fields.requireUsable(List.of(Fields.STAGE, Fields.ENVIRONMENT));
                        yield new VersionSearches(clauses).plan(asked);
                    }
                    case Question.LifecycleOverTime asked -> {
                        fields.requireEvents(LIFECYCLE);
                        yield new CountSearches(clauses).lifecycle(asked);
                    }
                    case Question.StageChanges asked -> {
                        fields.requireEvents(List.of("transitioned"));
                        yield new RegistrySearches(clauses).stageChanges(asked);
                    }
                    case Question.Deployments asked ->
                            // Marks on a chart: where no deployment is logged there are none.
                            new RegistrySearches(clauses).deployments(asked);
                    case Question.Inventory asked -> {
                        fields.requireEvents(STAGED);
                        fields.require(List.of(Fields.VERSION));
                        fields.requireUsable(List.of(Fields.STAGE, Fields.ENVIRONMENT));
                        yield new RegistrySearches(clauses).inventory(asked);
                    }
                    case Question.Choices asked -> new CountSearches(clauses).choices(asked);
                    case Question.Names asked ->
                            new NameSearch(asked, clauses, fields.has(Fields.USER)).plan();
                    case Question.LabelsOverTime asked -> {
                        fields.require(List.of(Fields.LABEL));
                        yield new LabelSearches(clauses).overTime(asked);
                    }
                    case Question.LabelTotals asked -> {
                        fields.require(List.of(Fields.LABEL));
                        yield new LabelSearches(clauses).totals(asked.range(), asked.filter());
                    }
                    case Question.ScoreSpread asked -> {
                        fields.require(List.of(Fields.SCORE));
                        yield new ScoreSearch(asked, clauses).plan();
                    }
                    case Question.Predictions asked ->
                            Hits.page(
                                            clauses,
                                            clauses.predictions(asked.range(), asked.filter()),
                                            asked.size(),
                                            asked.after())
                                    .then(page -> Plan.done(page.entries()));
                    case Question.GroupCounts asked -> {
                        var events = asked.matching().events();
                        if (!events.isEmpty()) {
                            fields.requireEvents(
                                    events.stream().map(EventType::logged).sorted().toList());
                        }
                        fields.require(needed(asked));
                        yield new GroupSearches(clauses).counts(asked);
                    }
                    case Question.GroupLatencies asked -> {
                        var needed = needed(asked.filter(), asked.by(), asked.models());
                        needed.addAll(List.of(Fields.EVENT, Fields.LATENCY));
                        fields.require(needed);
                        yield new LatencySearches(clauses).byGroup(asked);
                    }
                    case Question.Latencies asked -> {
                        var needed = needed(asked.filter(), List.of(), Set.of());
                        needed.addAll(List.of(Fields.EVENT, Fields.VERSION, Fields.LATENCY));
                        fields.require(needed);
                        yield new LatencySearches(clauses).profile(asked);
                    }
                    case Question.ProductionVersions asked -> {
                        fields.requireEvents(STAGED);
                        var needed = needed(asked.filter(), List.of(), asked.models());
                        needed.addAll(REGISTRY);
                        fields.require(needed);
                        yield new ProductionSearch(clauses).plan(asked);
                    }
                };
    }

    private static boolean forPanels(Question<?> question) {
        return switch (question) {
            case Question.GroupCounts _,
                    Question.GroupLatencies _,
                    Question.Latencies _,
                    Question.ProductionVersions _ ->
                    false;
            default -> true;
        };
    }

    /** What a listing of the documents behind a number needs. */
    static void requireFor(EntryQuery query, Fields fields) throws ClusterException {
        var needed = needed(query.filter(), List.of(), Set.of());
        needed.addAll(needed(query.matching()));
        if (query.outcome() != EntryQuery.Outcome.ANY) needed.add(Fields.STATUS);
        if (query.version() != null) needed.add(Fields.VERSION);
        if (query.requestId() != null) needed.add(Fields.REQUEST);
        fields.require(needed);
    }

    private static List<String> needed(Question.GroupCounts question) {
        var needed = needed(question.filter(), question.by(), question.models());
        needed.addAll(needed(question.matching()));
        return needed;
    }

    private static List<String> needed(Matching matching) {
        var needed = new ArrayList<String>();
        if (!matching.events().isEmpty()) needed.add(Fields.EVENT);
        if (matching.failedOnly()) needed.add(Fields.STATUS);
        if (matching.measuredOnly() || matching.slowerThan() != null) needed.add(Fields.LATENCY);
        return needed;
    }

    private static List<String> needed(
            Filter filter, Collection<Dimension> by, Collection<String> models) {
        var needed = new ArrayList<String>();
        needed.add(Fields.TIME);
        if (filter.model() != null || !models.isEmpty()) needed.add(Fields.MODEL);
        if (filter.environment() != null) needed.add(Fields.ENVIRONMENT);
        if (filter.stage() != null) needed.add(Fields.STAGE);
        by.forEach(dimension -> needed.add(GroupSearches.field(dimension)));
        return needed;
    }
}
