package dev.sextant.cluster.elastic;

import static dev.sextant.cluster.elastic.http.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.LabelCount;
import dev.sextant.cluster.LabelTraffic;
import dev.sextant.cluster.LabelTraffic.LabelSeries;
import dev.sextant.cluster.LabelTraffic.Step;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Predictions by model and label. Every pair is counted first, exactly: with nested terms, or with
 * a composite paged to its end when those do not fit into one answer. Then the pairs that are drawn
 * apart are asked for by name, in slices that stay below {@code search.max_buckets}.
 */
final class LabelSearches {

    /** Models, and labels of each, in one answer; more are paged. */
    private static final int NAMES = 1_000;

    private static final int PAGE = 10_000;

    /** Buckets asked for in one search; the server's own limit is 65,536. */
    private static final int BUCKETS_IN_A_SEARCH = 20_000;

    /** Searches in one round, so that an answer stays below the size cap. */
    private static final int SEARCHES_IN_A_ROUND = 4;

    private final Clauses clauses;

    LabelSearches(Clauses clauses) {
        this.clauses = clauses;
    }

    Plan<List<LabelCount>> totals(TimeRange range, Filter filter) {
        var all = clauses.predictions(range, filter);
        var labelled = clauses.predictions(range, filter, clauses.exists(Fields.LABEL));
        var unlabelled = clauses.predictions(range, filter, clauses.lacks(Fields.LABEL));
        var byModel = byName(Fields.MODEL);
        var byLabel = Clauses.with(byModel.deepCopy(), object("labels", byName(Fields.LABEL)));
        return new Plan<>(
                List.of(
                        object("size", 0, "track_total_hits", true, "query", all),
                        Clauses.search(labelled, object("models", byLabel)),
                        Clauses.search(unlabelled, object("models", byModel))),
                responses -> {
                    var total = total(responses.getFirst());
                    var counts = new ArrayList<LabelCount>();
                    var whole = read(responses.get(1), true, counts);
                    whole &= read(responses.get(2), false, counts);
                    return whole ? Plan.done(sorted(counts, total)) : Plan.more(paged(all, total));
                },
                () -> total(all).then(total -> Plan.more(paged(all, total))));
    }

    private Plan<Long> total(ObjectNode query) {
        return new Plan<>(
                List.of(object("size", 0, "track_total_hits", true, "query", query)),
                responses -> Plan.done(total(responses.getFirst())));
    }

    private static long total(JsonNode response) throws ClusterException {
        var total = response.path("hits").path("total");
        if (!total.path("value").isIntegralNumber()
                || !total.path("relation").asText().equals("eq")) {
            throw new ClusterException(Reason.INCOMPLETE, Sentence.of("cluster.incomplete.count"));
        }
        return total.path("value").asLong();
    }

    /** In order of the names, so that counts are exact as long as nothing is cut off. */
    private ObjectNode byName(String contractName) {
        return clauses.terms(contractName, NAMES, object("_key", "asc"));
    }

    /** Whether nothing was cut off. */
    private boolean read(JsonNode response, boolean labelled, List<LabelCount> into) {
        var models = response.path("aggregations").path("models");
        var whole = isWhole(Fields.MODEL, models);
        for (var model : clauses.groups(Fields.MODEL, models)) {
            if (!labelled) {
                add(new LabelCount(model.value(), null, Readings.count(model.bucket())), into);
                continue;
            }
            var labels = model.bucket().path("labels");
            whole &= isWhole(Fields.LABEL, labels);
            for (var label : clauses.groups(Fields.LABEL, labels)) {
                var count = Readings.count(label.bucket());
                add(new LabelCount(model.value(), label.value(), count), into);
            }
        }
        return whole;
    }

    /** What is written in several ways is one. */
    private void add(LabelCount count, List<LabelCount> into) {
        if (clauses.differ(Fields.MODEL) || clauses.differ(Fields.LABEL)) {
            for (var i = 0; i < into.size(); i++) {
                var other = into.get(i);
                if (!Objects.equals(other.model(), count.model())) continue;
                if (!Objects.equals(other.label(), count.label())) continue;
                var both = other.count() + count.count();
                into.set(i, new LabelCount(count.model(), count.label(), both));
                return;
            }
        }
        into.add(count);
    }

    private boolean isWhole(String contractName, JsonNode terms) {
        return clauses.fields().constant(contractName) != null
                || (terms.path("sum_other_doc_count").asLong(1) == 0
                        && terms.path("doc_count_error_upper_bound").asLong(1) == 0);
    }

    private Plan<List<LabelCount>> paged(ObjectNode query, long total) {
        return new Composite(
                        clauses,
                        query,
                        List.of(Fields.MODEL, Fields.LABEL),
                        Set.of(Fields.LABEL),
                        null,
                        PAGE)
                .plan(
                        buckets -> {
                            var counts = new ArrayList<LabelCount>();
                            for (var bucket : buckets) {
                                var label = bucket.path("key").path(Fields.LABEL);
                                counts.add(
                                        new LabelCount(
                                                Readings.key(bucket.path("key").path(Fields.MODEL)),
                                                label.isNull() ? null : Readings.key(label),
                                                Readings.count(bucket)));
                            }
                            return Plan.done(sorted(counts, total));
                        });
    }

    /** Most first, equal ones in order of name; predictions of no model last. */
    private static List<LabelCount> sorted(List<LabelCount> counts, long total) {
        counts.sort(
                Comparator.comparingLong(LabelCount::count)
                        .reversed()
                        .thenComparing(count -> String.valueOf(count.model()))
                        .thenComparing(
                                LabelCount::label,
                                Comparator.nullsLast(Comparator.naturalOrder())));
        var named = counts.stream().mapToLong(LabelCount::count).sum();
        // what a list of labels counts twice leaves nothing over
        if (total > named) counts.add(new LabelCount(null, null, total - named));
        return List.copyOf(counts);
    }

    Plan<LabelTraffic> overTime(Question.LabelsOverTime question) {
        return totals(question.range(), question.filter())
                .then(counts -> new OverTime(question, counts).begin());
    }

    /** The rounds that follow once every pair is known. */
    private final class OverTime {

        private final Question.LabelsOverTime question;
        private final boolean all;
        private final List<LabelCount> apart;
        private final List<LabelCount> others;
        private final boolean anyUnlabelled;
        private final List<LabelSeries> read = new ArrayList<>();
        private List<Step> total = List.of();
        private List<Step> unlabelled = List.of();

        OverTime(Question.LabelsOverTime question, List<LabelCount> counts) {
            this.question = question;
            all = question.top() == Question.ALL_MODELS;
            var named = counts.stream().filter(count -> count.model() != null).toList();
            var ranked = all ? named : named.stream().filter(OverTime::isLabelled).toList();
            apart = ranked.subList(0, Math.min(ranked.size(), question.top()));
            others = ranked.subList(apart.size(), ranked.size());
            anyUnlabelled = named.stream().anyMatch(count -> !isLabelled(count));
        }

        private static boolean isLabelled(LabelCount count) {
            return count.label() != null;
        }

        /** The sums go with the first pairs, so that they are of about the same moment. */
        Plan.Step<LabelTraffic> begin() {
            var lacks = clauses.lacks(Fields.LABEL);
            var summed = all || !anyUnlabelled ? List.<ObjectNode>of() : List.of(over(lacks));
            var sums = new ArrayList<ObjectNode>();
            sums.add(over());
            sums.addAll(summed);
            return slices(0, sums);
        }

        private ObjectNode over(ObjectNode... more) {
            return Clauses.search(
                    clauses.predictions(question.range(), question.filter(), more),
                    object("over_time", clauses.overTime(question.interval())));
        }

        private Plan.Step<LabelTraffic> slices(int next, List<ObjectNode> before) {
            if (next >= apart.size() && before.isEmpty()) return Plan.done(answer());
            var searches = new ArrayList<>(before);
            var from = next;
            while (from < apart.size() && searches.size() < SEARCHES_IN_A_ROUND) {
                var slice = apart.subList(from, Math.min(apart.size(), from + inASearch()));
                searches.add(slice(slice));
                from += slice.size();
            }
            var following = from;
            return Plan.more(
                    new Plan<>(
                            searches,
                            responses -> {
                                readSums(responses, before.size());
                                var at = next;
                                for (var i = before.size(); i < responses.size(); i++) {
                                    at = readSlice(responses.get(i), at, following);
                                }
                                return slices(following, List.of());
                            }));
        }

        private int inASearch() {
            var start = question.interval().floor(question.range().from());
            var bucket = question.interval().next(start).toEpochMilli() - start.toEpochMilli();
            var buckets = question.range().length().toMillis() / bucket + 2;
            return Math.clamp(BUCKETS_IN_A_SEARCH / buckets, 1, 200);
        }

        private ObjectNode slice(List<LabelCount> pairs) {
            var filters = object();
            for (var i = 0; i < pairs.size(); i++) {
                var label = pairs.get(i).label();
                filters.set(
                        "p" + i,
                        Clauses.all(
                                List.of(
                                        clauses.term(
                                                Fields.MODEL, String.valueOf(pairs.get(i).model())),
                                        label == null
                                                ? clauses.lacks(Fields.LABEL)
                                                : clauses.term(Fields.LABEL, label))));
            }
            var models = pairs.stream().map(pair -> String.valueOf(pair.model())).distinct();
            return Clauses.search(
                    clauses.predictions(
                            question.range(),
                            question.filter(),
                            clauses.anyOf(Fields.MODEL, models.toList())),
                    object(
                            "pairs",
                            Clauses.with(
                                    object("filters", object("filters", filters)),
                                    object("over_time", clauses.overTime(question.interval())))));
        }

        private void readSums(List<JsonNode> responses, int sums) {
            if (sums > 0) total = steps(responses.getFirst().path("aggregations"));
            if (sums > 1) unlabelled = steps(responses.get(1).path("aggregations"));
        }

        /** Reads one slice's pairs from {@code at} on; answers where the next one's begin. */
        private int readSlice(JsonNode response, int at, int end) {
            var buckets = response.path("aggregations").path("pairs").path("buckets");
            var size = Math.min(buckets.size(), end - at);
            for (var i = 0; i < size; i++) {
                var pair = apart.get(at + i);
                var steps = steps(buckets.path("p" + i));
                read.add(new LabelSeries(pair.model(), pair.label(), sum(steps), steps));
            }
            return at + size;
        }

        private LabelTraffic answer() {
            var labels = read.stream().filter(one -> one.label() != null).toList();
            var without =
                    all
                            ? read.stream().filter(one -> one.label() == null).toList()
                            : unlabelled.isEmpty()
                                    ? List.<LabelSeries>of()
                                    : List.of(series(question.filter().model(), unlabelled));
            return new LabelTraffic(labels, without, rest(labels, without), others);
        }

        /** What is drawn apart leaves of the total; null when that is nothing. */
        private @Nullable LabelSeries rest(List<LabelSeries> labels, List<LabelSeries> without) {
            var rest = new TreeMap<Instant, Long>();
            for (var step : total) rest.put(step.start(), step.predictions());
            for (var series : List.of(labels, without)) {
                for (var one : series) {
                    for (var step : one.steps()) {
                        rest.merge(step.start(), -step.predictions(), Long::sum);
                    }
                }
            }
            var steps =
                    rest.entrySet().stream()
                            .filter(entry -> entry.getValue() > 0)
                            .map(entry -> new Step(entry.getKey(), entry.getValue()))
                            .toList();
            return steps.isEmpty() ? null : series(null, steps);
        }

        private static LabelSeries series(@Nullable String model, List<Step> steps) {
            return new LabelSeries(model, null, sum(steps), steps);
        }

        private static long sum(List<Step> steps) {
            return steps.stream().mapToLong(Step::predictions).sum();
        }

        private static List<Step> steps(JsonNode parent) {
            var steps = new ArrayList<Step>();
            for (var bucket : parent.path("over_time").path("buckets")) {
                steps.add(new Step(Readings.start(bucket), Readings.count(bucket)));
            }
            return steps;
        }
    }
}
