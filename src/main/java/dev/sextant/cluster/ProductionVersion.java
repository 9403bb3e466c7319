package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that the registry events say has been in production at some time.
 *
 * @param since the first successful event that put it there
 * @param still whether the newest successful event that names a stage still says so
 */
public record ProductionVersion(
        String model, String version, @Nullable String environment, Instant since, boolean still) {}
