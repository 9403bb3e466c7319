package dev.sextant.cluster;

import java.util.Map;

/**
 * Matching documents of one group.
 *
 * @param group a document that lacks a dimension lacks the key
 * @param count above 0; 0 only where nothing was counted apart, which always gives one count
 */
public record GroupCount(Map<Dimension, String> group, long count) {
    public GroupCount {
        group = Map.copyOf(group);
    }
}
