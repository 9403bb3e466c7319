package dev.sextant.monitor.judge;

import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.Matching;
import dev.sextant.cluster.ProductionVersion;
import dev.sextant.cluster.Question;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the registry events say is and was in production. Read whole once, then only for models that
 * have new events. Owned by the evaluation thread.
 */
final class Registry {

    /** Events are looked for again this far back, since they may arrive late. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** From one whole reading to the next. */
    private static final Duration WHOLE_EVERY = Duration.ofHours(1);

    private static final Set<EventType> MOVES = Set.of(EventType.TRANSITIONED, EventType.DEPLOYED);

    private final Map<String, List<ProductionVersion>> byModel = new HashMap<>();
    private @Nullable Instant readTo;
    private @Nullable Instant readWhole;
    private @Nullable ClusterException failure;

    /** A version in production and the one it replaced. */
    record Change(ProductionVersion current, @Nullable ProductionVersion outgoing) {}

    /**
     * Takes in what the registries logged before {@code at}. A failure is remembered and said to
     * whoever needs the registry; what was known stays.
     */
    void refresh(Cluster cluster, Instant at) throws InterruptedException {
        try {
            var whole = readWhole;
            var to = readTo;
            if (whole == null || to == null || !at.isBefore(whole.plus(WHOLE_EVERY))) {
                var versions = read(cluster, at, Set.of());
                byModel.clear();
                take(versions);
                readWhole = at;
                readTo = at;
            } else if (at.isAfter(to)) {
                var changed = changed(cluster, new TimeRange(to.minus(OVERLAP), at));
                if (!changed.isEmpty()) {
                    var versions = read(cluster, at, changed);
                    changed.forEach(byModel::remove);
                    take(versions);
                }
                readTo = at;
            }
            failure = null;
        } catch (ClusterException e) {
            failure = e;
        }
    }

    private static Set<String> changed(Cluster cluster, TimeRange range)
            throws ClusterException, InterruptedException {
        var question =
                new Question.GroupCounts(
                        range,
                        Filter.ALL,
                        new Matching(MOVES, false, false, null),
                        List.of(Dimension.MODEL),
                        Set.of());
        var models = new HashSet<String>();
        for (var count : cluster.ask(List.of(question)).get(question)) {
            var model = count.group().get(Dimension.MODEL);
            if (model != null) models.add(model);
        }
        return models;
    }

    private static List<ProductionVersion> read(Cluster cluster, Instant at, Set<String> models)
            throws ClusterException, InterruptedException {
        var question = new Question.ProductionVersions(at, Filter.ALL, models);
        return cluster.ask(List.of(question)).get(question);
    }

    private void take(List<ProductionVersion> versions) {
        for (var version : versions) {
            byModel.computeIfAbsent(version.model(), ignored -> new ArrayList<>()).add(version);
        }
    }

    /**
     * @throws ClusterException when the registry could not be read just now
     */
    void requireKnown() throws ClusterException {
        if (failure != null) throw failure;
        if (readTo == null) {
            throw new ClusterException(
                    ClusterException.Reason.INCOMPLETE, Sentence.of("cluster.registry"));
        }
    }

    /** Whether a model was in production once and is not any more. */
    boolean retired(String model) {
        var versions = byModel.get(model);
        return failure == null
                && versions != null
                && versions.stream().noneMatch(ProductionVersion::still);
    }

    /** What a rule's filter leaves of the inventory at a time, and since when it is there. */
    Map<Labels, Instant> inProduction(Rule rule, Instant at) {
        var inventory = new HashMap<Labels, Instant>();
        for (var versions : byModel.values()) {
            for (var version : versions) {
                if (!version.still() || !version.since().isBefore(at)) continue;
                if (!inEnvironment(version, rule.filter().environment())) continue;
                var labels = labels(version, rule.groupBy());
                if (labels != null) {
                    inventory.merge(
                            labels,
                            version.since(),
                            (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
        return inventory;
    }

    private static @Nullable Labels labels(ProductionVersion version, List<Dimension> groupBy) {
        var labels = new TreeMap<String, String>();
        for (var dimension : groupBy) {
            var value =
                    switch (dimension) {
                        case MODEL -> version.model();
                        case ENVIRONMENT -> version.environment();
                        case VERSION -> version.version();
                        case STAGE -> "Production";
                    };
            if (value == null) return null;
            labels.put(dimension.label(), value);
        }
        return new Labels(labels);
    }

    /** The models in production at a time, as far as a rule's filter lets them through. */
    Set<String> models(Rule rule, Instant at) {
        var models = new HashSet<String>();
        byModel.forEach(
                (model, versions) -> {
                    if (change(model, rule.filter().environment(), at) != null) models.add(model);
                });
        return models;
    }

    /** The version in production for some labels, as far as it is known. */
    @Nullable String version(Labels labels, Instant at) {
        var model = labels.model();
        if (model == null) return null;
        var own = labels.get(Labels.VERSION);
        if (own != null) return own;
        var change = change(model, labels.get(Labels.ENVIRONMENT), at);
        return change == null ? null : change.current().version();
    }

    /**
     * The newest version in production at a time, and what was there before it.
     *
     * @param environment null for any
     */
    @Nullable Change change(String model, @Nullable String environment, Instant at) {
        var newestFirst =
                byModel.getOrDefault(model, List.of()).stream()
                        .filter(version -> inEnvironment(version, environment))
                        .filter(version -> version.since().isBefore(at))
                        .sorted(Comparator.comparing(ProductionVersion::since).reversed())
                        .toList();
        for (var current : newestFirst) {
            if (!current.still()) continue;
            for (var earlier : newestFirst) {
                if (earlier.since().isBefore(current.since())
                        && Objects.equals(earlier.environment(), current.environment())) {
                    return new Change(current, earlier);
                }
            }
            return new Change(current, null);
        }
        return null;
    }

    private static boolean inEnvironment(ProductionVersion version, @Nullable String environment) {
        return environment == null || environment.equals(version.environment());
    }
}
