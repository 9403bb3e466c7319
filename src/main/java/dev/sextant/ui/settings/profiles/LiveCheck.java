package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tries what is typed once the typing pauses, and shows what it found. Only the last check counts:
 * what an earlier one still answers is dropped.
 */
final class LiveCheck extends VBox {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How the last check went. */
    enum State {
        NOT_RUN,
        RUNNING,
        PASSED,
        FAILED
    }

    /** What is tried. */
    record Trial(ClusterProfile profile, Credentials credentials) {}

    private final ConnectionTest test;
    private final Executor workers;
    private final Supplier<@Nullable Trial> trial;
    private final UnaryOperator<@Nullable Finding> shown;
    private final FindingsView findings;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_RUN);
    private int number;
    private boolean failed;

    /**
     * @param workers runs what waits for the cluster
     * @param trial what is typed now; null when that cannot be tried
     * @param shown a finding as this step shows it; null for one that is another step's
     * @param pin takes the fingerprint that a person chose to trust
     */
    LiveCheck(
            ConnectionTest test,
            Executor workers,
            Supplier<@Nullable Trial> trial,
            UnaryOperator<@Nullable Finding> shown,
            Consumer<String> pin) {
        this.test = test;
        this.workers = workers;
        this.trial = trial;
        this.shown = shown;
        findings = new FindingsView(pin);
        getChildren().add(findings);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Something was typed that is tried when the typing pauses. */
    void soon() {
        forget();
        var mine = number;
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS, workers)
                .execute(() -> Fx.run(() -> nowIfStill(mine)));
    }

    private void nowIfStill(int mine) {
        if (mine == number) now();
    }

    /** Something was typed that is tried only when it is asked for. */
    void forget() {
        number++;
        findings.clear();
        state.set(State.NOT_RUN);
    }

    void now() {
        forget();
        var tried = trial.get();
        if (tried == null) return;
        var mine = number;
        failed = false;
        state.set(State.RUNNING);
        findings.say(Messages.text("connect.testing"));
        workers.execute(() -> run(mine, tried));
    }

    private void run(int mine, Trial tried) {
        try {
            var first = new boolean[] {true};
            test.run(
                    tried.profile(),
                    tried.credentials(),
                    finding -> {
                        var alone = first[0];
                        first[0] = false;
                        Fx.run(() -> add(mine, finding, alone));
                    });
            Fx.run(
                    () -> {
                        if (mine == number) state.set(failed ? State.FAILED : State.PASSED);
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(int mine, Finding finding, boolean first) {
        if (mine != number) return;
        if (first) findings.clear();
        var own = shown.apply(finding);
        if (own == null) return;
        failed |= own.outcome() == Outcome.FAILED;
        findings.add(own);
    }
}
