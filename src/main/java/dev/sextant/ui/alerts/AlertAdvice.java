package dev.sextant.ui.alerts;

import dev.sextant.cluster.Dimension;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Why there is nothing to see, and what stands in the way of seeing. */
final class AlertAdvice {

    private AlertAdvice() {}

    /** {@code Judged 12 s ago · 5 rules · 11 models}. */
    static String judged(AlertsSeen seen, Instant now) {
        var at = seen.judgedAt();
        if (at == null) return Messages.text("alert.notjudged");
        var rules =
                seen.rules().stream()
                        .filter(one -> one.rule().enabled())
                        .filter(one -> !Own.is(one.rule()))
                        .count();
        var models =
                seen.rules().stream()
                        .filter(one -> one.rule().groupBy().contains(Dimension.MODEL))
                        .mapToLong(AlertsSeen.RuleSeen::groups)
                        .max()
                        .orElse(0);
        return Messages.text("alert.judgedago", Ages.since(at, now), rules, models);
    }

    static List<String> problems(AlertsSeen seen) {
        var problems = new ArrayList<>(seen.problems().stream().map(Messages::text).toList());
        if (!seen.owner() && seen.judgedAt() != null) {
            problems.add(Messages.text("alert.otherjudges"));
        }
        return problems;
    }

    /** In place of the list: nothing matches, or nothing is wrong. */
    static Node empty(AlertsModel model, Session session) {
        if (!model.seen().alerts().isEmpty()) {
            return new Placeholder(
                    Feather.FILTER,
                    Messages.text("alert.nomatch"),
                    Messages.text("alert.nomatch.why"));
        }
        var judged = new Label(judged(model.seen(), model.now()));
        judged.setId("alerts-empty-judged");
        judged.getStyleClass().add("note");
        var known = model.seen().judgedAt() != null;
        var nothing =
                new Placeholder(
                        known ? Feather.CHECK_CIRCLE : Feather.CLOCK,
                        known
                                ? Messages.text("alert.nothing")
                                : Messages.text("alert.waiting", session.profile().name()),
                        known
                                ? Messages.text("alert.nothing.why")
                                : Messages.text("alert.waiting.why"),
                        judged);
        nothing.setId("alerts-empty");
        return nothing;
    }
}
