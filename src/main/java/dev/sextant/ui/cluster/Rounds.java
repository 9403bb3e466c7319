package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException;
import dev.sextant.live.Subscription;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the same again and again while its page is in front, at the pace of the controls, and never
 * twice at a time. A cluster that answers slowly is asked less often. Used on the JavaFX thread.
 */
final class Rounds<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** What a question costs may be a twentieth of the time. */
    private static final int REST = 20;

    private final Session session;
    private final Question<T> question;
    private final Answer<T> answer;
    private final Consumer<ClusterException> failed;
    private boolean inFront;
    private boolean asking;
    private boolean again;
    private long number;
    private @Nullable Subscription next;
    private javafx.util.Subscription pace = () -> {};

    /** Runs on a worker. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws ClusterException, InterruptedException;
    }

    /** Hears an answer on the JavaFX thread. */
    @FunctionalInterface
    interface Answer<T> {
        void heard(T answer, Instant askedAt);
    }

    Rounds(
            Session session,
            Question<T> question,
            Answer<T> answer,
            Consumer<ClusterException> failed) {
        this.session = session;
        this.question = question;
        this.answer = answer;
        this.failed = failed;
    }

    /** Asks at once, also when paused: what was never loaded has nothing to show. */
    void start() {
        if (inFront) return;
        inFront = true;
        var model = session.model();
        pace =
                javafx.util.Subscription.combine(
                        model.intervalProperty().subscribe((before, now) -> paceChanged()),
                        model.pausedProperty().subscribe((before, now) -> paceChanged()));
        refresh();
    }

    void stop() {
        inFront = false;
        number++;
        again = false;
        pace.unsubscribe();
        cancelNext();
    }

    void refresh() {
        cancelNext();
        if (!inFront) return;
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        var own = ++number;
        session.workers().execute(() -> ask(own));
    }

    private void ask(long own) {
        var at = session.clock().instant();
        try {
            var told = question.ask();
            var took = Duration.between(at, session.clock().instant());
            Fx.run(() -> end(own, took, () -> answer.heard(told, at)));
        } catch (ClusterException e) {
            var took = Duration.between(at, session.clock().instant());
            Fx.run(() -> end(own, took, () -> failed.accept(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Fx.run(() -> asking = false);
        } catch (RuntimeException e) {
            LOG.error("A question about the cluster itself failed", e);
            var took = Duration.between(at, session.clock().instant());
            Fx.run(() -> end(own, took, () -> failed.accept(ClusterException.defect(e))));
        }
    }

    private void end(long own, Duration took, Runnable publish) {
        asking = false;
        if (own == number) publish.run();
        if (again) {
            again = false;
            refresh();
        } else if (own == number) {
            schedule(took);
        }
    }

    private void schedule(Duration took) {
        cancelNext();
        var model = session.model();
        if (!inFront || model.pausedProperty().get()) return;
        var rest = took.multipliedBy(REST);
        var interval = model.intervalProperty().get();
        next =
                session.beat()
                        .after(
                                rest.compareTo(interval) > 0 ? rest : interval,
                                () -> Fx.run(this::refresh));
    }

    private void paceChanged() {
        if (session.model().pausedProperty().get()) cancelNext();
        else refresh();
    }

    private void cancelNext() {
        if (next != null) next.close();
        next = null;
    }
}
