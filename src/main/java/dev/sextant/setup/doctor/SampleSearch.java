package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.LogField;
import dev.sextant.setup.doctor.Finding.Sample;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a document that was told of as a sample. */
public final class SampleSearch {

    private SampleSearch() {}

    /**
     * @return null when it is there no more
     */
    public static @Nullable LogEntry entry(
            Cluster cluster, ClusterProfile profile, Sample.Document sample)
            throws ClusterException, InterruptedException {
        var names = profile.mapping().names();
        var text = names.getOrDefault(LogField.TEXT, LogField.TEXT.contractName());
        var hidden = new ArrayList<>(LogEntry.WHOLE_LINES);
        hidden.add(text);
        var body =
                Tree.object(
                        "size",
                        1,
                        "query",
                        Tree.object("ids", Tree.object("values", List.of(sample.id()))),
                        "_source",
                        Tree.object("excludes", hidden));
        try {
            var answers = new Api(cluster).searches(sample.index(), List.of(body));
            var hit = Api.whole(answers.getFirst()).path("hits").path("hits").path(0);
            if (hit.isMissingNode()) return null;
            var fields = new TreeMap<String, String>();
            flatten("", hit.path("_source"), fields);
            return entry(
                    sample,
                    fields,
                    field -> fields.get(names.getOrDefault(field, field.contractName())));
        } catch (UnreadException e) {
            throw new ClusterException(Reason.REJECTED, e.why(), e);
        }
    }

    /** What a document says of a field. */
    private interface Said {
        @Nullable String of(LogField field);
    }

    private static LogEntry entry(Sample.Document sample, Map<String, String> fields, Said said) {
        return new LogEntry(
                sample.index(),
                sample.id(),
                time(said.of(LogField.TIME)),
                said.of(LogField.MODEL),
                said.of(LogField.VERSION),
                said.of(LogField.ENVIRONMENT),
                said.of(LogField.STAGE),
                said.of(LogField.STATUS),
                number(said.of(LogField.LATENCY)),
                said.of(LogField.REQUEST),
                said.of(LogField.LABEL),
                number(said.of(LogField.SCORE)),
                fields);
    }

    private static void flatten(String name, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            for (var field : value.properties()) {
                flatten(
                        name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                        field.getValue(),
                        into);
            }
        } else if (!value.isNull()) {
            into.put(name, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    private static @Nullable Instant time(@Nullable String said) {
        try {
            return said == null ? null : OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Double number(@Nullable String said) {
        try {
            return said == null ? null : Double.valueOf(said);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
