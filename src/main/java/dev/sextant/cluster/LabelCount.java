package dev.sextant.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Predictions of one model with one label.
 *
 * @param model null for predictions that name none
 * @param label null for predictions without a label; a label may be empty
 * @param count above 0
 */
public record LabelCount(@Nullable String model, @Nullable String label, long count) {}
