package dev.sextant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.VisibleText;
import dev.sextant.setup.DiffLine;
import dev.sextant.setup.SetupOutcome;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStep;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan and what became of it, as text and as JSON. */
record SetupOutput(ClusterProfile profile, SetupPlan plan, boolean dryRun) {

    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    /** For example {@code template model-logs}. */
    static String title(SetupStep step) {
        return Output.word(step.kind()) + " " + step.name();
    }

    /** The steps, and under them what would change in each. */
    String table(boolean coloured) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var step : plan.steps()) {
            var row = new ArrayList<@Nullable Object>();
            row.add(Output.word(step.kind()));
            row.add(step.name());
            row.add(step.state().name());
            row.add(step.reason() == null ? "" : step.reason().english());
            rows.add(row);
        }
        var text = new StringBuilder(Output.table(rows, "step", "name", "state", "why"));
        for (var step : plan.steps()) append(step, coloured, text);
        return text.toString();
    }

    private static void append(SetupStep step, boolean coloured, StringBuilder text) {
        var diff = step.diff();
        if (diff.isEmpty() && step.notes().isEmpty()) return;
        text.append('\n').append(title(step)).append('\n');
        for (var note : step.notes()) text.append("  ").append(note.english()).append('\n');
        for (var line : diff) {
            var shown = VisibleText.line(line.line());
            if (line.sign() == DiffLine.Sign.GAP) shown = "  … " + line.text() + " lines alike";
            var colour =
                    switch (line.sign()) {
                        case ADDED -> GREEN;
                        case REMOVED -> RED;
                        case KEPT, GAP -> "";
                    };
            text.append(coloured && !colour.isEmpty() ? colour + shown + PLAIN : shown)
                    .append('\n');
        }
    }

    /**
     * @param outcome null when nothing was tried
     */
    ObjectNode json(@Nullable SetupOutcome outcome) {
        var document = Output.document(SCHEMA);
        document.put("profile", profile.name());
        var cluster = document.putObject("cluster");
        cluster.put("name", plan.cluster().name());
        cluster.put("uuid", plan.cluster().uuid());
        cluster.put("kind", Output.word(plan.cluster().kind()));
        cluster.put("version", plan.cluster().version());
        document.put("index_pattern", plan.pattern());
        document.put("style", plan.style().code());
        document.put("dry_run", dryRun);
        document.put("blocked", plan.isBlocked());
        document.put("changes", plan.writes().size());
        var steps = document.putArray("steps");
        for (var step : plan.steps()) steps.add(json(step, outcome));
        var missing = document.putArray("missing_privileges");
        plan.missing().forEach(missing::add);
        document.put("grant", plan.grant().isEmpty() ? null : plan.grant());
        document.put("complete", outcome == null ? plan.isDone() : outcome.succeeded());
        document.put(
                "problem",
                outcome == null || outcome.problem() == null ? null : outcome.problem().english());
        return document;
    }

    private static ObjectNode json(SetupStep step, @Nullable SetupOutcome outcome) {
        var object = JSON.createObjectNode();
        object.put("id", step.id());
        object.put("kind", Output.word(step.kind()));
        object.put("name", step.name());
        object.put("state", Output.word(step.state()));
        object.put("reason", step.reason() == null ? null : step.reason().english());
        var notes = object.putArray("notes");
        step.notes().stream().map(Sentence::english).forEach(notes::add);
        object.set("before", tree(step.before()));
        object.set("after", tree(step.after()));
        object.put("diff", DiffLine.text(step.diff()));
        object.put("result", result(step, outcome));
        return object;
    }

    private static JsonNode tree(String text) {
        try {
            return text.isEmpty() ? NullNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step's text is JSON", e);
        }
    }

    /** What became of a step; null for one that was not to be written. */
    private static @Nullable String result(SetupStep step, @Nullable SetupOutcome outcome) {
        if (step.state() != State.NEW && step.state() != State.CHANGED) return null;
        if (outcome == null) return "not_written";
        if (outcome.written().contains(step)) return "written";
        if (outcome.left().stream().anyMatch(left -> left.step().equals(step))) return "left";
        return outcome.undone().contains(step) ? "undone" : "not_written";
    }
}
