package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Predictions and errors of all models in one bucket that has documents.
 *
 * @param errors null when the log does not tell which predictions failed
 */
public record ErrorBucket(Instant start, long predictions, @Nullable Long errors) {}
