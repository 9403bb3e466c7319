package dev.sextant.monitor;

import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Silence;
import dev.sextant.live.Live;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.OutboxTable;
import dev.sextant.store.alerts.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The desk of one cluster's alerting: passes on what persons want, and reads what is kept. */
final class Desk implements AlertDesk {

    private static final int HISTORY = 200;

    private final Alerting alerting;
    private final Live<AlertsSeen> seen;
    private final Persons persons;
    private final AlertMemory memory;
    private final OutboxTable outbox;
    private final InstantSource clock;

    Desk(
            Alerting alerting,
            Live<AlertsSeen> seen,
            Persons persons,
            AlertMemory memory,
            OutboxTable outbox,
            InstantSource clock) {
        this.alerting = alerting;
        this.seen = seen;
        this.persons = persons;
        this.memory = memory;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Live<AlertsSeen> seen() {
        return seen;
    }

    @Override
    public void acknowledge(AlertKey key, String by, String note) {
        want(Wishes.Kind.ACKNOWLEDGE, key.value(), by, note, null);
    }

    @Override
    public void unacknowledge(AlertKey key, String by) {
        want(Wishes.Kind.UNACKNOWLEDGE, key.value(), by, "", null);
    }

    @Override
    public void silence(List<Matcher> matchers, Duration length, String by, String why) {
        var from = clock.instant();
        var id = UUID.randomUUID().toString();
        var silence = new Silence(id, matchers, from, from.plus(length), by, why);
        want(Wishes.Kind.SILENCE, id, by, why, silence);
    }

    @Override
    public void endSilence(String id) {
        want(Wishes.Kind.END_SILENCE, id, "", "", null);
    }

    private void want(
            Wishes.Kind kind, String target, String by, String note, @Nullable Silence silence) {
        persons.want(new Wishes.Wish(kind, target, by, note, silence));
    }

    @Override
    public void enable(String ruleId, boolean enabled) {
        alerting.change(rules -> rules.enable(ruleId, enabled));
    }

    @Override
    public void change(Rule rule) {
        alerting.change(rules -> rules.change(rule));
    }

    @Override
    public void reloadRules() {
        want(Wishes.Kind.RELOAD, "", "", "", null);
    }

    @Override
    public List<AlertEvent> history(AlertKey key) throws StoreException {
        return memory.events(key, HISTORY).stream()
                .map(
                        event ->
                                new AlertEvent(
                                        event.at(),
                                        event.episode(),
                                        event.what(),
                                        event.by(),
                                        event.note()))
                .toList();
    }

    @Override
    public List<DeliveryEntry> deliveries(@Nullable AlertKey key, int most) throws StoreException {
        return outbox.log(key, most);
    }

    @Override
    public @Nullable Baseline baseline(String model) throws StoreException {
        return memory.newestBaseline(model);
    }

    @Override
    public List<Episode> episodes(@Nullable String model, Instant from, Instant to)
            throws StoreException {
        return memory.firings(model, from, to).stream()
                .map(
                        firing ->
                                new Episode(
                                        firing.key(),
                                        firing.ruleId(),
                                        firing.ruleName(),
                                        firing.model(),
                                        firing.from(),
                                        firing.to()))
                .toList();
    }
}
