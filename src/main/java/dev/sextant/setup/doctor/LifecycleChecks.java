package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sextant.cluster.ServerKind;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The faults of how indices grow old, and of the pipelines they are written through. */
final class LifecycleChecks {

    private static final String POLICY = "index.lifecycle.name";
    private static final String ALIAS = "index.lifecycle.rollover_alias";
    private static final String ISM_POLICY = "index.plugins.index_state_management.policy_id";

    /** Of a thousand documents that a pipeline was given. */
    private static final int PIPELINE_FAILURES = 1_000;

    private LifecycleChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of(Fault.LIFECYCLE_OFF, LifecycleChecks::off),
                Check.of(Fault.LIFECYCLE_ERROR, LifecycleChecks::failing),
                Check.of(Fault.FREEZE_ACTION, LifecycleChecks::freeze),
                Check.of(Fault.MAX_SIZE_ROLLOVER, LifecycleChecks::maxSize),
                Check.of(Fault.PIPELINE_FAILURES, LifecycleChecks::pipelines));
    }

    private static List<Finding> off(Readings readings) throws UnreadException {
        var settings = readings.settings().get();
        var dated = settings.keySet().stream().filter(Dated::is).toList();
        if (dated.isEmpty()) return List.of();
        var elastic = readings.kind() == ServerKind.ELASTICSEARCH;
        // only OpenSearch keeps it anywhere but in the settings
        var explained = elastic ? MissingNode.getInstance() : readings.explained().get();
        var off = new ArrayList<String>();
        settings.forEach(
                (index, told) -> {
                    if (!Dated.is(index)) return;
                    var managed =
                            elastic
                                    ? told.has(POLICY) && told.has(ALIAS)
                                    : explained.path(index).hasNonNull(ISM_POLICY);
                    if (!managed) off.addFirst(index);
                });
        if (off.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.LIFECYCLE_OFF,
                        Sentence.of("doctor.lifecycle-off.why", off.size(), dated.size()),
                        off,
                        new Upkeep(readings).lifecycle()));
    }

    private static List<Finding> failing(Readings readings) throws UnreadException {
        var found = new ArrayList<String>();
        var reasons = new TreeSet<String>();
        var explained = readings.explained().get();
        var indices =
                readings.kind() == ServerKind.ELASTICSEARCH ? explained.path("indices") : explained;
        for (var index : indices.properties()) {
            var told = index.getValue();
            if (told.path("step").asText().equals("ERROR")
                    || told.at("/retry_info/failed").asBoolean()
                    || told.at("/action/failed").asBoolean()) {
                found.add(index.getKey());
                reasons.add(
                        told.at("/step_info/reason")
                                .asText(
                                        told.at("/info/message")
                                                .asText(told.path("failed_step").asText())));
            }
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.LIFECYCLE_ERROR,
                        Sentence.of("doctor.lifecycle-error.why", String.join("; ", reasons)),
                        found,
                        new Upkeep(readings).retry(found)));
    }

    private static List<Finding> freeze(Readings readings) throws UnreadException {
        return policies(
                readings,
                Fault.FREEZE_ACTION,
                "doctor.freeze-action.why",
                phase -> phase.path("actions").has("freeze"));
    }

    private static List<Finding> maxSize(Readings readings) throws UnreadException {
        return policies(
                readings,
                Fault.MAX_SIZE_ROLLOVER,
                "doctor.max-size-rollover.why",
                phase -> phase.at("/actions/rollover").has("max_size"));
    }

    private static List<Finding> policies(
            Readings readings, Fault fault, String why, Predicate<JsonNode> bad)
            throws UnreadException {
        // OpenSearch has neither the action nor the condition
        if (readings.kind() == ServerKind.OPENSEARCH) return List.of();
        var policies = readings.policies().get();
        var names = new ArrayList<String>();
        for (var name : ours(readings, policies)) {
            for (var phase : policies.path(name).at("/policy/phases")) {
                if (bad.test(phase)) {
                    names.add(name);
                    break;
                }
            }
        }
        if (names.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        fault,
                        Sentence.of(why, String.join(", ", names)),
                        names,
                        new Upkeep(readings).policy(names.getFirst())));
    }

    /** The policies that look after this log's indices, or are named as if they should. */
    private static Iterable<String> ours(Readings readings, JsonNode policies)
            throws UnreadException {
        var names = new TreeSet<String>();
        for (var settings : readings.settings().get().values()) {
            if (settings.has(POLICY)) names.add(settings.path(POLICY).asText());
        }
        var stem = Dated.stem(readings.profile().indexPattern());
        policies.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (name.startsWith(stem)) names.add(name);
                        });
        return names;
    }

    private static List<Finding> pipelines(Readings readings) throws UnreadException {
        var used = new TreeSet<String>();
        for (var settings : readings.settings().get().values()) {
            used.add(settings.path("index.default_pipeline").asText("_none"));
            used.add(settings.path("index.final_pipeline").asText("_none"));
        }
        used.remove("_none");
        if (used.isEmpty()) return List.of();
        var failed = 0L;
        var found = new ArrayList<String>();
        var nodes = readings.pipelines().get().path("nodes");
        for (var name : used) {
            var count = 0L;
            var failures = 0L;
            for (var node : nodes) {
                var pipeline = node.path("ingest").path("pipelines").path(name);
                count += pipeline.path("count").asLong();
                failures += pipeline.path("failed").asLong();
            }
            if (failures * PIPELINE_FAILURES <= count) continue;
            found.add(name);
            failed += failures;
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                new Finding(
                        Fault.PIPELINE_FAILURES,
                        Sentence.of(
                                "doctor.pipeline-failures.why", failed, String.join(", ", found)),
                        failed,
                        Finding.things(found),
                        null,
                        new Upkeep(readings).pipeline(found.getFirst())));
    }
}
