package dev.sextant.cluster;

import java.time.Instant;

/** Predictions and errors of all models in one bucket that has documents. */
public record ErrorBucket(Instant start, long predictions, long errors) {}
