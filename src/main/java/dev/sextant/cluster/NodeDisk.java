package dev.sextant.cluster;

/**
 * Disk of one node, in bytes, as available to the server's process.
 *
 * @param total above 0
 */
public record NodeDisk(String node, long total, long available) {

    /** 0 to 100. */
    public double usedPercent() {
        return (total - available) * 100.0 / total;
    }
}
