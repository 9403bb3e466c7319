package dev.sextant.setup;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.setup.SetupOutcome.Left;
import dev.sextant.setup.SetupStep.Undo;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run: what it has written so far, and how that is taken back. */
final class SetupRun {

    private final SetupApi api;
    private final List<SetupStep> written = new ArrayList<>();

    SetupRun(SetupApi api) {
        this.api = api;
    }

    SetupOutcome ended(
            @Nullable SetupStep failed,
            @Nullable Sentence problem,
            @Nullable ClusterException cause) {
        return new SetupOutcome(written, List.of(), List.of(), failed, problem, cause);
    }

    /** What became of the whole run when this step failed; null when it was written. */
    @Nullable SetupOutcome write(SetupStep step) {
        var change = Objects.requireNonNull(step.change());
        try {
            var answer = api.send(change.write());
            if (answer.isFound()) {
                written.add(step);
                return null;
            }
            // A server that failed may have taken it all the same.
            if (answer.status() >= 500) written.add(step);
            var reason =
                    answer.isForbidden()
                            ? Sentence.of("setup.forbidden", answer.reason())
                            : Sentence.of("setup.refused", answer.reason());
            var kind = answer.isForbidden() ? Reason.FORBIDDEN : Reason.REJECTED;
            return undo(step, reason, new ClusterException(kind, reason));
        } catch (ClusterException e) {
            // The cluster may have taken it all the same: it is taken back with the others.
            written.add(step);
            return undo(step, e.words(), e);
        } catch (InterruptedException e) {
            written.add(step);
            var outcome = undo(step, Sentence.of("setup.stopped"), null);
            Thread.currentThread().interrupt();
            return outcome;
        }
    }

    /** Takes back what was written, the last first. */
    SetupOutcome undo(SetupStep failed, Sentence problem, @Nullable ClusterException cause) {
        var undone = new ArrayList<SetupStep>();
        var left = new ArrayList<Left>();
        for (var step : written.reversed()) {
            var why = undo(step);
            if (why == null) {
                undone.add(step);
            } else {
                left.add(new Left(step, why));
            }
        }
        return new SetupOutcome(List.of(), undone, left, failed, problem, cause);
    }

    /** Why it could not be taken back; null when it was. */
    private @Nullable Sentence undo(SetupStep step) {
        var change = Objects.requireNonNull(step.change());
        try {
            return switch (change.undo()) {
                case null -> Sentence.of("setup.left.rollover");
                case Undo.Remove(var path) -> sent(SetupApi.delete(path), true);
                case Undo.RemoveEmpty(var path, var index) -> removeEmpty(path, index);
                case Undo.Restore(var write) -> sent(write, false);
                case Undo.RestoreNumbered(var path, var body) -> {
                    var numbers = Lifecycle.numbers(api.get(path).body());
                    yield sent(
                            new WireRequest("PUT", path + numbers, "application/json", body),
                            false);
                }
            };
        } catch (ClusterException e) {
            return e.words();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Sentence.of("setup.stopped");
        }
    }

    /** What somebody wrote into it meanwhile is worth more than a clean retreat. */
    private @Nullable Sentence removeEmpty(String path, String index)
            throws ClusterException, InterruptedException {
        var count = api.get("/" + index + "/_count");
        if (count.isAbsent()) return null;
        if (!count.isFound() || count.body().path("count").asLong(1) > 0) {
            return Sentence.of("setup.left.filled", index);
        }
        return sent(SetupApi.delete(path), true);
    }

    private @Nullable Sentence sent(WireRequest request, boolean absentWillDo)
            throws ClusterException, InterruptedException {
        var answer = api.send(request);
        if (answer.isFound() || (absentWillDo && answer.isAbsent())) return null;
        return Sentence.of("setup.refused", answer.reason());
    }
}
