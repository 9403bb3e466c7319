package dev.sextant.cluster.state;

import java.util.List;
import java.util.Map;

/**
 * A field that is of several types, so that some indices are left out wherever it is counted.
 *
 * @param field as the cluster calls it
 * @param indices for each type, those that have it
 */
public record MappingConflict(String field, Map<String, List<String>> indices) {}
