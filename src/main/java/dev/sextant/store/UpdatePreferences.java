package dev.sextant.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where newer versions are looked for.
 *
 * @param enabled only when a person said so
 * @param address empty for the one that the build knows
 * @param lastLooked null for never
 */
public record UpdatePreferences(boolean enabled, String address, @Nullable Instant lastLooked) {
    public static final UpdatePreferences DEFAULT = new UpdatePreferences(false, "", null);
}
