package dev.sextant.monitor;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.Rule;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import org.jspecify.annotations.Nullable;

/** The same with one part changed. */
final class Copies {

    private Copies() {}

    static Alert acknowledged(Alert alert, @Nullable Acknowledgement had) {
        return new Alert(
                alert.key(),
                alert.ruleId(),
                alert.ruleName(),
                alert.severity(),
                alert.unit(),
                alert.labels(),
                alert.ruleLabels(),
                alert.annotations(),
                alert.routes(),
                alert.state(),
                alert.episode(),
                alert.since(),
                alert.firedAt(),
                alert.clearSince(),
                alert.endedAt(),
                alert.end(),
                alert.windowEnd(),
                alert.reading(),
                alert.health(),
                alert.version(),
                had,
                alert.flapping(),
                alert.late(),
                alert.groupedUnder(),
                alert.memory());
    }

    static Rule enabled(Rule rule, boolean on) {
        return new Rule(
                rule.id(),
                rule.name(),
                rule.condition(),
                rule.severity(),
                rule.interval(),
                rule.queryDelay(),
                rule.pendingFor(),
                rule.keepFiringFor(),
                rule.groupBy(),
                rule.filter(),
                rule.overrides(),
                rule.labels(),
                rule.annotations(),
                rule.routes(),
                on);
    }

    static RuleSeen with(RuleSeen seen, Rule rule) {
        return new RuleSeen(
                rule, seen.origin(), seen.health(), seen.judgedAt(), seen.groups(), seen.cost());
    }
}
