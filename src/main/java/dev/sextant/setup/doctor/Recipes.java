package dev.sextant.setup.doctor;

import dev.sextant.cluster.ServerKind;
import dev.sextant.model.LogField;
import java.util.StringJoiner;
import java.util.function.Function;

/** The longer requests that mend a cluster. */
final class Recipes {

    private Recipes() {}

    /** The types of the log contract for the indices to come. */
    static String template(Readings readings, String stem, Function<LogField, String> names) {
        var fields = new StringJoiner(",\n      ");
        MappingChecks.contract()
                .forEach(
                        (field, type) ->
                                fields.add(
                                        "\"%s\": { \"type\": \"%s\"%s }"
                                                .formatted(
                                                        names.apply(field),
                                                        type,
                                                        type.equals("keyword")
                                                                ? ", \"ignore_above\": 8191"
                                                                : "")));
        return """
        PUT /_index_template/%s
        { "index_patterns": ["%s"], "priority": 300,
          "template": {
            "settings": { "index.mapping.ignore_malformed": true },
            "mappings": { "date_detection": false, "properties": {
              %s
            } } } }
        """
                .formatted(
                        stem,
                        readings.profile().indexPattern(),
                        fields.toString().indent(2).strip());
    }

    static String policy(String name) {
        return """
        PUT /_ilm/policy/%s
        { "policy": { "phases": {
            "hot":    { "min_age": "0ms",  "actions": {
                "rollover": { "max_primary_shard_size": "50gb", "max_age": "1d" },
                "set_priority": { "priority": 100 } } },
            "warm":   { "min_age": "7d",   "actions": {
                "set_priority": { "priority": 50 },
                "shrink": { "number_of_shards": 1 }, "forcemerge": { "max_num_segments": 1 } } },
            "cold":   { "min_age": "30d",  "actions": {
                "set_priority": { "priority": 0 }, "readonly": {} } },
            "delete": { "min_age": "365d", "actions": { "delete": {} } } } } }
        """
                .formatted(name);
    }

    static String lifecycle(Readings readings, Mends mends) {
        var elastic = readings.kind() == ServerKind.ELASTICSEARCH;
        var target = mends.reread().target();
        return """
        # The policy, the template and %s to write to:
        #   %s
        # Logstash: write to that, not to an index named by date
        output { %s {
          index => "%s"   action => "create"   manage_template => false%s
          # gone: index => "%s-%%{+YYYY.MM.dd}"%s
        } }
        """
                        .formatted(
                                target.equals(mends.stem) ? "the alias" : "the data stream",
                                mends.setup(),
                                elastic ? "elasticsearch" : "opensearch",
                                target,
                                elastic ? "\n  data_stream => false   ilm_enabled => false" : "",
                                mends.stem,
                                elastic ? ", ilm_enabled => true" : "")
                + (elastic
                        ? policy(mends.stem + "-policy")
                        : "# For the indices that are there:\nPOST /_plugins/_ism/add/%s-2*\n{ \"policy_id\": \"%s-policy\" }\n"
                                .formatted(mends.stem, mends.stem));
    }
}
