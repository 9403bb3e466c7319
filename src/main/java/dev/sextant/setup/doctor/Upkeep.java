package dev.sextant.setup.doctor;

import dev.sextant.cluster.ServerKind;
import java.util.List;

/** As {@link Mends}: of the indices and of the cluster, not of what is written into them. */
final class Upkeep {

    private final Readings readings;
    private final Mends mends;

    Upkeep(Readings readings) {
        this.readings = readings;
        mends = new Mends(readings);
    }

    String lifecycle() {
        return Recipes.lifecycle(readings, mends);
    }

    String retry(List<String> indices) {
        var elastic = readings.kind() == ServerKind.ELASTICSEARCH;
        return elastic
                ? "GET /%s/_ilm/explain?only_errors\n# mend what it says, then\nPOST /%s/_ilm/retry\n"
                        .formatted(mends.pattern, indices.getFirst())
                : "GET /_plugins/_ism/explain/%s\n# mend what it says, then\nPOST /_plugins/_ism/retry/%s\n"
                        .formatted(mends.pattern, indices.getFirst());
    }

    String policy(String name) {
        return Recipes.policy(name);
    }

    String pipeline(String name) {
        return """
        # What it does with a document that fails:
        POST /_ingest/pipeline/%s/_simulate?verbose
        { "docs": [ { "_source": { "message": "…a line that is missing…" } } ] }
        # A step that may fail needs "ignore_failure": true, or the pipeline an "on_failure".
        # The pipeline of this program keeps such lines, tagged:
        #   %s
        """
                .formatted(name, mends.setup());
    }

    String replicas(int number) {
        return """
        PUT /%s/_settings
        { "index": { "number_of_replicas": %d } }
        # and in the template, for the indices to come:
        #   "settings": { "index.number_of_replicas": %d }
        """
                .formatted(mends.pattern, number, number);
    }

    static String allocation(String index) {
        return """
        # Why the shard is nowhere:
        GET /_cluster/allocation/explain
        { "index": "%s", "shard": 0, "primary": false }
        """
                .formatted(index);
    }

    String disk() {
        return """
        # What is oldest goes first:
        GET /_cat/indices/%s?v&s=creation.date&h=index,docs.count,store.size
        # Let a policy do it from now on:
        #   %s
        # After space was made, a cluster that blocked writing is freed with
        PUT /%s/_settings
        { "index.blocks.read_only_allow_delete": null }
        """
                .formatted(mends.pattern, mends.setup(), mends.pattern);
    }

    String rollover() {
        return """
        # A new index at 50 GB for each primary shard, or after a day:
        #   %s
        POST /%s/_rollover
        { "conditions": { "max_primary_shard_size": "50gb", "max_age": "1d" } }
        """
                .formatted(mends.setup(), mends.reread().target());
    }

    String merge() {
        return """
        # A data stream rolls over by size instead of by day. The old ones together in one:
        """
                + mends.reread().whole(mends.reread().old());
    }
}
