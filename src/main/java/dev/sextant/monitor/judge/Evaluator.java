package dev.sextant.monitor.judge;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures rules: what all of them ask of the cluster travels in one request, a few times over.
 * Owned by the evaluation thread.
 */
public final class Evaluator {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

    private static final Set<ClusterException.Reason> AWAY =
            EnumSet.of(
                    ClusterException.Reason.UNREACHABLE,
                    ClusterException.Reason.UNTRUSTED,
                    ClusterException.Reason.UNAUTHORIZED,
                    ClusterException.Reason.TIMED_OUT);

    private final Cluster cluster;
    private final Registry registry = new Registry();
    private final Baselines baselines;
    private final LateEvents lateEvents = new LateEvents();

    public Evaluator(Cluster cluster, Baselines baselines) {
        this.cluster = cluster;
        this.baselines = baselines;
    }

    /** For one cluster, with baselines that live as long as this evaluator. */
    public static Evaluator forgetful(Cluster cluster) {
        Baselines.Kept nowhere =
                new Baselines.Kept() {
                    @Override
                    public @Nullable Baseline find(
                            String model, String environment, String version) {
                        return null;
                    }

                    @Override
                    public void keep(Baseline baseline) {
                        // The evaluator itself remembers it.
                    }
                };
        return new Evaluator(cluster, new Baselines(nowhere, (ruleId, model, within) -> List.of()));
    }

    /**
     * Judges the window that ends at {@code windowEnd} for each rule.
     *
     * @param open the alerts of a rule that need a verdict
     * @return by rule id; a rule that could not be measured has a judgement that says so
     * @throws ClusterException when the cluster answered nothing at all
     */
    public Map<String, Judgement> judge(
            Collection<Rule> rules, Instant windowEnd, Function<String, List<Alert>> open)
            throws ClusterException, InterruptedException {
        registry.refresh(cluster, windowEnd);
        var done = new LinkedHashMap<String, Judgement>();
        var asking = new LinkedHashMap<Case, Progress.Asking>();
        for (var rule : rules) {
            var asked = Case.of(rule, windowEnd, open.apply(rule.id()), registry);
            advance(asked, () -> begin(asked), done, asking);
        }
        while (!asking.isEmpty()) {
            var questions = new ArrayList<Question<?>>();
            asking.values().forEach(step -> questions.addAll(step.questions()));
            var answers = cluster.ask(questions);
            var steps = new LinkedHashMap<>(asking);
            asking.clear();
            for (var entry : steps.entrySet()) {
                advance(entry.getKey(), () -> entry.getValue().next().with(answers), done, asking);
            }
        }
        return done;
    }

    /** The version in production for some labels; null when nobody knows. */
    public @Nullable String version(Labels labels, Instant at) {
        return registry.version(labels, at);
    }

    private interface Attempt {
        Progress go() throws ClusterException, InterruptedException;
    }

    /** One rule's defect or failure is no other's. */
    private static void advance(
            Case asked,
            Attempt attempt,
            Map<String, Judgement> done,
            Map<Case, Progress.Asking> asking)
            throws ClusterException, InterruptedException {
        try {
            switch (attempt.go()) {
                case Progress.Done(var judgement) -> done.put(asked.rule().id(), judgement);
                case Progress.Asking step -> asking.put(asked, step);
            }
        } catch (ClusterException e) {
            // A cluster that is away is no rule's failure: then nothing at all was judged.
            if (AWAY.contains(e.reason())) throw e;
            done.put(asked.rule().id(), asked.failed(reason(e), e.sentence()));
        } catch (RuntimeException e) {
            LOG.error("Rule {} cannot be judged", asked.rule().id(), e);
            done.put(
                    asked.rule().id(),
                    asked.failed("defect", Sentence.of("watching.defect").english()));
        }
    }

    private Progress begin(Case asked) throws ClusterException, InterruptedException {
        return switch (asked.rule().condition()) {
            case Condition.Count count ->
                    Judges.count(asked, count, lateEvents.in(asked, count, cluster));
            case Condition.ErrorRate rate -> Judges.errorRate(asked, rate);
            case Condition.LatencyAbove above -> LatencyJudge.above(asked, above);
            case Condition.LatencyRegression regression -> regression(asked, regression);
            case Condition.Absence absence -> Judges.absence(asked, absence);
            case Condition.Disk disk ->
                    new Progress.Done(DiskJudge.judge(asked, disk, cluster.disks()));
            case Condition.Own own ->
                    throw new IllegalArgumentException("not measured in a cluster: " + own);
        };
    }

    private Progress regression(Case asked, Condition.LatencyRegression condition)
            throws ClusterException, InterruptedException {
        registry.requireKnown();
        var models = registry.models(asked.rule(), asked.windowEnd()).size();
        var found = baselines.of(asked.rule(), registry, cluster, asked.windowEnd());
        if (found.isEmpty() && asked.tracked().isEmpty()) {
            return new Progress.Done(
                    new Judgement(Health.noData(Health.NoData.NO_BASELINE), List.of(), models));
        }
        var missing = models - found.size();
        var health =
                missing == 0
                        ? Health.OK
                        : new Health(
                                Health.Status.OK,
                                "",
                                Sentence.of(
                                                "watching.baselines",
                                                String.valueOf(missing),
                                                String.valueOf(models))
                                        .english());
        return LatencyJudge.regression(asked, condition, found, health);
    }

    /** The kind of failure in small letters, as the health of a rule names it. */
    public static String reason(ClusterException failure) {
        return Objects.requireNonNull(failure.reason())
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }
}
