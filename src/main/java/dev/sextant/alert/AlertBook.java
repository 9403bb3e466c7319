package dev.sextant.alert;

import dev.sextant.live.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every alert there is of one cluster. Gets judgements and times and returns what changed: it has
 * no clock of its own. Owned by the evaluation thread; others listen to {@link #alerts}.
 */
public final class AlertBook {

    /** More alerts of one rule than this are not told apart. */
    public static final int MOST_OF_A_RULE = 1_000;

    /** How long a resolved alert stays in the book. */
    static final Duration RESOLVED_KEPT = Duration.ofHours(24);

    private static final Comparator<Alert> URGENT_FIRST =
            Comparator.comparingInt((Alert alert) -> rank(alert.state()))
                    .thenComparing(Alert::severity)
                    .thenComparing(Alert::since, Comparator.reverseOrder())
                    .thenComparing(alert -> alert.key().value());

    private final String clusterUuid;
    private final Map<AlertKey, Alert> byKey = new LinkedHashMap<>();
    private final Live<List<Alert>> alerts = new Live<>(List.of());

    /**
     * @param restored what the book held when it was last written down
     */
    public AlertBook(String clusterUuid, Collection<Alert> restored) {
        this.clusterUuid = clusterUuid;
        restored.forEach(alert -> byKey.put(alert.key(), alert));
        publish();
    }

    /**
     * What a judgement is made under.
     *
     * @param step from the window before to this one; the rule's interval, or longer where windows
     *     are judged afterwards
     * @param late whether the window is judged long after its end
     * @param versionOf which version is in production for some labels; null when nobody knows
     */
    public record Circumstances(
            Duration step, boolean late, Function<Labels, @Nullable String> versionOf) {}

    /**
     * What an application changed.
     *
     * @param refused breaches that made no alert since the rule has too many
     */
    public record Applied(List<Transition> transitions, int refused) {}

    /** All alerts, the urgent first; those resolved within a day last. */
    public Live<List<Alert>> alerts() {
        return alerts;
    }

    public @Nullable Alert find(AlertKey key) {
        return byKey.get(key);
    }

    public AlertKey key(String ruleId, Labels labels) {
        return AlertKey.of(clusterUuid, ruleId, labels);
    }

    /** The alerts of a rule that a judgement must speak of: pending, firing and recovering ones. */
    public List<Alert> tracked(String ruleId) {
        return byKey.values().stream()
                .filter(alert -> alert.ruleId().equals(ruleId))
                .filter(alert -> alert.state() != Alert.State.RESOLVED)
                .toList();
    }

    /**
     * Takes in a judgement of the window that ends at {@code windowEnd}; an older one is ignored.
     */
    public Applied apply(
            Rule rule, Judgement judgement, Instant windowEnd, Circumstances circumstances) {
        var transitions = new ArrayList<Transition>();
        var refused = 0;
        var standing = tracked(rule.id()).size();
        for (var verdict : judgement.verdicts()) {
            var key = key(rule.id(), verdict.labels());
            var before = byKey.get(key);
            if (before != null && !windowEnd.isAfter(before.windowEnd())) continue;
            var fresh = before == null || before.state() == Alert.State.RESOLVED;
            if (fresh && verdict instanceof Verdict.Breach && standing >= MOST_OF_A_RULE) {
                refused++;
                continue;
            }
            var step = new Step(rule, key, before, verdict, windowEnd, circumstances).take();
            if (step == null) continue;
            if (fresh && step.after() != null) standing++;
            keep(key, step.after());
            var cause = step.cause();
            if (cause != null) transitions.add(transition(cause, before, step.after(), windowEnd));
        }
        forgetResolvedBefore(windowEnd.minus(RESOLVED_KEPT));
        publish();
        return new Applied(transitions, refused);
    }

    /** Says why nothing of a rule can be judged now; states and windows stay as they are. */
    public void cannotMeasure(String ruleId, Health why) {
        change(
                alert -> alert.ruleId().equals(ruleId) && alert.state() != Alert.State.RESOLVED,
                alert -> alert.copy().health(why).build());
    }

    /** Ends all alerts of a rule that no longer judges as it did. */
    public List<Transition> endAll(String ruleId, Alert.End why, Instant at) {
        var transitions = new ArrayList<Transition>();
        for (var alert : tracked(ruleId)) {
            var pending = alert.state() == Alert.State.PENDING;
            var after = pending ? Step.backToResolved(alert) : Step.ended(alert, why, at);
            keep(alert.key(), after);
            var cause = pending ? Transition.Cause.INACTIVE : Transition.Cause.RESOLVED;
            transitions.add(transition(cause, alert, after, at));
        }
        publish();
        return transitions;
    }

    /** The rules whose alerts are still open. */
    public List<String> rulesWithAlerts() {
        return byKey.values().stream()
                .filter(alert -> alert.state() != Alert.State.RESOLVED)
                .map(Alert::ruleId)
                .distinct()
                .toList();
    }

    /**
     * A person takes an alert's episode.
     *
     * @return null when it does not fire, or another has it already
     */
    public @Nullable Transition acknowledge(AlertKey key, Acknowledgement by) {
        var before = byKey.get(key);
        if (before == null || !before.active() || before.acknowledged() != null) return null;
        return person(Transition.Cause.ACKNOWLEDGED, before, by, by.at());
    }

    /**
     * Gives an alert's episode back.
     *
     * @return null when nobody has it
     */
    public @Nullable Transition unacknowledge(AlertKey key, Instant at) {
        var before = byKey.get(key);
        if (before == null || before.acknowledged() == null) return null;
        return person(Transition.Cause.UNACKNOWLEDGED, before, null, at);
    }

    private Transition person(
            Transition.Cause cause, Alert before, @Nullable Acknowledgement by, Instant at) {
        var after = before.copy().acknowledged(by).build();
        keep(before.key(), after);
        publish();
        return new Transition(cause, before, after, at);
    }

    /**
     * Lets one alert tell of all of a rule, or each of itself again.
     *
     * @param under null to take them apart
     */
    public void group(String ruleId, @Nullable AlertKey under) {
        change(
                alert -> alert.ruleId().equals(ruleId) && alert.state() != Alert.State.RESOLVED,
                alert -> alert.copy().groupedUnder(under).build());
    }

    private void change(Predicate<Alert> which, Function<Alert, Alert> how) {
        byKey.replaceAll((key, alert) -> which.test(alert) ? how.apply(alert) : alert);
        publish();
    }

    private void keep(AlertKey key, @Nullable Alert alert) {
        if (alert == null) byKey.remove(key);
        else byKey.put(key, alert);
    }

    private void forgetResolvedBefore(Instant time) {
        byKey.values()
                .removeIf(
                        alert -> {
                            var ended = alert.endedAt();
                            return alert.state() == Alert.State.RESOLVED
                                    && ended != null
                                    && ended.isBefore(time);
                        });
    }

    private void publish() {
        alerts.set(byKey.values().stream().sorted(URGENT_FIRST).toList());
    }

    private static Transition transition(
            Transition.Cause cause, @Nullable Alert before, @Nullable Alert after, Instant at) {
        return new Transition(cause, before, after, at);
    }

    private static int rank(Alert.State state) {
        return switch (state) {
            case FIRING -> 0;
            case RECOVERING -> 1;
            case PENDING -> 2;
            case RESOLVED -> 3;
        };
    }
}
