package dev.sextant.setup;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.setup.SetupStep.Kind;
import dev.sextant.setup.SetupStep.State;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sets a cluster up for the log of a model registry: how its indices age, what becomes of raw
 * lines, which types the fields have, and where to write. Blocks on every call; none may be made on
 * the JavaFX thread.
 */
public final class Setup {

    private final SetupApi api;
    private final ClusterProfile profile;

    public Setup(Cluster cluster, ClusterProfile profile) {
        this.api = new SetupApi(cluster);
        this.profile = profile;
    }

    /** Why nothing can be set up for this profile; null when it can. */
    public static @Nullable Sentence problem(ClusterProfile profile) {
        return SetupNames.problem(profile);
    }

    /**
     * Reads what is there and says what would be written; writes nothing.
     *
     * @param style null for the one in use, a data stream where there is none
     * @throws ClusterException when the cluster does not answer
     * @throws IllegalArgumentException for a profile that has a {@link #problem}
     */
    public SetupPlan plan(@Nullable SetupStyle style)
            throws ClusterException, InterruptedException {
        var names = SetupNames.of(profile);
        var cluster = api.cluster().info();
        var lifecycle = Lifecycle.look(api, names, cluster.kind());
        var pipeline = IngestPipeline.look(api, names);
        var targets = Targets.look(api, names);
        var template = new LogTemplate(api, names, cluster);
        var asked = style == null ? targets.usual() : style;
        var used = asked;
        if (used == SetupStyle.DATA_STREAM && !template.servesDataStreams()) {
            used = SetupStyle.ALIAS;
        }
        var piped = pipeline.state() != State.SKIPPED;
        var wanted = template.wanted(used, lifecycle.service(), piped);
        var steps = new ArrayList<SetupStep>();
        steps.add(lifecycle.step());
        steps.add(pipeline);
        steps.add(template.look(wanted));
        var against = targets.against(used);
        if (against != null) {
            steps.add(
                    SetupStep.without(Kind.TARGET, names.base(), State.CONFLICT, "", "", against));
        } else {
            var target = targets.step(api, used);
            steps.add(used == asked ? target : target.because(Sentence.of("setup.fallback")));
            steps.addAll(targets.rollovers(api, used, wanted));
        }
        var privileges =
                SetupPrivileges.look(api, names, cluster.kind(), lifecycle.service(), piped);
        return new SetupPlan(
                cluster, names.pattern(), used, steps, privileges.missing(), privileges.grant());
    }

    /** How far a run is. */
    public record Progress(SetupStep step, int number, int of) {}

    /**
     * Writes what a plan says, in order, after looking that it is still what would be written. When
     * a step fails, or it is told to stop, all that was written is taken back.
     *
     * @param stopped asked before each step; an interrupted thread counts as stopped too
     * @param progress told before each step, on this thread
     * @return what was done; this never throws for what the cluster answers
     */
    public SetupOutcome apply(
            SetupPlan plan, BooleanSupplier stopped, Consumer<Progress> progress) {
        var run = new SetupRun(api);
        try {
            var now = plan(plan.style());
            if (!now.equals(plan)) return run.ended(null, Sentence.of("setup.meanwhile"), null);
            if (plan.isBlocked()) return run.ended(null, Sentence.of("setup.blocked"), null);
        } catch (ClusterException e) {
            return run.ended(null, e.words(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.ended(null, Sentence.of("setup.stopped"), null);
        }
        List<SetupStep> writes = plan.writes();
        for (var at = 0; at < writes.size(); at++) {
            var step = writes.get(at);
            if (stopped.getAsBoolean()) return run.undo(step, Sentence.of("setup.stopped"), null);
            progress.accept(new Progress(step, at + 1, writes.size()));
            var failure = run.write(step);
            if (failure != null) return failure;
        }
        return run.ended(null, null, null);
    }
}
