package dev.sextant.monitor.refresh;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.panel.PanelQuery;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dashboard loop: asks everything that is on screen in one request, again and again.
 *
 * <p>Rounds never overlap: the next is due one interval after the last has ended. A new choice
 * interrupts the round under way and asks at once; what an interrupted round still answers is
 * dropped. States are published while the loop's lock is held, so that an old answer can never
 * follow a new one: listeners must only hand over.
 */
public final class Refresher implements AutoCloseable {

    /** However short the interval, a cluster that failed is left alone for this long. */
    static final Duration LEAST_DELAY_AFTER_FAILURE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    private final Cluster cluster;
    private final Live<ScopeChoice> choice;
    private final Live<Pace> pace;
    private final InstantSource clock;
    private final Executor workers;
    private final Beat beat;
    private final List<Watched<?>> watched = new CopyOnWriteArrayList<>();
    private final Live<Pulse> pulse = new Live<>(Pulse.NONE);
    private final List<Subscription> subscriptions = new ArrayList<>();

    private final Object lock = new Object();
    private boolean started;
    private boolean defectLogged;
    private @Nullable Round running;
    private @Nullable Subscription next;

    /**
     * @param workers runs rounds; one thread at a time is used
     * @param beat says when the next round is due
     */
    public Refresher(
            Cluster cluster,
            Live<ScopeChoice> choice,
            Live<Pace> pace,
            InstantSource clock,
            Executor workers,
            Beat beat) {
        this.cluster = cluster;
        this.choice = choice;
        this.pace = pace;
        this.clock = clock;
        this.workers = workers;
        this.beat = beat;
    }

    /** Adds a query to the rounds that begin from now on. */
    public <T> Watched<T> watch(PanelQuery<T> query) {
        var added = new Watched<>(query);
        watched.add(added);
        return added;
    }

    public Live<Pulse> pulse() {
        return pulse;
    }

    /** Begins to ask, at once even when paused: what was never loaded has nothing to show. */
    public void start() {
        synchronized (lock) {
            if (started) return;
            started = true;
        }
        subscriptions.add(choice.listen(ignoringFirst(this::askAtOnce)));
        subscriptions.add(pace.listen(ignoringFirst(this::paceChanged)));
        askAtOnce();
    }

    /** Stops asking until the next {@link #start}; what was loaded stays. */
    public void stop() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        synchronized (lock) {
            started = false;
            cancelAll();
        }
    }

    /** Asks now, also when paused; nothing when a round is under way. */
    public void refresh() {
        Round round;
        synchronized (lock) {
            if (!started || running != null) return;
            round = begin();
        }
        workers.execute(round);
    }

    @Override
    public void close() {
        stop();
    }

    private void askAtOnce() {
        Round round;
        synchronized (lock) {
            if (!started) return;
            cancelAll();
            round = begin();
        }
        workers.execute(round);
    }

    private void paceChanged() {
        synchronized (lock) {
            if (running != null) return;
            cancelNext();
            if (pace.get().paused()) return;
        }
        refresh();
    }

    private Round begin() {
        cancelNext();
        var round = new Round(choice.get());
        running = round;
        pulse.update(Pulse::asked);
        return round;
    }

    private void cancelAll() {
        cancelNext();
        if (running != null) running.cancel();
        running = null;
        pulse.update(Pulse::dropped);
    }

    private void cancelNext() {
        if (next != null) next.close();
        next = null;
    }

    private void scheduleNext(boolean failed) {
        if (!started || pace.get().paused()) return;
        var delay = pace.get().interval();
        if (failed && delay.compareTo(LEAST_DELAY_AFTER_FAILURE) < 0) {
            delay = LEAST_DELAY_AFTER_FAILURE;
        }
        next = beat.after(delay, this::refresh);
    }

    private static <V> Consumer<V> ignoringFirst(Runnable task) {
        var first = new boolean[] {true};
        return value -> {
            if (!first[0]) task.run();
            first[0] = false;
        };
    }

    /** One request and its answers. */
    private final class Round implements Runnable {
        private final ScopeChoice asked;
        private boolean cancelled;
        private @Nullable Thread thread;

        Round(ScopeChoice asked) {
            this.asked = asked;
        }

        /** Under the lock. */
        void cancel() {
            cancelled = true;
            if (thread != null) thread.interrupt();
        }

        @Override
        public void run() {
            synchronized (lock) {
                if (cancelled) return;
                thread = Thread.currentThread();
            }
            try {
                ask();
            } catch (ClusterException e) {
                end(() -> failAll(e), true);
            } catch (InterruptedException e) {
                // Cancelled: whoever did it has begun the next round or stopped.
                LOG.debug("Round interrupted");
            } catch (RuntimeException e) {
                logOnce(e);
                end(() -> failAll(ClusterException.defect(e)), true);
            } finally {
                synchronized (lock) {
                    thread = null;
                    // The worker's next task must not see this round's interruption.
                    Thread.interrupted();
                    if (running == this) {
                        running = null;
                        pulse.update(Pulse::dropped);
                        scheduleNext(true);
                    }
                }
            }
        }

        private void ask() throws ClusterException, InterruptedException {
            var now = clock.instant();
            var scope = asked.at(now);
            var present = List.copyOf(watched);
            var questions = new LinkedHashSet<Question<?>>();
            present.forEach(one -> questions.addAll(one.questions(scope)));
            var answers = cluster.ask(List.copyOf(questions));
            var took = Duration.between(now, clock.instant());
            var publications = new ArrayList<Runnable>();
            present.forEach(one -> publications.add(reading(one, scope, answers)));
            end(
                    () -> {
                        publications.forEach(Runnable::run);
                        pulse.set(new Pulse(false, now, took, null));
                    },
                    false);
        }

        private <T> Runnable reading(Watched<T> one, PanelScope scope, Answers answers) {
            PanelState<T> state = one.read(scope, answers);
            return () -> one.state().set(state);
        }

        private void failAll(ClusterException why) {
            watched.forEach(one -> fail(one, why));
            pulse.update(before -> before.failed(why));
        }

        private <T> void fail(Watched<T> one, ClusterException why) {
            one.state().set(one.failed(why));
        }

        private void end(Runnable publish, boolean failed) {
            synchronized (lock) {
                if (running != this) return;
                running = null;
                try {
                    publish.run();
                } finally {
                    scheduleNext(failed);
                }
            }
        }

        private void logOnce(RuntimeException e) {
            if (!defectLogged) LOG.error("A round of the dashboard failed; said once", e);
            defectLogged = true;
        }
    }
}
