package dev.sextant.monitor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An evaluation that hangs is seen, said and written down, and so is that it goes on. */
class WatchdogTest extends DocumentBed {

    private final AtomicLong progress = new AtomicLong();
    private final List<Boolean> heard = new ArrayList<>();

    @Test
    void aLoopThatGetsOnIsNeverStuckAndOneThatDoesNotIsSaidOnce() {
        var watchdog = new Watchdog(progress::get, 3, heard::add);
        for (var look = 0; look < 20; look++) {
            if (look % 3 == 0) progress.incrementAndGet();
            watchdog.look();
        }
        assertEquals(List.of(), heard);
        for (var look = 0; look < 20; look++) watchdog.look();
        assertEquals(List.of(true), heard);
        progress.incrementAndGet();
        watchdog.look();
        watchdog.look();
        assertEquals(List.of(true, false), heard);
    }

    @Test
    void aStuckEvaluationIsSaidAtOnceAndAnAlertOnceItGoesOn()
            throws StoreException, InterruptedException {
        inProduction("fraud-detector");
        var free = new CountDownLatch(1);
        var said = new CopyOnWriteArrayList<String>();
        bed = new AlertingBed(home, time, new ClusterAtTime(time, documents()));
        var alerting =
                bed.another(
                        new AlertingLog() {
                            @Override
                            public void evaluated(
                                    Rule rule,
                                    Instant end,
                                    Health health,
                                    long groups,
                                    Duration cost) {
                                waitFor(free);
                            }

                            @Override
                            public void problem(String sentence) {
                                said.add(sentence);
                            }
                        });
        try (var thread = new AlertingThread(alerting, "prod", Duration.ofMillis(100))) {
            thread.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> said.contains(Stuck.SENTENCE.english()));
            assertTrue(alerting.desk().seen().get().problems().contains(Stuck.SENTENCE));
            time.pass(GRID);
            free.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> told(alerting));
            // the watchdog looks in turns of its own
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !alerting.desk().seen().get().problems().contains(Stuck.SENTENCE));
        } finally {
            free.countDown();
        }
    }

    @Test
    void aDumpNamesWhatEachThreadWaitsFor() throws InterruptedException {
        var free = new CountDownLatch(1);
        var waiting = new Thread(() -> waitFor(free), "waits in a test");
        waiting.start();
        try {
            await().until(() -> waiting.getState() == Thread.State.WAITING);
            var dump = ThreadDump.take();
            assertTrue(dump.contains("\"waits in a test\" WAITING on java.util.concurrent"), dump);
            assertTrue(dump.contains("dev.sextant.monitor.WatchdogTest.waitFor("), dump);
        } finally {
            free.countDown();
            waiting.join();
        }
    }

    private static boolean told(Alerting alerting) {
        return alerting.desk().seen().get().alerts().stream()
                .anyMatch(alert -> alert.ruleId().equals("sextant-stood-still"));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
