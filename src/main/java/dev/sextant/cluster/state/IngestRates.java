package dev.sextant.cluster.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Documents a second that indices take in, from counters that are handed in. A counter that goes
 * back, as when its shard moved, is begun anew. For one thread.
 */
public final class IngestRates {

    /** A rate is that of about the last minute. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** When an index was made is told by another clock than when it was asked for. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private record Reading(Instant at, long counter) {}

    private final Map<String, Deque<Reading>> readings = new HashMap<>();
    private Set<String> before = Set.of();
    private @Nullable Instant roundBefore;

    /**
     * All indices there are, as one round of readings found them; others are forgotten. One that
     * was made since the round before had taken in nothing then.
     */
    public void add(Instant at, List<IndexState> indices) {
        var last = roundBefore;
        for (var index : indices) {
            var counter = index.indexed();
            if (counter == null) continue;
            var made = index.createdAt();
            if (last != null
                    && made != null
                    && !before.contains(index.key())
                    && made.isAfter(last.minus(CLOCKS))) {
                add(index.key(), last, 0);
            }
            add(index.key(), at, counter);
        }
        before = indices.stream().map(IndexState::key).collect(Collectors.toUnmodifiableSet());
        roundBefore = at;
        keepOnly(before);
    }

    /**
     * @param key of an index, and of what its counter counts
     */
    void add(String key, Instant at, long counter) {
        var known = readings.computeIfAbsent(key, _ -> new ArrayDeque<>());
        var last = known.peekLast();
        if (last != null && counter < last.counter()) known.clear();
        if (last != null && !at.isAfter(last.at())) return;
        known.addLast(new Reading(at, counter));
        // one that is older than the window stays, so that slow rounds have a rate too
        while (known.size() > 2 && isOld(known, at)) known.removeFirst();
    }

    private static boolean isOld(Deque<Reading> known, Instant at) {
        return known.stream().skip(1).findFirst().orElseThrow().at().isBefore(at.minus(WINDOW));
    }

    /** Forgets every index but these. */
    void keepOnly(Set<String> keys) {
        readings.keySet().retainAll(keys);
    }

    /** Null as long as it is being measured. */
    public @Nullable Double perSecond(String key) {
        var known = readings.get(key);
        if (known == null || known.size() < 2) return null;
        var first = known.getFirst();
        var last = known.getLast();
        var millis = Duration.between(first.at(), last.at()).toMillis();
        return millis <= 0 ? null : (last.counter() - first.counter()) * 1000.0 / millis;
    }
}
