package dev.sextant.ui;

import dev.sextant.widget.SceneWalk;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The Latin letters that may stand in a Thai window; all others are English that was forgotten. */
final class LatinInThai {

    /** Products, what Elasticsearch and the log contract call things, and what stands on keys. */
    private static final List<String> NAMES =
            List.of(
                    "Sextant",
                    "Slack",
                    "Webhook",
                    "Runbook",
                    "Routing key",
                    "Discover",
                    "Registry",
                    "Stage",
                    "Production",
                    "Staging",
                    "Archived",
                    "Shard",
                    "Disk",
                    "Watermark",
                    "Lifecycle",
                    "lifecycle",
                    "Policy",
                    "policy",
                    "Data stream",
                    "data stream",
                    "index template",
                    "ingest pipeline",
                    "stage",
                    "map",
                    "endpoint",
                    "load balancer",
                    "releases feed",
                    "sextant watch",
                    "sextant profile test P",
                    "Enter",
                    "Esc",
                    "Tab",
                    "Space");

    /** What people wrote and what a server said, as {@link WindowBed} has it. */
    private static final List<String> SAID =
            List.of(
                    "nok: load test",
                    "nok: artifact missing",
                    "bad feature batch",
                    "somchai: adding disks",
                    "somchai: rolling back",
                    "Checkout is slow",
                    "Ask the checkout team.",
                    "Whoever pays waits for it.",
                    "the text of id-3",
                    "no node holds all shards of the index, so that it cannot be shrunk",
                    "failed to obtain in-memory shard lock");

    /** Where other programs' words stand: what would be written to a cluster, and licences. */
    private static final List<String> PLACES = List.of("#setup-diff", "#licences");

    private LatinInThai() {}

    /** Whether words of a place say something in English. */
    static boolean isForgotten(SceneWalk.Said said) {
        if (PLACES.stream().anyMatch(said.path()::contains)) return false;
        var rest = said.words();
        var allowed =
                Stream.concat(NAMES.stream(), SAID.stream())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        for (var one : allowed) rest = rest.replace(one, "·");
        return SceneWalk.isEnglish(rest);
    }
}
