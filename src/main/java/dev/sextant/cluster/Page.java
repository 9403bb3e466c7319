package dev.sextant.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a listing.
 *
 * @param next where the next page starts; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {}
