package dev.sextant.monitor.judge;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Matching;
import dev.sextant.model.EventType;
import dev.sextant.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Registry events that arrived after the windows they belong to had been judged: they count from
 * when they were first seen. A failed deployment is rare and matters however late it is logged;
 * predictions are many, and their windows wait for them by the query delay only. Owned by the
 * evaluation thread.
 */
final class LateEvents {

    /** How late an event may be. */
    private static final Duration LOOKED_BACK = Duration.ofHours(24);

    /** Of more events than this only the newest are looked at. */
    private static final int MOST = 1_000;

    /** First seen by document, for each rule. */
    private final Map<String, Map<String, Instant>> seen = new HashMap<>();

    /**
     * Late events that count in a window, by the rule's labels; none when a rule is judged for the
     * first time, since nobody knows what was there before.
     */
    Map<Labels, Long> in(Case asked, Condition.Count condition, Cluster cluster)
            throws ClusterException, InterruptedException {
        var late = new HashMap<Labels, Long>();
        if (condition.events().isEmpty() || condition.events().contains(EventType.PREDICT)) {
            return late;
        }
        var end = asked.windowEnd();
        var begin = end.minus(condition.window());
        var matching = new Matching(condition.events(), condition.failedOnly(), false, null);
        var query =
                new EntryQuery(TimeRange.last(LOOKED_BACK, end), asked.rule().filter(), matching);
        var entries = cluster.entries(query, MOST, Cursor.START).items();
        var known = seen.get(asked.rule().id());
        var first = known == null;
        if (known == null) {
            known = new HashMap<>();
            seen.put(asked.rule().id(), known);
        }
        var present = new HashSet<String>();
        for (var entry : entries) {
            var id = entry.index() + "/" + entry.id();
            present.add(id);
            var time = entry.time();
            var inTime = first || time == null || !time.isBefore(begin);
            var at = known.computeIfAbsent(id, ignored -> inTime ? Instant.MIN : end);
            var labels = labels(asked, entry);
            if (at.isAfter(begin) && labels != null) late.merge(labels, 1L, Long::sum);
        }
        known.keySet().retainAll(present);
        return late;
    }

    private static @Nullable Labels labels(Case asked, LogEntry entry) {
        var labels = new TreeMap<String, String>();
        for (var dimension : asked.rule().groupBy()) {
            var value =
                    switch (dimension) {
                        case MODEL -> entry.model();
                        case ENVIRONMENT -> entry.environment();
                        case VERSION -> entry.version();
                        case STAGE -> entry.stage();
                    };
            if (value != null) labels.put(dimension.label(), value);
        }
        var found = new Labels(labels);
        return asked.judges(found) ? found : null;
    }
}
