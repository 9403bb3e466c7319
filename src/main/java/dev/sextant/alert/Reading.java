package dev.sextant.alert;

import org.jspecify.annotations.Nullable;

/**
 * What was measured for a judgement.
 *
 * @param value in the condition's unit; null when a breach is known without its value
 * @param threshold in the condition's unit, as compared with
 * @param matching documents in the numerator; null where there is none
 * @param sample documents in the denominator; null where there is none
 */
public record Reading(
        @Nullable Double value, double threshold, @Nullable Long matching, @Nullable Long sample) {}
