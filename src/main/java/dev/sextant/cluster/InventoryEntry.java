package dev.sextant.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version that the registry events say is in production. */
public record InventoryEntry(
        String model, String version, @Nullable String environment, Instant since) {}
