package dev.sextant.cluster.elastic;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Question.Depth;
import java.util.List;

/** Which searches answer which question. The compiler asks for a line here when a kind is added. */
final class Plans {

    private Plans() {}

    /**
     * @throws ClusterException when the cluster lacks a field without which the answer would look
     *     like zero
     */
    @SuppressWarnings("unchecked") // each case makes the plan of its own question's answer
    static <A> Plan<A> of(Question<A> question, Fields fields) throws ClusterException {
        var clauses = new Clauses(fields);
        fields.require(List.of(Fields.TIME, Fields.EVENT, Fields.MODEL));
        return (Plan<A>)
                switch (question) {
                    case Question.PredictionsOverTime asked -> {
                        if (asked.depth() != Depth.COUNTS) fields.require(List.of(Fields.LATENCY));
                        yield new TrafficSearch(asked, clauses).plan();
                    }
                    case Question.ModelTotals asked -> {
                        fields.require(List.of(Fields.STATUS));
                        yield new CountSearches(clauses).totals(asked);
                    }
                    case Question.ErrorsOverTime asked -> {
                        fields.require(List.of(Fields.STATUS));
                        yield new CountSearches(clauses).errorsOverTime(asked);
                    }
                    case Question.Versions asked -> {
                        fields.require(List.of(Fields.VERSION, Fields.STATUS, Fields.LATENCY));
                        yield new VersionSearches(clauses).plan(asked);
                    }
                    case Question.LifecycleOverTime asked ->
                            new CountSearches(clauses).lifecycle(asked);
                    case Question.StageChanges asked ->
                            new RegistrySearches(clauses).stageChanges(asked);
                    case Question.Deployments asked ->
                            new RegistrySearches(clauses).deployments(asked);
                    case Question.Inventory asked -> {
                        fields.require(List.of(Fields.VERSION));
                        yield new RegistrySearches(clauses).inventory(asked);
                    }
                    case Question.Choices asked -> new CountSearches(clauses).choices(asked);
                    case Question.GroupCounts asked -> throw open(asked);
                    case Question.GroupLatencies asked -> throw open(asked);
                    case Question.Latencies asked -> throw open(asked);
                    case Question.ProductionVersions asked -> throw open(asked);
                };
    }

    private static ClusterException open(Question<?> question) {
        return new ClusterException(ClusterException.Reason.REJECTED, "open: " + question);
    }
}
