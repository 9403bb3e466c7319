package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.ServerKind;
import dev.sextant.setup.Lifecycle.Service;
import dev.sextant.setup.SetupStep.Change;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStep.Undo;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/** The index template: the types of the log contract, for every index that comes to be. */
final class LogTemplate {

    private static final String PATH = "/_index_template/";

    /** On trial a template may not be as important as the one that it is to replace. */
    private static final int ABOVE_ALL = 2_000_000_000;

    private final SetupApi api;
    private final SetupNames names;
    private final ClusterInfo cluster;

    LogTemplate(SetupApi api, SetupNames names, ClusterInfo cluster) {
        this.api = api;
        this.names = names;
        this.cluster = cluster;
    }

    /**
     * As it is to be in this cluster.
     *
     * @param piped whether there is a pipeline for documents to go through
     */
    ObjectNode wanted(SetupStyle style, Service lifecycle, boolean piped)
            throws ClusterException, InterruptedException {
        var tree = SetupApi.file("index-template.json");
        tree.putArray("index_patterns").add(names.pattern());
        var description = tree.path("_meta").path("description").asText();
        ((ObjectNode) tree.path("_meta"))
                .put("description", description.replace("model-logs", names.base()));
        custom(tree);
        if (style == SetupStyle.ALIAS) tree.remove("data_stream");
        var settings = (ObjectNode) tree.path("template").path("settings");
        settings.put("index.default_pipeline", names.pipeline());
        if (!piped) settings.remove("index.default_pipeline");
        if (lifecycle == Service.ILM) {
            settings.put("index.lifecycle.name", names.policy());
        } else {
            settings.remove("index.lifecycle.name");
        }
        if (style == SetupStyle.ALIAS && lifecycle != Service.NONE) {
            settings.put(lifecycle.rolloverAlias(), names.alias());
        }
        return Normal.template(tree);
    }

    /** Elsewhere a template may not name a component that there is not. */
    private void custom(ObjectNode tree) throws ClusterException, InterruptedException {
        var optional = mayNameWhatIsNotThere();
        if (optional || api.get("/_component_template/" + names.custom()).isFound()) {
            tree.putArray("composed_of").add(names.custom());
        } else {
            tree.remove("composed_of");
        }
        if (optional) {
            tree.putArray("ignore_missing_component_templates").add(names.custom());
        } else {
            tree.remove("ignore_missing_component_templates");
        }
    }

    /** From Elasticsearch 8.7 on. */
    private boolean mayNameWhatIsNotThere() {
        if (cluster.kind() != ServerKind.ELASTICSEARCH) return false;
        var parts = cluster.version().split("[.-]", 3);
        return cluster.major() > 8
                || (cluster.major() == 8
                        && parts.length > 1
                        && parts[1].matches("\\d{1,4}")
                        && Integer.parseInt(parts[1]) >= 7);
    }

    /** Whether the server knows data streams, asked without writing anything. */
    boolean servesDataStreams() throws ClusterException, InterruptedException {
        var probe = SetupApi.JSON.createObjectNode();
        probe.putArray("index_patterns").add(names.dataStream() + "-probe");
        probe.putObject("data_stream");
        var answer = api.post(PATH + "_simulate", probe);
        return answer.isFound() || !answer.body().toString().contains("data_stream");
    }

    SetupStep look(ObjectNode wanted) throws ClusterException, InterruptedException {
        var name = names.template();
        var answer = api.get("/_index_template");
        if (answer.isForbidden()) return SetupStep.forbidden(Kind.TEMPLATE, name, answer);
        if (!answer.isFound()) return SetupStep.refused(Kind.TEMPLATE, name, "", "", answer);
        var all = answer.body().path("index_templates");
        var step = compared(name, all, wanted);
        var rivals = rivals(all, wanted.path("priority").asInt());
        if (!rivals.isEmpty()) {
            var why =
                    Sentence.of(
                            "setup.rival",
                            String.join(", ", rivals),
                            names.pattern(),
                            wanted.path("priority").asInt());
            return SetupStep.without(
                    Kind.TEMPLATE, name, State.CONFLICT, step.before(), step.after(), why);
        }
        if (!step.state().writes()) return step;
        var trial = wanted.deepCopy().put("priority", ABOVE_ALL);
        var tried = api.post(PATH + "_simulate", trial);
        if (tried.isForbidden()) return SetupStep.forbidden(Kind.TEMPLATE, name, tried);
        return tried.isFound()
                ? step
                : SetupStep.refused(Kind.TEMPLATE, name, step.before(), step.after(), tried);
    }

    private SetupStep compared(String name, JsonNode all, ObjectNode wanted) {
        var write = SetupApi.request("PUT", PATH + name, wanted);
        for (var one : all) {
            if (!one.path("name").asText().equals(name)) continue;
            var raw = one.path("index_template");
            var restore = SetupApi.request("PUT", PATH + name, Normal.writable(raw));
            return SetupStep.compared(
                    Kind.TEMPLATE,
                    name,
                    Normal.template(raw),
                    wanted,
                    new Change(write, new Undo.Restore(restore)));
        }
        var change = new Change(write, new Undo.Remove(PATH + name));
        return SetupStep.writing(Kind.TEMPLATE, name, "", JsonText.of(wanted), change);
    }

    /** Templates of others that would be applied instead of ours, or that forbid it. */
    private List<String> rivals(JsonNode all, int priority) {
        var rivals = new ArrayList<String>();
        for (var one : all) {
            var name = one.path("name").asText();
            var template = one.path("index_template");
            if (name.equals(names.template()) || template.path("priority").asInt() < priority) {
                continue;
            }
            for (var pattern : template.path("index_patterns")) {
                if (Patterns.overlap(pattern.asText(), names.pattern())) {
                    rivals.add(
                            "%s (%s, %d)"
                                    .formatted(
                                            name,
                                            pattern.asText(),
                                            template.path("priority").asInt()));
                    break;
                }
            }
        }
        return rivals;
    }
}
