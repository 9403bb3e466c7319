package dev.sextant;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a process without a window is told to stop (SIGTERM, Ctrl+C), and ends cleanly: the system
 * waits until {@link #finished} was called, and the process ends with the code given there.
 */
public final class StopSignal {

    /** Whoever has not ended by then is ended. */
    private static final long STOPS_WITHIN_SECONDS = 8;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger();

    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
    }

    /** Threads for whatever waits for the network. */
    public static ExecutorService workers() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    private void end() {
        if (finished.getCount() == 0) return;
        stop.countDown();
        try {
            if (finished.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the process is told to stop. */
    public void await() throws InterruptedException {
        stop.await();
    }

    /** Whether the process was told to stop. */
    public boolean isTold() {
        return stop.getCount() == 0;
    }

    /** Everything is closed. */
    public void finished(int code) {
        exitCode.set(code);
        finished.countDown();
    }
}
