package dev.sextant.monitor.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FakeCluster;
import dev.sextant.cluster.FilterChoices;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Totals;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.model.Filter;
import dev.sextant.panel.PanelQuery;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefresherTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final FakeCluster cluster = new FakeCluster();
    private final Live<ScopeChoice> choice = new Live<>(lastHour(Filter.ALL));
    private final Live<Pace> pace = new Live<>(new Pace(FIVE_SECONDS, false));
    private final ManualBeat beat = new ManualBeat();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private Instant now = NOON;

    private final Refresher refresher =
            new Refresher(cluster, choice, pace, () -> now, work::add, beat);
    private final Watched<Totals> totals = refresher.watch(new TotalsQuery());

    @Test
    void asksAllQueriesInOneRequestAndEqualQuestionsOnce() {
        refresher.watch(new TotalsQuery());
        refresher.watch(new ChoicesQuery());

        refresher.start();
        doWork();

        assertEquals(1, cluster.rounds.size());
        assertEquals(2, cluster.rounds.getFirst().size());
        assertInstanceOf(PanelState.Ready.class, totals.state().get());
    }

    @Test
    void endsARelativeRangeAtTheMomentOfAsking() {
        refresher.start();
        doWork();
        now = NOON.plusSeconds(60);
        refresher.refresh();
        doWork();

        var ready = assertInstanceOf(PanelState.Ready.class, totals.state().get());
        assertEquals(now, ready.scope().range().to());
        assertEquals(now, ready.loadedAt());
    }

    @Test
    void keepsTheLastAnswerOnScreenWhenTheNextFails() {
        refresher.start();
        doWork();
        var before = assertInstanceOf(PanelState.Ready.class, totals.state().get());

        cluster.failWith(FakeCluster.unreachable());
        now = NOON.plusSeconds(5);
        refresher.refresh();
        doWork();

        var stale = assertInstanceOf(PanelState.Stale.class, totals.state().get());
        assertSame(before.data(), stale.data());
        assertEquals(NOON, stale.loadedAt());
        assertEquals(ClusterException.Reason.UNREACHABLE, stale.failure().reason());
    }

    @Test
    void healsWithoutAHandWhenTheClusterIsBack() {
        cluster.failWith(FakeCluster.unreachable());
        refresher.start();
        doWork();
        assertInstanceOf(PanelState.Failed.class, totals.state().get());

        cluster.failWith(null);
        beat.fire();
        doWork();

        assertInstanceOf(PanelState.Ready.class, totals.state().get());
        assertNull(refresher.pulse().get().failure());
    }

    @Test
    void oneFailedQuestionLeavesTheOtherPanelsAlone() {
        var choices = refresher.watch(new ChoicesQuery());
        cluster.failOneWith(
                question ->
                        question instanceof Question.Choices
                                ? new ClusterException(
                                        ClusterException.Reason.INCOMPLETE, "2 of 5 shards failed")
                                : null);

        refresher.start();
        doWork();

        assertInstanceOf(PanelState.Ready.class, totals.state().get());
        assertInstanceOf(PanelState.Failed.class, choices.state().get());
    }

    @Test
    void waitsOneIntervalAfterTheEndOfARound() {
        refresher.start();
        assertNull(beat.delay);
        doWork();
        assertEquals(FIVE_SECONDS, beat.delay);
    }

    @Test
    void aFailingClusterIsLeftAloneForTwoSeconds() {
        pace.set(new Pace(Duration.ofMillis(100), false));
        cluster.failWith(FakeCluster.unreachable());
        refresher.start();
        doWork();
        assertEquals(Refresher.LEAST_DELAY_AFTER_FAILURE, beat.delay);
    }

    @Test
    void aRoundUnderWayIsNotJoinedByAnother() {
        refresher.start();
        refresher.refresh();
        refresher.refresh();
        assertEquals(1, work.size());
    }

    @Test
    void aNewChoiceInterruptsTheRoundUnderWayAndAsksAtOnce() {
        var interrupted = new ArrayList<Boolean>();
        cluster.before(
                () -> {
                    cluster.before(() -> {});
                    choice.set(lastHour(Filter.ALL.withEnvironment("staging")));
                    interrupted.add(Thread.currentThread().isInterrupted());
                    throw new InterruptedException();
                });

        refresher.start();
        doWork();

        assertEquals(List.of(true), interrupted);
        assertEquals(2, cluster.rounds.size());
        var ready = assertInstanceOf(PanelState.Ready.class, totals.state().get());
        assertEquals("staging", ready.scope().filter().environment());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theAnswerToAnOldQuestionIsDropped() {
        var seen = new ArrayList<@Nullable String>();
        totals.state()
                .listen(
                        state -> {
                            if (state instanceof PanelState.Ready<Totals> ready) {
                                seen.add(ready.scope().filter().environment());
                            }
                        });
        cluster.before(
                () -> {
                    cluster.before(() -> {});
                    choice.set(lastHour(Filter.ALL.withEnvironment("staging")));
                });

        refresher.start();
        doWork();

        assertEquals(List.of("staging"), seen);
    }

    @Test
    void afterANewChoiceFailsThePictureOfTheOldOneStaysAndSaysWhatItWasAskedFor() {
        refresher.start();
        doWork();
        cluster.failWith(FakeCluster.unreachable());
        choice.set(lastHour(Filter.ALL.withEnvironment("staging")));
        doWork();

        var stale = assertInstanceOf(PanelState.Stale.class, totals.state().get());
        assertFalse(choice.get().asked(stale.scope()));
    }

    @Test
    void pausedAsksOnlyWhenToldTo() {
        pace.set(new Pace(FIVE_SECONDS, true));
        refresher.start();
        doWork();
        assertNull(beat.delay);

        refresher.refresh();
        doWork();
        assertEquals(2, cluster.rounds.size());

        pace.set(new Pace(FIVE_SECONDS, false));
        doWork();
        assertEquals(3, cluster.rounds.size());
        assertEquals(FIVE_SECONDS, beat.delay);
    }

    @Test
    void pausingCallsOffTheNextRound() {
        refresher.start();
        doWork();
        pace.set(new Pace(FIVE_SECONDS, true));
        assertNull(beat.task);
    }

    @Test
    void aDefectDoesNotStopTheLoop() {
        cluster.before(
                () -> {
                    cluster.before(() -> {});
                    throw new IllegalStateException("a bug");
                });
        refresher.start();
        doWork();
        assertInstanceOf(PanelState.Failed.class, totals.state().get());

        beat.fire();
        doWork();
        assertInstanceOf(PanelState.Ready.class, totals.state().get());
    }

    @Test
    void aDefectOfOnePanelIsItsOwn() {
        var broken =
                refresher.watch(
                        new PanelQuery<String>() {
                            @Override
                            public List<Question<?>> questions(PanelScope scope) {
                                return List.of();
                            }

                            @Override
                            public String read(PanelScope scope, Answers answers) {
                                throw new IllegalStateException("a bug");
                            }
                        });
        refresher.start();
        doWork();
        assertInstanceOf(PanelState.Failed.class, broken.state().get());
        assertInstanceOf(PanelState.Ready.class, totals.state().get());
        assertEquals(FIVE_SECONDS, beat.delay);
    }

    @Test
    void saysHowLongARoundTook() {
        cluster.before(() -> now = now.plusMillis(41));
        refresher.start();
        assertTrue(refresher.pulse().get().asking());
        doWork();
        assertEquals(new Pulse(false, NOON, Duration.ofMillis(41), null), refresher.pulse().get());
    }

    @Test
    void stoppedItAsksNothing() {
        refresher.start();
        doWork();
        refresher.stop();
        assertNull(beat.task);
        refresher.refresh();
        choice.set(lastHour(Filter.ALL.withModel("m")));
        doWork();
        assertEquals(1, cluster.rounds.size());
    }

    private void doWork() {
        while (!work.isEmpty()) work.remove().run();
    }

    private static ScopeChoice lastHour(Filter filter) {
        return new ScopeChoice(
                new RangeChoice.Last(Duration.ofHours(1)), filter, ZoneOffset.UTC, 6, null);
    }

    private static final class ManualBeat implements Beat {
        @Nullable Duration delay;
        @Nullable Runnable task;

        @Override
        public Subscription after(Duration later, Runnable next) {
            delay = later;
            task = next;
            return () -> task = null;
        }

        void fire() {
            var due = task;
            task = null;
            if (due != null) due.run();
        }
    }

    private record TotalsQuery() implements PanelQuery<Totals> {
        @Override
        public List<Question<?>> questions(PanelScope scope) {
            return List.of(new Question.ModelTotals(scope.range(), scope.filter()));
        }

        @Override
        public Totals read(PanelScope scope, Answers answers) throws ClusterException {
            return answers.get(new Question.ModelTotals(scope.range(), scope.filter()));
        }
    }

    private record ChoicesQuery() implements PanelQuery<FilterChoices> {
        @Override
        public List<Question<?>> questions(PanelScope scope) {
            return List.of(new Question.Choices(scope.range()));
        }

        @Override
        public FilterChoices read(PanelScope scope, Answers answers) throws ClusterException {
            return answers.get(new Question.Choices(scope.range()));
        }
    }
}
