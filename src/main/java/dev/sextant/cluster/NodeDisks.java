package dev.sextant.cluster;

import java.util.List;

/**
 * Disk of the nodes that said.
 *
 * @param unread nodes that did not say, by name where it is known
 * @param unusable nodes whose figures cannot be used: no total, or more available than total; of a
 *     node with several data paths, {@code node path} for each path that was left out of its sum
 */
public record NodeDisks(List<NodeDisk> disks, List<String> unread, List<String> unusable) {
    public NodeDisks {
        disks = List.copyOf(disks);
        unread = List.copyOf(unread);
        unusable = List.copyOf(unusable);
    }
}
