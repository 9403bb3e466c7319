package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.WireRequest;
import dev.sextant.setup.SetupStep.Change;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.setup.SetupStep.Undo;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of the log's names is there already.
 *
 * @param dataStreams the index each writes to, by its name
 * @param aliasIndices those behind the alias; null when there is no such alias
 * @param indices plain ones, neither hidden nor of a data stream
 * @param refused why it is not known; null when it is
 */
record Targets(
        SetupNames names,
        Map<String, String> dataStreams,
        @Nullable List<String> aliasIndices,
        List<String> indices,
        SetupApi.@Nullable Answer refused) {

    private static final Pattern NUMBERED = Pattern.compile(".*-\\d+");
    private static final int NAMES_SAID = 3;

    static Targets look(SetupApi api, SetupNames names)
            throws ClusterException, InterruptedException {
        var answer = api.get("/_resolve/index/" + names.base() + "*?expand_wildcards=all");
        if (!answer.isFound()) return new Targets(names, Map.of(), null, List.of(), answer);
        var streams = new LinkedHashMap<String, String>();
        for (var stream : answer.body().path("data_streams")) {
            var name = stream.path("name").asText();
            if (!names.covers(name) && !name.equals(names.base())) continue;
            var last = "";
            for (var index : stream.path("backing_indices")) last = index.asText();
            streams.put(name, last);
        }
        List<String> behind = null;
        for (var alias : answer.body().path("aliases")) {
            if (alias.path("name").asText().equals(names.alias())) {
                behind = new ArrayList<>();
                for (var index : alias.path("indices")) behind.add(index.asText());
            }
        }
        var plain = new ArrayList<String>();
        for (var index : answer.body().path("indices")) {
            var name = index.path("name").asText();
            if (index.has("data_stream")) continue;
            if (names.covers(name) || name.equals(names.base())) plain.add(name);
        }
        return new Targets(names, streams, behind, plain, null);
    }

    /** What is used already decides; the cluster may know one of them only. */
    SetupStyle usual() {
        return aliasIndices != null && dataStreams.isEmpty()
                ? SetupStyle.ALIAS
                : SetupStyle.DATA_STREAM;
    }

    /** Why a style cannot be had beside what is there; null when it can. */
    @Nullable Sentence against(SetupStyle style) {
        return switch (style) {
            case DATA_STREAM ->
                    aliasIndices == null
                            ? null
                            : Sentence.of("setup.against.stream", names.alias(), names.pattern());
            case ALIAS ->
                    dataStreams.isEmpty()
                            ? null
                            : Sentence.of(
                                    "setup.against.alias",
                                    said(List.copyOf(dataStreams.keySet())),
                                    names.pattern());
        };
    }

    SetupStep step(SetupApi api, SetupStyle style) throws ClusterException, InterruptedException {
        var name = style == SetupStyle.ALIAS ? names.firstIndex() : names.dataStream();
        var failed = refused;
        if (failed != null) {
            return failed.isForbidden()
                    ? SetupStep.forbidden(Kind.TARGET, name, failed)
                    : SetupStep.refused(Kind.TARGET, name, "", "", failed);
        }
        return switch (style) {
            case DATA_STREAM -> stream(api);
            case ALIAS -> alias();
        };
    }

    private SetupStep stream(SetupApi api) throws ClusterException, InterruptedException {
        var name = names.dataStream();
        if (!dataStreams.isEmpty()) {
            var said = String.join(", ", dataStreams.keySet());
            return SetupStep.same(Kind.TARGET, said, made("data_stream", said));
        }
        if (indices.contains(name)) {
            return conflict(name, Sentence.of("setup.taken", name));
        }
        var path = "/_data_stream/" + name;
        if (api.get("/_data_stream/" + names.pattern()).isUnsupported()) {
            return SetupStep.without(
                    Kind.TARGET, name, State.SKIPPED, "", "", Sentence.of("setup.no.stream", name));
        }
        var change =
                new Change(new WireRequest("PUT", path, "", ""), new Undo.RemoveEmpty(path, name));
        var step = SetupStep.writing(Kind.TARGET, name, "", made("data_stream", name), change);
        return indices.isEmpty()
                ? step
                : step.noting(
                        List.of(
                                Sentence.of(
                                        "setup.plain",
                                        indices.size(),
                                        said(indices),
                                        names.pattern())));
    }

    private SetupStep alias() {
        var first = names.firstIndex();
        if (indices.contains(names.alias())) {
            return conflict(names.alias(), Sentence.of("setup.taken.alias", names.alias()));
        }
        if (aliasIndices != null) {
            return SetupStep.same(Kind.TARGET, names.alias(), made("alias", names.alias()));
        }
        if (indices.contains(first)) {
            return conflict(first, Sentence.of("setup.taken.first", first, names.alias()));
        }
        var body = SetupApi.JSON.createObjectNode();
        body.putObject("aliases").putObject(names.alias()).put("is_write_index", true);
        var change =
                new Change(
                        SetupApi.request("PUT", "/" + first, body),
                        new Undo.RemoveEmpty("/" + first, first));
        return SetupStep.writing(Kind.TARGET, first, "", JsonText.of(body), change);
    }

    private static String made(String what, String name) {
        return JsonText.of(SetupApi.JSON.createObjectNode().put(what, name));
    }

    private static SetupStep conflict(String name, Sentence why) {
        return SetupStep.without(Kind.TARGET, name, State.CONFLICT, "", "", why);
    }

    /** For each that is written to already and does not have what the template says. */
    List<SetupStep> rollovers(SetupApi api, SetupStyle style, ObjectNode template)
            throws ClusterException, InterruptedException {
        var steps = new ArrayList<SetupStep>();
        if (style == SetupStyle.DATA_STREAM) {
            for (var stream : dataStreams.entrySet()) {
                addRollover(api, stream.getKey(), stream.getValue(), template, steps);
            }
        } else if (aliasIndices != null) {
            addRollover(api, names.alias(), writeIndex(api), template, steps);
        }
        return steps;
    }

    /** Empty when the alias cannot be written to. */
    private String writeIndex(SetupApi api) throws ClusterException, InterruptedException {
        var behind = aliasIndices == null ? List.<String>of() : aliasIndices;
        var answer = api.get("/_alias/" + names.alias());
        for (var index : answer.body().properties()) {
            var alias = index.getValue().path("aliases").path(names.alias());
            if (alias.path("is_write_index").asBoolean(false)) return index.getKey();
        }
        return behind.size() == 1 ? behind.getFirst() : "";
    }

    private static void addRollover(
            SetupApi api, String name, String index, ObjectNode template, List<SetupStep> steps)
            throws ClusterException, InterruptedException {
        if (index.isEmpty()) {
            var why = Sentence.of("setup.nowrite", name);
            steps.add(SetupStep.without(Kind.ROLLOVER, name, State.CONFLICT, "", "", why));
            return;
        }
        var mapping = api.get("/" + index + "/_mapping");
        var settings = api.get("/" + index + "/_settings?flat_settings=true");
        for (var answer : List.of(mapping, settings)) {
            if (answer.isForbidden()) {
                steps.add(SetupStep.forbidden(Kind.ROLLOVER, name, answer));
                return;
            }
        }
        var wanted = Written.wanted(template);
        var current =
                Written.current(
                        wanted,
                        mapping.body().path(index).path("mappings"),
                        settings.body().path(index).path("settings"));
        if (current.equals(wanted)) return;
        var before = JsonText.of(current);
        var after = JsonText.of(wanted);
        if (!NUMBERED.matcher(index).matches()) {
            var why = Sentence.of("setup.unnumbered", name, index);
            steps.add(SetupStep.without(Kind.ROLLOVER, name, State.CONFLICT, before, after, why));
            return;
        }
        var write = new WireRequest("POST", "/" + name + "/_rollover", "", "");
        var step = SetupStep.writing(Kind.ROLLOVER, name, before, after, new Change(write, null));
        steps.add(step.because(Sentence.of("setup.rollover", index)));
    }

    private static String said(List<String> list) {
        var shown = String.join(", ", list.subList(0, Math.min(NAMES_SAID, list.size())));
        return list.size() > NAMES_SAID ? shown + " +" + (list.size() - NAMES_SAID) : shown;
    }

    /** The part of an index that a template decides and a panel notices. */
    private static final class Written {

        private static final List<String> SETTINGS =
                List.of("index.default_pipeline", "index.lifecycle.name");

        static ObjectNode wanted(ObjectNode template) {
            var tree = SetupApi.JSON.createObjectNode();
            var types = tree.putObject("types");
            types("", template.path("template").path("mappings").path("properties"), types);
            for (var name : SETTINGS) {
                var value = template.path("template").path("settings").path(name);
                if (!value.isMissingNode()) tree.withObject("/settings").set(name, value);
            }
            return tree;
        }

        static ObjectNode current(ObjectNode wanted, JsonNode mapping, JsonNode settings) {
            var tree = SetupApi.JSON.createObjectNode();
            var all = SetupApi.JSON.createObjectNode();
            types("", mapping.path("properties"), all);
            var types = tree.putObject("types");
            for (var field : wanted.path("types").properties()) {
                var type = all.get(field.getKey());
                if (type != null) types.set(field.getKey(), type);
            }
            for (var field : wanted.path("settings").properties()) {
                var value = settings.get(field.getKey());
                if (value != null) tree.withObject("/settings").set(field.getKey(), value);
            }
            return tree;
        }

        private static void types(String prefix, JsonNode properties, ObjectNode types) {
            for (var field : properties.properties()) {
                var name = prefix + field.getKey();
                if (field.getValue().has("type")) {
                    types.set(name, field.getValue().path("type"));
                }
                types(name + ".", field.getValue().path("properties"), types);
            }
        }
    }
}
