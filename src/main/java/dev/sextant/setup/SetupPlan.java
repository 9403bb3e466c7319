package dev.sextant.setup;

import dev.sextant.cluster.ClusterInfo;
import dev.sextant.setup.SetupStep.State;
import java.util.List;

/**
 * What would be done to a cluster.
 *
 * @param pattern the indices it is about
 * @param style as it is used, which is not always as it was asked for
 * @param missing privileges that this user lacks for it, as the server names them
 * @param grant what an administrator sends or does to give them; empty when none are missing
 */
public record SetupPlan(
        ClusterInfo cluster,
        String pattern,
        SetupStyle style,
        List<SetupStep> steps,
        List<String> missing,
        String grant) {

    public SetupPlan {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    public List<SetupStep> writes() {
        return steps.stream().filter(step -> step.state().writes()).toList();
    }

    public boolean isDone() {
        return writes().isEmpty() && !isBlocked();
    }

    /** Whether something must be settled by a person first. */
    public boolean isBlocked() {
        return isForbidden() || steps.stream().anyMatch(step -> step.state().blocks());
    }

    /** Whether rights are what is missing. */
    public boolean isForbidden() {
        return steps.stream().anyMatch(step -> step.state() == State.FORBIDDEN)
                || (!missing.isEmpty() && !writes().isEmpty());
    }
}
