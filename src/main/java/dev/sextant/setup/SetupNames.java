package dev.sextant.setup;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.text.Sentence;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the things in the cluster are called, after a profile's index pattern.
 *
 * @param base {@code model-logs} for the pattern {@code model-logs-*}
 */
record SetupNames(String base) {

    private static final Pattern FITTING =
            Pattern.compile("([a-z0-9][a-z0-9_.]*(?:-[a-z0-9_.]+)*)-\\*");

    /** Those that come with servers and shippers, and have templates of their own. */
    private static final Set<String> OTHERS =
            Set.of(
                    "logs",
                    "metrics",
                    "traces",
                    "synthetics",
                    "filebeat",
                    "metricbeat",
                    "winlogbeat",
                    "logstash",
                    "apm",
                    "cwl");

    static SetupNames of(ClusterProfile profile) {
        var found = FITTING.matcher(profile.indexPattern());
        if (!found.matches()) throw new IllegalArgumentException(profile.indexPattern());
        return new SetupNames(found.group(1));
    }

    /** Why nothing can be set up for a profile's pattern; null when it can. */
    static @Nullable Sentence problem(ClusterProfile profile) {
        var pattern = profile.indexPattern();
        var found = FITTING.matcher(pattern);
        if (!found.matches()) return Sentence.of("setup.pattern", pattern);
        return OTHERS.contains(found.group(1))
                ? Sentence.of("setup.pattern.others", pattern)
                : null;
    }

    String pattern() {
        return base + "-*";
    }

    String policy() {
        return base + "-policy";
    }

    String pipeline() {
        return base + "-pipeline";
    }

    String template() {
        return base;
    }

    /** A component template with what the cluster's owners add. */
    String custom() {
        return base + "@custom";
    }

    String dataStream() {
        return base + "-default";
    }

    String alias() {
        return base;
    }

    String firstIndex() {
        return base + "-000001";
    }

    boolean covers(String name) {
        return name.startsWith(base + "-");
    }
}
