package dev.sextant.model;

import org.jspecify.annotations.Nullable;

/** Ratios as the product defines them, in one place. */
public final class Rate {

    private Rate() {}

    /** errors / predictions × 100; null where there were no predictions, never 0 %. */
    public static @Nullable Double percent(long errors, long predictions) {
        return predictions == 0 ? null : errors * 100.0 / predictions;
    }
}
