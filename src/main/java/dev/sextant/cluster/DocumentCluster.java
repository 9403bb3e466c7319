package dev.sextant.cluster;

import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of documents in memory with a clock that is set by hand: what fixtures of rules are
 * judged on. It answers what alerts ask, exactly: a percentile is the smallest latency that at
 * least that share of the measured predictions does not exceed. What panels ask it refuses.
 */
public final class DocumentCluster implements Cluster {

    private final List<LogDocument> documents;
    private final List<DiskState> disks;
    private final List<Trouble> troubles;
    private volatile Instant now;

    /**
     * A node's disk from some time on.
     *
     * @param total bytes; null when the node does not say
     * @param available bytes; null when the node does not say
     */
    public record DiskState(
            String node, Instant from, @Nullable Long total, @Nullable Long available) {}

    /**
     * A span in which questions are not answered as asked.
     *
     * @param during by this cluster's clock
     * @param whole whether nothing is answered at all, or each search only in part
     */
    public record Trouble(TimeRange during, Reason reason, String sentence, boolean whole) {}

    /**
     * @param start what the clock shows first
     */
    public DocumentCluster(
            List<LogDocument> documents,
            List<DiskState> disks,
            List<Trouble> troubles,
            Instant start) {
        this.documents =
                documents.stream().sorted(Comparator.comparing(LogDocument::time)).toList();
        this.disks = List.copyOf(disks);
        this.troubles = List.copyOf(troubles);
        now = start;
    }

    /** Sets the clock. Documents that arrive later are not there yet. */
    public void setTime(Instant time) {
        now = time;
    }

    @Override
    public ClusterInfo info() throws ClusterException {
        throwIfSilent();
        return new ClusterInfo("documents", "documents", ServerKind.ELASTICSEARCH, "9.5.3");
    }

    @Override
    public Answers ask(List<? extends Question<?>> questions) throws ClusterException {
        throwIfSilent();
        var asked = List.copyOf(questions);
        var at = now;
        return new Answers() {
            @Override
            public <A> A get(Question<A> question) throws ClusterException {
                if (!asked.contains(question)) {
                    throw new IllegalArgumentException("not asked: " + question);
                }
                var trouble = trouble(at);
                if (trouble != null) {
                    throw new ClusterException(trouble.reason(), trouble.sentence());
                }
                return answer(question, at);
            }
        };
    }

    @SuppressWarnings("unchecked") // each kind of question has its own kind of answer
    private <A> A answer(Question<A> question, Instant at) throws ClusterException {
        return (A)
                switch (question) {
                    case Question.GroupCounts asked -> counts(asked, at);
                    case Question.GroupLatencies asked -> latencies(asked, at);
                    case Question.Latencies asked -> profile(asked, at);
                    case Question.ProductionVersions asked ->
                            StagedVersions.of(
                                    found(documents, asked.filter().withStage(null), at), asked);
                    case Question.PredictionsOverTime asked -> throw notForAlerts(asked);
                    case Question.ModelTotals asked -> throw notForAlerts(asked);
                    case Question.ErrorsOverTime asked -> throw notForAlerts(asked);
                    case Question.Versions asked -> throw notForAlerts(asked);
                    case Question.LifecycleOverTime asked -> throw notForAlerts(asked);
                    case Question.StageChanges asked -> throw notForAlerts(asked);
                    case Question.Deployments asked -> throw notForAlerts(asked);
                    case Question.Inventory asked -> throw notForAlerts(asked);
                    case Question.Choices asked -> throw notForAlerts(asked);
                    case Question.Names asked -> throw notForAlerts(asked);
                    case Question.LabelsOverTime asked -> throw notForAlerts(asked);
                    case Question.LabelTotals asked -> throw notForAlerts(asked);
                    case Question.ScoreSpread asked -> throw notForAlerts(asked);
                    case Question.Predictions asked -> throw notForAlerts(asked);
                };
    }

    private static ClusterException notForAlerts(Question<?> question) {
        return new ClusterException(
                Reason.REJECTED,
                "Documents in memory answer what alerts ask, not "
                        + question.getClass().getSimpleName()
                        + ".");
    }

    private List<GroupCount> counts(Question.GroupCounts asked, Instant at) {
        var counts = new LinkedHashMap<Map<Dimension, String>, Long>();
        found(asked.range(), asked.filter(), at)
                .filter(matching(asked.matching()))
                .filter(among(asked.models()))
                .forEach(document -> counts.merge(group(document, asked.by()), 1L, Long::sum));
        if (asked.by().isEmpty()) counts.putIfAbsent(Map.of(), 0L);
        return counts.entrySet().stream()
                .map(entry -> new GroupCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<GroupLatency> latencies(Question.GroupLatencies asked, Instant at) {
        var groups = new LinkedHashMap<Map<Dimension, String>, List<Double>>();
        found(asked.range(), asked.filter(), at)
                .filter(matching(Matching.PREDICTIONS))
                .filter(among(asked.models()))
                .forEach(
                        document -> {
                            var measured =
                                    groups.computeIfAbsent(
                                            group(document, asked.by()), _ -> new ArrayList<>());
                            var latency = document.latencyMs();
                            if (latency != null) measured.add(latency);
                        });
        if (asked.by().isEmpty()) groups.computeIfAbsent(Map.of(), _ -> new ArrayList<>());
        return groups.entrySet().stream()
                .map(
                        entry ->
                                new GroupLatency(
                                        entry.getKey(),
                                        entry.getValue().size(),
                                        percentile(
                                                entry.getValue().stream().sorted().toList(),
                                                asked.percentile())))
                .toList();
    }

    private LatencyProfile profile(Question.Latencies asked, Instant at) {
        var measured =
                found(documents, asked.filter(), at)
                        .filter(document -> within(asked.ranges(), document.time()))
                        .filter(matching(Matching.MEASURED_PREDICTIONS))
                        .filter(document -> asked.version().equals(document.version()))
                        .map(LogDocument::latencyMs)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        var percentiles = new LinkedHashMap<BigDecimal, Double>();
        var bins = new TreeMap<Double, Long>();
        var edges = new TreeSet<>(LatencyProfile.edges());
        for (var percentile : asked.percentiles()) {
            var value = percentile(measured, percentile);
            if (value != null) percentiles.put(percentile.stripTrailingZeros(), value);
        }
        for (var latency : measured) {
            var edge = edges.floor(latency);
            bins.merge(edge == null ? 0 : edge, 1L, Long::sum);
        }
        return new LatencyProfile(
                measured.size(),
                percentiles,
                bins.entrySet().stream()
                        .map(bin -> new LatencyProfile.Bin(bin.getKey(), bin.getValue()))
                        .toList());
    }

    private static boolean within(List<TimeRange> ranges, Instant time) {
        return ranges.stream().anyMatch(range -> range.contains(time));
    }

    /** The smallest value with rank ⌈p · n⌉; null of nothing. */
    static @Nullable Double percentile(List<Double> sorted, BigDecimal percentile) {
        if (sorted.isEmpty()) return null;
        var rank =
                percentile
                        .multiply(BigDecimal.valueOf(sorted.size()))
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                        .intValueExact();
        return sorted.get(Math.max(1, rank) - 1);
    }

    private Stream<LogDocument> found(TimeRange range, Filter filter, Instant at) {
        var from = firstAt(range.from());
        var to = firstAt(range.to());
        return found(documents.subList(from, to), filter, at);
    }

    private static Stream<LogDocument> found(List<LogDocument> among, Filter filter, Instant at) {
        return among.stream()
                .filter(document -> !document.arrival().isAfter(at))
                .filter(document -> passes(filter.environment(), document.environment()))
                .filter(document -> passes(filter.model(), document.model()))
                .filter(document -> passes(filter.stage(), document.stage()));
    }

    private int firstAt(Instant time) {
        var low = 0;
        var high = documents.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (documents.get(middle).time().isBefore(time)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static boolean passes(@Nullable String wanted, @Nullable String value) {
        return wanted == null || wanted.equals(value);
    }

    static Predicate<LogDocument> among(Set<String> models) {
        return document -> models.isEmpty() || models.contains(String.valueOf(document.model()));
    }

    private static Predicate<LogDocument> matching(Matching matching) {
        var slow = matching.slowerThan();
        return document -> {
            var latency = document.latencyMs();
            return (matching.events().isEmpty() || matching.events().contains(document.event()))
                    && (!matching.failedOnly() || document.failed())
                    && (!matching.measuredOnly() || latency != null)
                    && (slow == null || (latency != null && latency > slow));
        };
    }

    private static Map<Dimension, String> group(LogDocument document, List<Dimension> by) {
        var group = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : by) {
            var value = document.value(dimension);
            if (value != null) group.put(dimension, value);
        }
        return group;
    }

    @Override
    public NodeDisks disks() throws ClusterException {
        throwIfSilent();
        var newest = new TreeMap<String, DiskState>();
        for (var state : disks) {
            if (state.from().isAfter(now)) continue;
            newest.merge(
                    state.node(),
                    state,
                    (one, other) -> other.from().isBefore(one.from()) ? one : other);
        }
        var read = new ArrayList<NodeDisk>();
        var unread = new ArrayList<String>();
        var unusable = new ArrayList<String>();
        for (var state : newest.values()) {
            var total = state.total();
            var available = state.available();
            if (total == null || available == null) unread.add(state.node());
            else if (total <= 0 || available < 0 || available > total) unusable.add(state.node());
            else read.add(new NodeDisk(state.node(), total, available));
        }
        return new NodeDisks(read, unread, unusable);
    }

    @Override
    public ApiAnswer send(WireRequest request) throws ClusterException {
        throw new ClusterException(
                Reason.REJECTED,
                "Documents in memory have no interface of a server: " + request.path() + ".");
    }

    @Override
    public List<Expiry> expiries() {
        return List.of();
    }

    @Override
    public Instant time() throws ClusterException {
        throwIfSilent();
        return now;
    }

    @Override
    public Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException {
        throwIfSilent();
        var trouble = trouble(now);
        if (trouble != null) throw new ClusterException(trouble.reason(), trouble.sentence());
        var newestFirst =
                found(query.range(), query.filter(), now)
                        .filter(matching(query.matching()))
                        .map(LogDocument::entry)
                        .toList()
                        .reversed();
        return new Page<>(newestFirst.subList(0, Math.min(size, newestFirst.size())), null);
    }

    @Override
    public String text(LogEntry entry) {
        return "";
    }

    @Override
    public List<WireRequest> requests(List<? extends Question<?>> questions) {
        return List.of(new WireRequest("POST", "/", "text/plain", questions.toString()));
    }

    @Override
    public void close() {}

    private void throwIfSilent() throws ClusterException {
        var trouble = trouble(now);
        if (trouble != null && trouble.whole()) {
            throw new ClusterException(trouble.reason(), trouble.sentence());
        }
    }

    private @Nullable Trouble trouble(Instant at) {
        return troubles.stream()
                .filter(trouble -> trouble.during().contains(at))
                .findFirst()
                .orElse(null);
    }
}
