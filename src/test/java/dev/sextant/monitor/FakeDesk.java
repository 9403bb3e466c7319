package dev.sextant.monitor;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import dev.sextant.live.Live;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.AlertsSeen.Gap;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Reason;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A desk of {@link InventedAlerts} whose commands take effect at once. */
public final class FakeDesk implements AlertDesk {

    public final List<String> commands = new ArrayList<>();
    public final List<Rule> changed = new ArrayList<>();
    private final Live<AlertsSeen> seen;
    private volatile @Nullable String unreadable;

    public FakeDesk(List<Alert> alerts) {
        seen =
                new Live<>(
                        new AlertsSeen(
                                alerts,
                                InventedRules.all(),
                                silences(),
                                gaps(),
                                List.of(),
                                InventedAlerts.JUDGED,
                                Duration.ZERO,
                                null,
                                true));
    }

    public FakeDesk() {
        this(InventedAlerts.day());
    }

    private static List<Silence> silences() {
        return List.of(
                new Silence(
                        "s1",
                        List.of(
                                new Matcher("model", "credit-risk"),
                                new Matcher("rule", "latency-regression")),
                        Instant.parse("2026-11-22T08:00:00Z"),
                        Instant.parse("2026-11-22T10:30:00Z"),
                        "nok",
                        "load test"),
                new Silence(
                        "s2",
                        List.of(new Matcher("severity", "P3"), new Matcher("node", "*")),
                        Instant.parse("2026-11-22T12:00:00Z"),
                        Instant.parse("2026-11-22T13:00:00Z"),
                        "somchai",
                        "adding disks"),
                new Silence(
                        "s3",
                        List.of(new Matcher("model", "fraud-detector")),
                        Instant.parse("2026-11-22T05:00:00Z"),
                        Instant.parse("2026-11-22T06:00:00Z"),
                        "nok",
                        "over"));
    }

    private static List<Gap> gaps() {
        return List.of(
                new Gap(
                        Instant.parse("2026-11-21T22:05:00Z"),
                        Instant.parse("2026-11-21T23:17:00Z"),
                        true),
                new Gap(
                        Instant.parse("2026-11-22T02:10:00Z"),
                        Instant.parse("2026-11-22T02:40:00Z"),
                        false));
    }

    @Override
    public Live<AlertsSeen> seen() {
        return seen;
    }

    /** The next judgement finds these. */
    public void judge(List<Alert> alerts) {
        update(now -> with(now, alerts, now.rules(), now.silences(), now.problems()));
    }

    /** As {@link #judge}, with problems for the banner and another owner. */
    public void trouble(List<Sentence> problems, boolean owner) {
        update(
                now ->
                        new AlertsSeen(
                                now.alerts(),
                                now.rules(),
                                now.silences(),
                                now.gaps(),
                                problems,
                                now.judgedAt(),
                                now.clockOffset(),
                                now.watchedSince(),
                                owner));
    }

    /** As before the first judgement, with nothing known; or after it. */
    public void judged(boolean already) {
        update(
                now ->
                        new AlertsSeen(
                                now.alerts(),
                                now.rules(),
                                now.silences(),
                                List.of(),
                                now.problems(),
                                already ? InventedAlerts.JUDGED : null,
                                now.clockOffset(),
                                now.watchedSince(),
                                now.owner()));
    }

    /** As if it were watched since then only, without a gap. */
    public void watchedSince(Instant time) {
        update(
                now ->
                        new AlertsSeen(
                                now.alerts(),
                                now.rules(),
                                now.silences(),
                                List.of(),
                                now.problems(),
                                now.judgedAt(),
                                now.clockOffset(),
                                time,
                                now.owner()));
    }

    /** From now on what is written down cannot be read; null for readable again. */
    public void failReading(@Nullable String why) {
        unreadable = why;
    }

    private void update(UnaryOperator<AlertsSeen> change) {
        seen.update(change);
    }

    private static AlertsSeen with(
            AlertsSeen now,
            List<Alert> alerts,
            List<RuleSeen> rules,
            List<Silence> silences,
            List<Sentence> problems) {
        return new AlertsSeen(
                alerts,
                rules,
                silences,
                now.gaps(),
                problems,
                now.judgedAt(),
                now.clockOffset(),
                now.watchedSince(),
                now.owner());
    }

    private void change(AlertKey key, UnaryOperator<Alert> change) {
        judge(
                seen.get().alerts().stream()
                        .map(alert -> alert.key().equals(key) ? change.apply(alert) : alert)
                        .toList());
    }

    @Override
    public void acknowledge(AlertKey key, String by, String note) {
        commands.add("acknowledge " + note);
        change(
                key,
                alert ->
                        Copies.acknowledged(
                                alert, new Acknowledgement(by, InventedAlerts.NOW, note)));
    }

    @Override
    public void unacknowledge(AlertKey key, String by) {
        commands.add("unacknowledge");
        change(key, alert -> Copies.acknowledged(alert, null));
    }

    @Override
    public void silence(List<Matcher> matchers, Duration length, String by, String why) {
        commands.add("silence " + matchers.size() + " " + length + " " + why);
        var added =
                new Silence(
                        "n" + commands.size(),
                        matchers,
                        InventedAlerts.NOW,
                        InventedAlerts.NOW.plus(length),
                        by,
                        why);
        update(
                now -> {
                    var all = new ArrayList<>(now.silences());
                    all.add(added);
                    return with(now, now.alerts(), now.rules(), all, now.problems());
                });
    }

    @Override
    public void endSilence(String id) {
        commands.add("end " + id);
        update(
                now ->
                        with(
                                now,
                                now.alerts(),
                                now.rules(),
                                now.silences().stream()
                                        .filter(one -> !one.id().equals(id))
                                        .toList(),
                                now.problems()));
    }

    @Override
    public void enable(String ruleId, boolean enabled) {
        commands.add((enabled ? "enable " : "disable ") + ruleId);
        replace(ruleId, rule -> Copies.enabled(rule, enabled));
    }

    @Override
    public void change(Rule rule) {
        changed.add(rule);
        replace(rule.id(), any -> rule);
    }

    private void replace(String ruleId, UnaryOperator<Rule> change) {
        update(
                now ->
                        with(
                                now,
                                now.alerts(),
                                now.rules().stream()
                                        .map(
                                                one ->
                                                        one.rule().id().equals(ruleId)
                                                                ? Copies.with(
                                                                        one,
                                                                        change.apply(one.rule()))
                                                                : one)
                                        .toList(),
                                now.silences(),
                                now.problems()));
    }

    @Override
    public void reloadRules() {
        commands.add("reload");
    }

    @Override
    public List<AlertEvent> history(AlertKey key) throws StoreException {
        throwIfUnreadable();
        if (!key.equals(InventedAlerts.worst())) return List.of();
        var began = Instant.parse("2026-11-22T07:52:00Z");
        return List.of(
                new AlertEvent(began, 1, "firing", "", "24.08 % > 5 %"),
                new AlertEvent(
                        Instant.parse("2026-11-19T16:20:00Z"), 1, "resolved", "", "recovered"),
                new AlertEvent(
                        Instant.parse("2026-11-19T15:55:10Z"),
                        1,
                        "acknowledged",
                        "nok",
                        "bad feature batch"),
                new AlertEvent(
                        Instant.parse("2026-11-19T15:50:00Z"), 1, "firing", "", "7.30 % > 5 %"));
    }

    @Override
    public List<DeliveryEntry> deliveries(@Nullable AlertKey key, int most) throws StoreException {
        throwIfUnreadable();
        var about = InventedAlerts.worst();
        if (key != null && !key.equals(about)) return List.of();
        var began = Instant.parse("2026-11-22T07:52:31Z");
        return List.of(
                entry(about, "pagerduty", Reason.FIRST, Notification.Kind.FIRED, 2, "202", began),
                entry(about, "desktop", Reason.FIRST, Notification.Kind.FIRED, 1, "", began),
                new DeliveryEntry(
                        about,
                        1,
                        "slack",
                        Reason.NO_ROUTE,
                        null,
                        DeliveryEntry.State.NOT_SENT,
                        0,
                        "",
                        began));
    }

    private static DeliveryEntry entry(
            AlertKey about,
            String receiver,
            Reason reason,
            Notification.Kind kind,
            int attempts,
            String detail,
            Instant at) {
        return new DeliveryEntry(
                about,
                1,
                receiver,
                reason,
                kind,
                DeliveryEntry.State.DELIVERED,
                attempts,
                detail,
                at);
    }

    @Override
    public @Nullable Baseline baseline(String model) throws StoreException {
        throwIfUnreadable();
        return new Baseline(
                model,
                "production",
                "12",
                "11",
                List.of(TimeRange.last(Duration.ofMinutes(15), InventedAlerts.JUDGED)),
                InventedAlerts.JUDGED,
                13_894,
                Map.of(new BigDecimal("99"), 166.0),
                List.of(),
                "{}");
    }

    @Override
    public List<Episode> episodes(@Nullable String model, Instant from, Instant to)
            throws StoreException {
        throwIfUnreadable();
        return seen.get().alerts().stream()
                .filter(alert -> model == null || model.equals(alert.labels().model()))
                .filter(alert -> alert.firedAt() != null)
                .map(
                        alert ->
                                new Episode(
                                        alert.key(),
                                        alert.ruleId(),
                                        alert.ruleName(),
                                        alert.labels().model(),
                                        alert.since(),
                                        alert.endedAt()))
                .toList();
    }

    private void throwIfUnreadable() throws StoreException {
        var why = unreadable;
        if (why != null) throw new StoreException(Sentence.verbatim(why));
    }
}
