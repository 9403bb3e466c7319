package dev.sextant.monitor.judge;

import dev.sextant.alert.Baseline;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.Answers;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.LatencyProfile;
import dev.sextant.cluster.Question;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What latencies are compared with: the outgoing version's last day before a newer one replaced it,
 * measured once and kept. Owned by the evaluation thread.
 *
 * <p>Left out are the first minutes of the version measured, and what a rule fired in.
 */
public final class Baselines {

    /** How much of the outgoing version is measured. */
    static final Duration LENGTH = Duration.ofDays(1);

    /** A version that has just begun to serve is not itself yet. */
    static final Duration WARMING_UP = Duration.ofMinutes(5);

    /** What could not be measured is tried again after this. */
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(1);

    /** Baselines measured in one evaluation, so that the first one of a large fleet ends. */
    private static final int MOST_AT_ONCE = 200;

    /** Where baselines are written down. */
    public interface Kept {
        @Nullable Baseline find(String model, String environment, String version);

        void keep(Baseline baseline);
    }

    /** Stretches in which a rule fired for a model. */
    @FunctionalInterface
    public interface Firings {
        List<TimeRange> of(String ruleId, String model, TimeRange within);
    }

    private record Name(String model, String environment, String version) {}

    private final Kept kept;
    private final Firings firings;
    private final Map<Name, Baseline> known = new HashMap<>();
    private final Map<Name, Instant> tried = new HashMap<>();

    public Baselines(Kept kept, Firings firings) {
        this.kept = kept;
        this.firings = firings;
    }

    /**
     * The baselines of the models that a rule judges at a time; a model without one is left out.
     */
    Map<String, Baseline> of(Rule rule, Registry registry, Cluster cluster, Instant at)
            throws ClusterException, InterruptedException {
        var environment = rule.filter().environment();
        var found = new HashMap<String, Baseline>();
        var missing = new LinkedHashMap<Question.Latencies, Name>();
        for (var model : registry.models(rule, at)) {
            var change = registry.change(model, environment, at);
            if (change == null) continue;
            var name =
                    new Name(
                            model,
                            environment == null ? "" : environment,
                            change.current().version());
            var baseline = find(name);
            if (baseline != null) {
                found.put(model, baseline);
                continue;
            }
            var last = tried.get(name);
            if (last != null && at.isBefore(last.plus(TRIED_AGAIN_AFTER))) continue;
            if (missing.size() == MOST_AT_ONCE) continue;
            var question = question(rule, change, at);
            tried.put(name, at);
            if (question == null) continue;
            missing.put(question, name);
        }
        if (missing.isEmpty()) return found;
        var answers = cluster.ask(List.copyOf(missing.keySet()));
        for (var entry : missing.entrySet()) {
            var name = entry.getValue();
            var baseline = freeze(name, entry.getKey(), answers, cluster, at);
            if (baseline != null) found.put(name.model(), baseline);
        }
        return found;
    }

    private @Nullable Baseline find(Name name) {
        var remembered = known.get(name);
        if (remembered != null) return remembered;
        var written = kept.find(name.model(), name.environment(), name.version());
        if (written != null) known.put(name, written);
        return written;
    }

    private @Nullable Baseline freeze(
            Name name, Question.Latencies question, Answers answers, Cluster cluster, Instant at) {
        LatencyProfile profile;
        try {
            profile = answers.get(question);
        } catch (ClusterException e) {
            // Nothing was learnt: the next evaluation tries again.
            tried.remove(name);
            return null;
        }
        if (profile.count() < Baseline.LEAST_SAMPLE) return null;
        var requests = cluster.requests(List.of(question));
        var baseline =
                new Baseline(
                        name.model(),
                        name.environment(),
                        name.version(),
                        question.version(),
                        question.ranges(),
                        at,
                        profile.count(),
                        profile.percentiles(),
                        profile.bins().stream()
                                .map(bin -> new Baseline.Bin(bin.from(), bin.count()))
                                .toList(),
                        requests.isEmpty() ? "" : requests.getFirst().body());
        known.put(name, baseline);
        kept.keep(baseline);
        return baseline;
    }

    /** Null while there is nothing to measure: the version's own first day is not over. */
    private Question.@Nullable Latencies question(Rule rule, Registry.Change change, Instant at) {
        var current = change.current();
        var outgoing = change.outgoing();
        Instant from;
        Instant to;
        if (outgoing == null) {
            from = current.since().plus(WARMING_UP);
            to = current.since().plus(LENGTH);
            if (to.isAfter(at)) return null;
        } else {
            to = current.since();
            from = later(to.minus(LENGTH), outgoing.since().plus(WARMING_UP));
            if (!from.isBefore(to)) return null;
        }
        var ranges = without(new TimeRange(from, to), rule, current.model());
        if (ranges.isEmpty()) return null;
        var filter =
                new Filter(rule.filter().environment(), current.model(), rule.filter().stage());
        var measured = outgoing == null ? current.version() : outgoing.version();
        return new Question.Latencies(ranges, filter, measured, Baseline.PERCENTILES);
    }

    private List<TimeRange> without(TimeRange whole, Rule rule, String model) {
        var rest = new ArrayList<TimeRange>();
        var from = whole.from();
        for (var firing : firings.of(rule.id(), model, whole)) {
            if (from.isBefore(firing.from())) rest.add(new TimeRange(from, firing.from()));
            from = later(from, firing.to());
        }
        if (from.isBefore(whole.to())) rest.add(new TimeRange(from, whole.to()));
        return rest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
