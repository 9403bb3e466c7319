package dev.sextant.ui.cluster;

import dev.sextant.setup.SetupOutcome;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStep;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of setting up. */
final class SetupWords {

    private SetupWords() {}

    static String kind(SetupStep step) {
        return switch (step.kind()) {
            case POLICY -> Messages.text("setup.kind.policy");
            case PIPELINE -> Messages.text("setup.kind.pipeline");
            case TEMPLATE -> Messages.text("setup.kind.template");
            case TARGET -> Messages.text("setup.kind.target");
            case ROLLOVER -> Messages.text("setup.kind.rollover");
        };
    }

    /** A word and a sign: never colour alone. */
    static String state(SetupStep step) {
        return switch (step.state()) {
            case NEW -> "+ " + Messages.text("setup.state.new");
            case CHANGED -> "± " + Messages.text("setup.state.changed");
            case SAME -> "✓ " + Messages.text("setup.state.same");
            case SKIPPED -> "○ " + Messages.text("setup.state.skipped");
            case CONFLICT -> "■ " + Messages.text("setup.state.conflict");
            case FORBIDDEN -> "■ " + Messages.text("setup.state.forbidden");
        };
    }

    static @Nullable String role(SetupStep step) {
        return switch (step.state()) {
            case NEW, CHANGED -> "p2";
            case SAME -> "good";
            case SKIPPED -> "muted";
            case CONFLICT, FORBIDDEN -> "p1";
        };
    }

    static String title(SetupStep step) {
        return kind(step) + " · " + SafeText.line(step.name());
    }

    /** For example {@code prod-eu · Elasticsearch 9.5.3}. */
    static String cluster(SetupPlan plan) {
        var of = plan.cluster();
        return SafeText.line(of.name()) + " · " + of.kind().product() + " " + of.version();
    }

    static String summary(SetupPlan plan) {
        var writes = plan.writes().size();
        if (plan.isForbidden()) {
            return plan.missing().isEmpty()
                    ? Messages.text("setup.sum.forbidden")
                    : Messages.text("setup.sum.missing", String.join(", ", plan.missing()));
        }
        if (plan.isBlocked()) return Messages.text("setup.sum.blocked");
        if (writes == 0) return Messages.text("setup.sum.done", plan.pattern());
        return Messages.text("setup.sum.writes", writes, plan.pattern());
    }

    /** What is asked before anything is written. */
    static String question(SetupPlan plan, String url) {
        var names = plan.writes().stream().map(SetupWords::title).collect(Collectors.joining("\n"));
        return Messages.text("setup.ask", cluster(plan), url) + "\n" + names;
    }

    static String outcome(SetupOutcome outcome) {
        var problem = outcome.problem();
        if (problem == null) return Messages.text("setup.end.done", outcome.written().size());
        var lines = new ArrayList<String>();
        var failed = outcome.failed();
        lines.add(
                failed == null
                        ? Messages.text(problem)
                        : Messages.text("setup.end.failed", title(failed), problem));
        if (!outcome.undone().isEmpty()) {
            var undone =
                    outcome.undone().stream()
                            .map(SetupWords::title)
                            .collect(Collectors.joining(", "));
            lines.add(Messages.text("setup.end.undone", undone));
        }
        for (var left : outcome.left()) {
            lines.add(Messages.text("setup.end.left", title(left.step()), left.why()));
        }
        if (outcome.left().isEmpty()) lines.add(Messages.text("setup.end.asitwas"));
        return String.join("\n", lines);
    }
}
