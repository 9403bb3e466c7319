package dev.sextant.demo;

import java.util.List;

/**
 * One model of the sample data: how it is used, how it behaves, and its releases.
 *
 * @param name as logged in {@code model_name}
 * @param shape how its traffic rises and falls
 * @param peakPerMinute predictions a minute in production where the shape is 1
 * @param medianMs median latency of its first version
 * @param spread standard deviation of the latency's logarithm
 * @param errorShare share of predictions that fail, 0 to 1
 * @param output what its predictions carry beside their status
 * @param owner who registers its versions
 * @param releases oldest first
 */
record ModelProfile(
        String name,
        TrafficShape shape,
        double peakPerMinute,
        double medianMs,
        double spread,
        double errorShare,
        Output output,
        String owner,
        List<Release> releases) {

    ModelProfile {
        releases = List.copyOf(releases);
    }

    /** What predictions carry beside their status. */
    sealed interface Output {
        record Nothing() implements Output {}

        /** A class and its score; the first label is the most frequent one. */
        record Label(List<String> labels) implements Output {}

        /** A number in place of a class. */
        record Score() implements Output {}

        /** A class, its score and the input that was classified. */
        record LabelOfText() implements Output {}
    }

    /** Latency of a version against the profile's median: no two versions are quite the same. */
    static double latencyFactor(int version) {
        return 0.97 + 0.02 * Math.floorMod(version * 7, 4);
    }
}
