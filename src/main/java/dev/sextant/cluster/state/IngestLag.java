package dev.sextant.cluster.state;

import java.time.Duration;

/**
 * How long documents took from their own time to the cluster.
 *
 * @param p95 of the documents looked at
 * @param documents how many arrived last and were looked at
 */
public record IngestLag(Duration p95, int documents) {}
