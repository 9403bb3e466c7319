package dev.sextant.cluster;

/**
 * Who answered.
 *
 * @param version as the server says it, for example {@code 9.5.3}
 */
public record ClusterInfo(String name, String uuid, ServerKind kind, String version) {

    /** The first number of the version; 0 when it has none. */
    public int major() {
        var end = version.indexOf('.');
        var first = end < 0 ? version : version.substring(0, end);
        return !first.isEmpty() && first.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(first)
                : 0;
    }
}
