package dev.sextant.monitor;

import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Rule;
import dev.sextant.live.Live;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of one cluster's alerting, and can do. Commands return at once and are carried
 * out in order; their effect is seen in {@link #seen()}. Safe for use by many threads.
 */
public interface AlertDesk {

    Live<AlertsSeen> seen();

    /** Takes the alert's current episode; nothing when it is over or another has it. */
    void acknowledge(AlertKey key, String by, String note);

    void unacknowledge(AlertKey key, String by);

    /** From now on; all matchers must match. */
    void silence(List<Matcher> matchers, Duration length, String by, String why);

    void endSilence(String id);

    /** Switches a rule on or off for this cluster; Sextant's own rules stay on. */
    void enable(String ruleId, boolean enabled);

    /** Keeps a changed rule as one of the person's own; its alerts end if it judges otherwise. */
    void change(Rule rule);

    /** Reads the rule files anew. */
    void reloadRules();

    /** What happened to an alert, newest first, at most 200; blocks: not on the JavaFX thread. */
    List<AlertEvent> history(AlertKey key) throws StoreException;

    /**
     * The delivery log, newest first; blocks: not on the JavaFX thread.
     *
     * @param key null for all alerts
     */
    List<DeliveryEntry> deliveries(@Nullable AlertKey key, int most) throws StoreException;

    /** What a model's latency is compared with; null when there is none. Blocks. */
    @Nullable Baseline baseline(String model) throws StoreException;

    /** Episodes of a model that touch the range, for drawing; blocks. */
    List<Episode> episodes(@Nullable String model, Instant from, Instant to) throws StoreException;

    /**
     * One line of an alert's history.
     *
     * @param what a {@link dev.sextant.alert.Transition.Cause} in lower case
     * @param by who did it; empty for Sextant itself
     */
    record AlertEvent(Instant at, int episode, String what, String by, String note) {}

    /**
     * @param to null while it lasts
     */
    record Episode(
            AlertKey key,
            String ruleId,
            String ruleName,
            @Nullable String model,
            Instant from,
            @Nullable Instant to) {}
}
