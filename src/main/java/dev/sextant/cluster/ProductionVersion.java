package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that the registry events say has been in production at some time.
 *
 * @param version empty when the events name none
 * @param since the first successful event that put it there
 * @param still whether the newest successful event that names a stage still says so; at the same
 *     millisecond Production wins
 */
public record ProductionVersion(
        String model, String version, @Nullable String environment, Instant since, boolean still) {}
