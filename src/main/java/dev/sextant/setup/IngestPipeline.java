package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.setup.SetupStep.Change;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStep.Undo;
import dev.sextant.text.Sentence;
import java.util.Set;
import java.util.TreeSet;

/** The pipeline through which every document of the log goes. */
final class IngestPipeline {

    private static final Set<String> LISTS = Set.of("processors", "on_failure");

    private IngestPipeline() {}

    static SetupStep look(SetupApi api, SetupNames names)
            throws ClusterException, InterruptedException {
        var name = names.pipeline();
        var path = "/_ingest/pipeline/" + name;
        var wanted = SetupApi.file("ingest-pipeline.json");
        var answer = api.get(path);
        if (answer.isForbidden()) return SetupStep.forbidden(Kind.PIPELINE, name, answer);
        if (answer.isUnsupported()) return skipped(name, Sentence.of("setup.no.ingest"));
        var lacking = lacking(api, wanted);
        if (!lacking.isEmpty()) {
            return skipped(name, Sentence.of("setup.no.processors", String.join(", ", lacking)));
        }
        var write = SetupApi.request("PUT", path, wanted);
        if (answer.isFound()) {
            var raw = answer.body().path(name);
            var restore = SetupApi.request("PUT", path, Normal.writable(raw));
            var change = new Change(write, new Undo.Restore(restore));
            return SetupStep.compared(Kind.PIPELINE, name, Normal.pipeline(raw), wanted, change);
        }
        if (!answer.isAbsent()) return SetupStep.refused(Kind.PIPELINE, name, "", "", answer);
        var change = new Change(write, new Undo.Remove(path));
        return SetupStep.writing(Kind.PIPELINE, name, "", JsonText.of(wanted), change);
    }

    private static SetupStep skipped(String name, Sentence why) {
        return SetupStep.without(Kind.PIPELINE, name, State.SKIPPED, "", "", why);
    }

    /** Processors that the pipeline uses and no node has; none when the cluster does not tell. */
    private static Set<String> lacking(SetupApi api, JsonNode pipeline)
            throws ClusterException, InterruptedException {
        var answer = api.get("/_nodes/ingest?filter_path=nodes.*.ingest.processors.type");
        if (!answer.isFound()) return Set.of();
        var lacking = new TreeSet<String>();
        collect(pipeline, lacking);
        lacking.removeAll(Set.copyOf(answer.body().findValuesAsText("type")));
        return lacking;
    }

    private static void collect(JsonNode node, Set<String> types) {
        for (var field : node.properties()) {
            var value = field.getValue();
            if (LISTS.contains(field.getKey())) {
                value.forEach(
                        processor ->
                                processor
                                        .properties()
                                        .forEach(
                                                one -> {
                                                    types.add(one.getKey());
                                                    collect(one.getValue(), types);
                                                }));
            } else if (field.getKey().equals("processor")) {
                value.properties().forEach(one -> types.add(one.getKey()));
            }
        }
    }
}
