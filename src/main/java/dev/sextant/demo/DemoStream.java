package dev.sextant.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's events as a pure function of a seed and a start: a week of the past, seamlessly
 * followed by what happens after the start. Equal arguments give equal events, always and
 * everywhere.
 */
public final class DemoStream {
    /** How far back predictions go before the last midnight; registries remember 31 days. */
    public static final Duration HISTORY = Duration.ofDays(7);

    static final Duration REGISTRY_HISTORY = Duration.ofDays(31);

    private static final long BLOCK_MILLIS = Predictions.BLOCK_MINUTES * 60_000L;
    private static final long FIRST_BLOCK = -HISTORY.toMillis() / BLOCK_MILLIS;

    private final Instant midnight;
    private final List<Predictions> models = new ArrayList<>();
    private final RegistryHistory registry;

    private DemoStream(long seed, Instant midnight, @Nullable Incident incident) {
        this.midnight = midnight;
        for (var i = 0; i < Catalogue.MODELS.size(); i++) {
            models.add(new Predictions(seed, i, Catalogue.MODELS.get(i), midnight, incident));
        }
        registry = new RegistryHistory(seed, midnight, incident);
    }

    /**
     * A demo that starts at {@code start}; its nights are the nights of {@code zone}.
     *
     * @param healthy whether nothing goes wrong after the start
     */
    public static DemoStream startingAt(long seed, boolean healthy, Instant start, ZoneId zone) {
        var midnight = lastMidnight(start, zone);
        return new DemoStream(seed, midnight, healthy ? null : Incident.after(start));
    }

    /** Everything before the given midnight; nothing goes wrong in it. */
    static DemoStream endingAt(long seed, Instant midnight) {
        return new DemoStream(seed, midnight, null);
    }

    /** What a demo started at {@code start} logs in [from, to), oldest first, in UTC days. */
    public static List<DemoEvent> events(
            long seed, boolean healthy, Instant start, Instant from, Instant to) {
        return startingAt(seed, healthy, start, ZoneOffset.UTC).between(from, to);
    }

    /** Everything in [from, to), oldest first. */
    public List<DemoEvent> between(Instant from, Instant to) {
        var events = new ArrayList<>(registry.between(from, to));
        var last = blockOf(to.minusMillis(1));
        for (var number = Math.max(blockOf(from), FIRST_BLOCK); number <= last; number++) {
            for (var model : models) {
                for (var event : model.block(number)) {
                    if (!event.time().isBefore(from) && event.time().isBefore(to)) {
                        events.add(event);
                    }
                }
            }
        }
        events.sort(Comparator.comparing(DemoEvent::time));
        return events;
    }

    /** Where the recorded days end and today begins. */
    Instant midnight() {
        return midnight;
    }

    private static Instant lastMidnight(Instant start, ZoneId zone) {
        return start.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private long blockOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli() - midnight.toEpochMilli(), BLOCK_MILLIS);
    }
}
