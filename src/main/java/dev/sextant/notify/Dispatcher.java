package dev.sextant.notify;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Silence;
import dev.sextant.live.Live;
import dev.sextant.notify.DeliveryEntry.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every receiver is told what it should be, once: looks at the alerts as they stand
 * and at what was told, writes down what is to be sent, and sends it in order, one receiver's
 * trouble apart from the others'. Safe for use by many threads.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Function<Receiver, Notifier> notifiers;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Claims claims;
    private final InstantSource clock;
    private final Executor workers;
    private final RandomGenerator dice;
    private final String source;
    private final Consumer<DeliveryEntry> listener;
    private final Object lock = new Object();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Reconciler reconciler;
    private final Live<List<Standing>> standings = new Live<>(List.of());
    private List<Alert> alerts = List.of();
    private List<Silence> silences = List.of();
    private boolean closed;

    /**
     * @param notifiers with the secrets that the receivers name
     * @param workers each send takes one for up to 15 seconds
     * @param source the profile's name, for the messages
     * @param listener hears each outcome and each new reason not to send; must not block
     * @throws IOException when the outbox cannot be read
     */
    public Dispatcher(
            Outbox outbox,
            Function<Receiver, Notifier> notifiers,
            Claims claims,
            InstantSource clock,
            Executor workers,
            RandomGenerator dice,
            String source,
            Consumer<DeliveryEntry> listener)
            throws IOException {
        this.outbox = outbox;
        this.notifiers = notifiers;
        this.claims = claims;
        this.clock = clock;
        this.workers = workers;
        this.dice = dice;
        this.source = source;
        this.listener = listener;
        ledger = new Ledger(outbox);
        reconciler = new Reconciler(ledger, source);
        afterACrash();
    }

    /** What was under way when the program ended may have arrived. */
    private void afterACrash() throws IOException {
        var now = clock.instant();
        var unsure = new ArrayList<Outbox.Row>();
        for (var row : ledger.open()) {
            if (row.state() == State.SENDING) {
                unsure.add(row.again(now, row.progress(), "Sextant ended while sending", true));
            }
        }
        ledger.save(unsure);
    }

    public Live<List<Standing>> standings() {
        return standings;
    }

    /**
     * Writes down what follows from how things stand. Nothing is sent here.
     *
     * @throws IOException when it could not be written down; then nothing of it will be sent
     */
    public void reconcile(
            List<Alert> nowAlerts, List<Silence> nowSilences, List<Receiver> receivers)
            throws IOException {
        synchronized (lock) {
            alerts = nowAlerts;
            silences = nowSilences;
            configure(receivers);
            var now = clock.instant();
            var receiversNow = lanes.values().stream().map(Lane::receiver).toList();
            var wanted = reconciler.look(nowAlerts, nowSilences, receiversNow, now);
            ledger.save(wanted.rows());
            outbox.decided(wanted.decisions());
            wanted.decisions().forEach(listener);
            var inBook = new HashSet<AlertKey>();
            nowAlerts.forEach(alert -> inBook.add(alert.key()));
            ledger.forget(now.minus(REMEMBERED), inBook);
            publish();
        }
    }

    private void configure(List<Receiver> receivers) {
        var names = new HashSet<String>();
        for (var receiver : receivers) {
            names.add(receiver.name());
            var lane = lanes.get(receiver.name());
            if (lane == null) lanes.put(receiver.name(), new Lane(receiver, dice));
            else lane.configured(receiver);
        }
        lanes.keySet().retainAll(names);
    }

    /** Starts to send what is due, without waiting for it. */
    public void deliver() {
        synchronized (lock) {
            if (closed) return;
            var now = clock.instant();
            for (var lane : lanes.values()) {
                if (!lane.free(now)) continue;
                if (ledger.due(lane.receiver().name(), now).isEmpty()) continue;
                lane.busy(true);
                workers.execute(() -> run(lane));
            }
        }
    }

    private void run(Lane lane) {
        try {
            while (sendNext(lane)) LOG.debug("Sent to {}", lane.receiver().name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The outbox cannot be written: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Sending to {} failed", lane.receiver().name(), e);
        } finally {
            synchronized (lock) {
                lane.busy(false);
                publish();
                lock.notifyAll();
            }
        }
    }

    /** Whether to go on with the next. */
    private boolean sendNext(Lane lane) throws IOException, InterruptedException {
        Batch batch;
        synchronized (lock) {
            batch = closed ? null : next(lane);
            if (batch == null) return false;
            ledger.save(batch.rows());
        }
        var holder = claims.claim(batch.message());
        if (!holder.isEmpty()) {
            finish(batch, State.DROPPED, "sent by " + holder);
            return true;
        }
        try {
            var notifier = notifiers.apply(batch.receiver());
            var said = notifier.send(batch.message(), batch.rows().getFirst().progress());
            finish(batch, State.DELIVERED, said);
            synchronized (lock) {
                lane.delivered(clock.instant());
            }
            return true;
        } catch (DeliveryException e) {
            failed(lane, batch, e);
            return false;
        }
    }

    private @Nullable Batch next(Lane lane) throws IOException {
        var now = clock.instant();
        if (lane.paused(now)) return null;
        var due = new ArrayList<Outbox.Row>();
        for (var row : ledger.due(lane.receiver().name(), now)) {
            var unwanted = unwanted(row, now);
            if (unwanted == null) due.add(row);
            else ledger.save(List.of(row.state(State.DROPPED, unwanted, now)));
        }
        return Batch.of(lane, due, source, now);
    }

    /** A last look: somebody may have it by now. Null when it is still wanted. */
    private @Nullable String unwanted(Outbox.Row row, Instant now) {
        var kind = row.notification().kind();
        var tells = kind == Notification.Kind.FIRED || kind == Notification.Kind.REPEAT;
        if (!tells || row.attempts() > 0) return null;
        for (var alert : alerts) {
            if (!alert.key().equals(row.alert()) || alert.episode() != row.episode()) continue;
            if (alert.acknowledged() != null) return "acknowledged before it was sent";
            return Reconciler.silenced(alert, silences, now) ? "silenced before it was sent" : null;
        }
        return null;
    }

    private void finish(Batch batch, State state, String detail) throws IOException {
        synchronized (lock) {
            save(
                    batch.rows().stream()
                            .map(row -> row.state(state, batch.told(detail), clock.instant()))
                            .toList());
        }
    }

    private void failed(Lane lane, Batch batch, DeliveryException failure) throws IOException {
        LOG.warn("Not delivered to {}: {}", batch.receiver().name(), failure.sentence());
        synchronized (lock) {
            var now = clock.instant();
            var why = failure.sentence();
            switch (failure.outcome()) {
                case REFUSED -> {
                    finish(batch, State.DEAD, why);
                    lane.failed(why, Duration.ZERO, now);
                }
                case BROKEN -> {
                    lane.broke(why, now);
                    retry(batch, now, failure, false);
                }
                case RETRY ->
                        retry(batch, lane.failed(why, failure.retryAfter(), now), failure, false);
                case AMBIGUOUS -> {
                    var again = lane.failed(why, failure.retryAfter(), now);
                    if (batch.message().mayBeRepeat()
                            && batch.receiver() instanceof Receiver.Slack) {
                        finish(batch, State.DEAD, "sent twice without an answer: " + why);
                    } else {
                        retry(batch, again, failure, true);
                    }
                }
            }
        }
    }

    private void retry(Batch batch, Instant when, DeliveryException failure, boolean mayHaveArrived)
            throws IOException {
        save(
                batch.rows().stream()
                        .map(
                                row ->
                                        row.again(
                                                when,
                                                failure.progress(),
                                                failure.sentence(),
                                                mayHaveArrived))
                        .toList());
    }

    private void save(List<Outbox.Row> rows) throws IOException {
        ledger.save(rows);
        rows.forEach(row -> listener.accept(row.entry()));
    }

    /** A person mended a receiver, or tried it with success: what waits for it goes now. */
    public void mended(String receiver) {
        synchronized (lock) {
            var lane = lanes.get(receiver);
            if (lane != null) lane.mended();
        }
        deliver();
    }

    private void publish() {
        standings.set(
                lanes.values().stream()
                        .map(lane -> lane.standing(ledger.waiting(lane.receiver().name())))
                        .toList());
    }

    /** Begins nothing new, and waits up to five seconds for what is under way; the rest is kept. */
    @Override
    public void close() {
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        synchronized (lock) {
            closed = true;
            try {
                while (lanes.values().stream().anyMatch(Lane::busy)) {
                    var left = (end - System.nanoTime()) / 1_000_000;
                    if (left <= 0) break;
                    lock.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether nothing waits that could be sent. */
    public boolean idle() {
        synchronized (lock) {
            var now = clock.instant();
            return lanes.values().stream()
                    .noneMatch(
                            lane ->
                                    lane.busy()
                                            || !ledger.due(lane.receiver().name(), now).isEmpty());
        }
    }
}
