package dev.sextant.monitor;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.ClusterException;
import dev.sextant.live.Live;
import dev.sextant.monitor.judge.Baselines;
import dev.sextant.monitor.judge.Evaluator;
import dev.sextant.notify.Dispatcher;
import dev.sextant.notify.SpillingOutbox;
import dev.sextant.notify.Standing;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.OutboxTable;
import dev.sextant.store.alerts.WatchLock;
import dev.sextant.store.alerts.WatchedSpans;
import dev.sextant.store.alerts.Wishes;
import dev.sextant.text.ErrorCode;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerting loop of one cluster: judges rules, keeps the book of alerts, and lets the dispatcher
 * tell people. Everything is decided on one thread, the evaluation thread; persons' commands wait
 * for it. Where another process of the same person judges already, it only looks on.
 */
public final class Alerting {

    private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);

    /** How long an unchanged book is not held against what was told. */
    private static final Duration RECONCILE_EVERY = Duration.ofSeconds(5);

    private static final Duration CLOCK_READ_EVERY = Duration.ofSeconds(30);
    private static final Duration EXPIRY_READ_EVERY = Duration.ofHours(1);
    private static final Duration RULES_READ_EVERY = Duration.ofSeconds(10);
    private static final Duration LOCK_TRIED_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(2);
    private static final Duration OLD_FORGOTTEN_EVERY = Duration.ofHours(6);

    private final AlertingParts parts;
    private final AlertDatabase database;
    private final AlertMemory memory;
    private final WatchedSpans spans;
    private final OutboxTable outbox;
    private final ClusterClock clock;
    private final OwnWatch own = new OwnWatch();
    private final Troubles troubles;
    private final Pauses pauses;
    private final Persons persons;
    private final DeskView view;
    private final Queue<RuleChange> ruleChanges = new ConcurrentLinkedQueue<>();
    private final Live<AlertsSeen> seen = new Live<>(AlertsSeen.NOTHING);
    private final Live<List<Standing>> standings = new Live<>(List.of());
    private final Stuck stuck;
    private final Desk desk;

    private RuleSource.Loaded rules = new RuleSource.Loaded(List.of(), List.of());
    private @Nullable WatchLock lock;
    private @Nullable Running running;
    private List<Alert> looked = List.of();
    private boolean changed;

    /** What exists once the cluster has said who it is. */
    private record Running(AlertBook book, Judging judging, Dispatcher dispatcher) {}

    /** How each rule judged when it was last looked at. */
    record Judgements(Map<String, String> byRule) {}

    /** A change to the rules that may fail. */
    @FunctionalInterface
    interface RuleChange {
        void make(RuleSource rules) throws StoreException;
    }

    /**
     * @param database of the cluster's profile; closed with this
     */
    public Alerting(AlertingParts parts, AlertDatabase database) {
        this.parts = parts;
        this.database = database;
        memory = new AlertMemory(database);
        spans = new WatchedSpans(database);
        outbox = new OutboxTable(database);
        clock = new ClusterClock(parts.clock(), parts.nanos());
        troubles = new Troubles(parts.log());
        stuck = new Stuck(seen, troubles, own, parts.log());
        pauses = new Pauses(parts.nanos(), parts.clock());
        persons = new Persons(new Wishes(database), memory, parts.clock());
        view = new DeskView(memory, spans, parts.clock());
        desk = new Desk(this, seen, persons, memory, outbox, parts.clock());
        var problem = database.problem();
        if (problem != null) troubles.add("database", problem);
    }

    public AlertDesk desk() {
        return desk;
    }

    /** How the receivers fare. */
    public Live<List<Standing>> standings() {
        return standings;
    }

    void change(RuleChange change) {
        ruleChanges.add(change);
    }

    /** One turn of the loop; called again about every second, never by two threads at once. */
    public void beat() throws InterruptedException {
        try {
            readRules();
            if (owning()) judge();
            else look();
            troubles.clear("store");
        } catch (StoreException e) {
            troubles.add("store", e.codedWords());
        } catch (IOException e) {
            troubles.add("outbox", Sentence.of("watching.outbox", String.valueOf(e.getMessage())));
        }
        try {
            publish();
        } catch (StoreException e) {
            LOG.debug("Not published: {}", e.sentence());
        }
        stuck.progress();
    }

    Stuck stuck() {
        return stuck;
    }

    /** Whether all that is due was judged, and all that can be sent was. */
    public boolean settled() {
        var now = running;
        return now != null
                && clock.known()
                && !now.judging().due(enabled())
                && now.dispatcher().idle();
    }

    /** Whether this process judges; another one may. */
    private boolean owning() throws StoreException {
        if (lock == null && pauses.over("lock", LOCK_TRIED_EVERY)) lock = parts.lock().take();
        return lock != null;
    }

    private void judge() throws StoreException, IOException, InterruptedException {
        var answered = readClock();
        if (running == null && answered) running = begin();
        var current = running;
        if (current == null) return;
        carryOut(current);
        var enabled = enabled();
        if (answered && current.judging().due(enabled)) {
            current.judging().turn(enabled, () -> carryOutQuietly(current));
            own.unmeasured(healths(current));
            changed = true;
        }
        judgeOwn(current);
        tell(current);
        if (pauses.over("forget", OLD_FORGOTTEN_EVERY)) {
            memory.forgetOld(parts.clock().instant());
        }
    }

    private void judgeOwn(Running current) throws InterruptedException {
        own.clock(clock.ahead());
        if (clock.known() && pauses.over("expiry", EXPIRY_READ_EVERY)) {
            own.expiring(parts.cluster(), clock.now());
        }
        own.receivers(current.dispatcher().standings().get(), parts.clock().instant());
        var now = clock.known() ? clock.now() : parts.clock().instant();
        if (own.due(now)) changed = true;
        current.judging().judgeOwn(now);
    }

    private Map<Rule, Health> healths(Running current) {
        var healths = new HashMap<Rule, Health>();
        for (var rule : enabled()) healths.put(rule, current.judging().fared(rule.id()).health());
        return healths;
    }

    private List<Rule> enabled() {
        return rules.rules().stream().map(RuleSource.Sourced::rule).filter(Rule::enabled).toList();
    }

    private void readRules() throws StoreException {
        for (var change = ruleChanges.poll(); change != null; change = ruleChanges.poll()) {
            try {
                change.make(parts.rules());
                troubles.clear("rule change");
            } catch (StoreException e) {
                troubles.add("rule change", e.codedWords());
            }
            pauses.forget("rules");
        }
        if (!pauses.over("rules", RULES_READ_EVERY)) return;
        var before = rules;
        rules = parts.rules().load();
        troubles.replace(
                "rules", rules.problems().stream().map(ErrorCode.RULE_FILE::after).toList());
        var current = running;
        if (current != null && !rules.equals(before)) endChanged(current);
    }

    /** Alerts of a rule that is gone or judges otherwise are over, with that reason. */
    private void endChanged(Running current) throws StoreException {
        var judgements = new TreeMap<String, String>();
        for (var sourced : rules.rules()) {
            judgements.put(sourced.rule().id(), sourced.rule().judgement());
        }
        OwnRules.all().forEach(rule -> judgements.put(rule.id(), rule.judgement()));
        var before = memory.value("rules", Judgements.class);
        for (var ruleId : current.book().rulesWithAlerts()) {
            var now = judgements.get(ruleId);
            var then = before == null ? now : before.byRule().getOrDefault(ruleId, now);
            if (now != null && now.equals(then)) continue;
            var why = now == null ? Alert.End.RULE_REMOVED : Alert.End.RULE_CHANGED;
            current.judging().end(ruleId, why, clock.now());
            changed = true;
        }
        memory.keepValue("rules", new Judgements(judgements));
    }

    /** Whether the cluster's time is known well enough to judge by. */
    private boolean readClock() throws InterruptedException {
        var slept = pauses.slept();
        if (clock.known() && !pauses.over("clock", CLOCK_READ_EVERY) && !slept) return true;
        try {
            clock.read(parts.cluster());
            own.clusterSaid(null);
            troubles.clear("cluster");
            return true;
        } catch (ClusterException e) {
            pauses.forget("clock");
            troubles.add("cluster", e.codedWords());
            var current = running;
            if (current != null) {
                current.judging().failed(enabled(), e);
                own.unmeasured(healths(current));
                changed = true;
            }
            return false;
        }
    }

    /** Begins to judge once the cluster has said who it is. */
    private @Nullable Running begin() throws StoreException, IOException, InterruptedException {
        String uuid;
        try {
            uuid = parts.cluster().info().uuid();
        } catch (ClusterException e) {
            troubles.add("cluster", e.codedWords());
            return null;
        }
        var kept = memory.kept();
        var same = kept.clusterUuid() == null || kept.clusterUuid().equals(uuid);
        memory.keepCluster(uuid);
        persons.silences(kept.silences());
        var book = new AlertBook(uuid, kept.alerts());
        var keptBaselines = new KeptBaselines(memory, troubles);
        var judging =
                new Judging(
                        new Evaluator(parts.cluster(), new Baselines(keptBaselines, keptBaselines)),
                        book,
                        clock,
                        memory,
                        spans,
                        own,
                        parts.log(),
                        sentence -> troubles.add("store", sentence),
                        same ? kept.judged() : Map.of());
        var dispatcher =
                new Dispatcher(
                        new SpillingOutbox(outbox, troubles::spilling),
                        parts.notifiers(),
                        parts.claims(),
                        parts.clock(),
                        parts.workers(),
                        parts.dice(),
                        parts.profile(),
                        parts.log()::delivery);
        dispatcher.standings().listen(standings::set);
        var begun = new Running(book, judging, dispatcher);
        if (same) view.recall(judging);
        else replaced(begun);
        endChanged(begun);
        changed = true;
        return begun;
    }

    private void replaced(Running begun) {
        troubles.add("replaced", Sentence.of("watching.replaced"));
        for (var ruleId : begun.book().rulesWithAlerts()) {
            begun.judging().end(ruleId, Alert.End.CLUSTER_REPLACED, clock.now());
        }
    }

    private void tell(Running current) throws IOException {
        if (pauses.over("reconcile", RECONCILE_EVERY) || changed) {
            current.dispatcher()
                    .reconcile(
                            current.book().alerts().get(),
                            List.copyOf(persons.silences()),
                            parts.receivers().get());
            changed = false;
        }
        current.dispatcher().deliver();
    }

    private void carryOutQuietly(Running current) {
        stuck.progress();
        try {
            carryOut(current);
        } catch (StoreException e) {
            troubles.add("store", e.codedWords());
        }
    }

    private void carryOut(Running current) throws StoreException {
        var done = persons.carryOut(current.book());
        if (!done.transitions().isEmpty()) current.judging().keep(done.transitions(), Map.of());
        if (done.reload()) pauses.forget("rules");
        if (done.anything()) changed = true;
    }

    /** As another process left it. */
    private void look() throws StoreException {
        persons.passOn();
        if (!pauses.over("look", LOOKED_EVERY)) return;
        var kept = memory.kept();
        persons.silences(kept.silences());
        looked = new AlertBook("", kept.alerts()).alerts().get();
    }

    private void publish() throws StoreException {
        var current = running;
        if (lock != null && current == null) {
            seen.set(AlertsSeen.beginning(troubles.sentences()));
        } else if (current != null) {
            seen.set(
                    view.own(
                            current.book().alerts().get(),
                            rules,
                            current.judging(),
                            persons.silences(),
                            troubles.sentences(),
                            nowOrNull()));
        } else {
            seen.set(view.ofAnother(looked, rules, persons.silences(), troubles.sentences()));
        }
    }

    private @Nullable Instant nowOrNull() {
        return clock.known() ? clock.now() : null;
    }

    /** Receivers that a person mended are tried at once. */
    public void mended(String receiver) {
        var current = running;
        if (current != null) current.dispatcher().mended(receiver);
    }

    /**
     * Ends sending and judging within five seconds; what was not sent is kept. Called when no beat
     * runs any more.
     */
    public void close() {
        var current = running;
        if (current != null) current.dispatcher().close();
        database.close();
        var held = lock;
        if (held != null) held.close();
    }
}
