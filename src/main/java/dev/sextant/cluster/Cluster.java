package dev.sextant.cluster;

import java.time.Instant;
import java.util.List;

/**
 * What this program asks of a cluster. Every call blocks until the answer is there or the profile's
 * request timeout has passed, and stops early when the thread is interrupted; none may be made on
 * the JavaFX thread. Safe for use by many threads.
 */
public interface Cluster extends AutoCloseable {

    ClusterInfo info() throws ClusterException, InterruptedException;

    /**
     * Asks all questions in one request.
     *
     * @throws ClusterException when none could be answered; a single question's failure comes with
     *     {@link Answers#get}
     */
    Answers ask(List<? extends Question<?>> questions)
            throws ClusterException, InterruptedException;

    /** The documents behind a number, newest first, {@code size} (1 to 1,000) at a time. */
    Page<LogEntry> entries(EntryQuery query, int size, Cursor after)
            throws ClusterException, InterruptedException;

    /** The document's {@code text} field, on a person's demand; empty when it has none. */
    String text(LogEntry entry) throws ClusterException, InterruptedException;

    /** Disk of every data node. */
    NodeDisks disks() throws ClusterException, InterruptedException;

    /**
     * The cluster's clock now, to the millisecond, corrected by half of the exchange's duration;
     * one reading.
     */
    Instant time() throws ClusterException, InterruptedException;

    /**
     * What the connection rests on and when it ends, as far as the cluster lets it be known; what
     * has no end is left out.
     */
    List<Expiry> expiries() throws ClusterException, InterruptedException;

    /** The requests that {@link #ask} would send first for these questions. */
    List<WireRequest> requests(List<? extends Question<?>> questions);

    /**
     * Sends a request to the cluster's own interface, for what no question covers: what is set up
     * in it, and what the doctor reads.
     *
     * @return whatever the cluster itself answered, also a refusal
     * @throws ClusterException when no cluster answered, or not in time
     */
    ApiAnswer send(WireRequest request) throws ClusterException, InterruptedException;

    @Override
    void close();
}
