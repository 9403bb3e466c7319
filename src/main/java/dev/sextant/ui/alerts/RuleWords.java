package dev.sextant.ui.alerts;

import dev.sextant.alert.Condition;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.Dimension;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** A rule in words. */
public final class RuleWords {

    private RuleWords() {}

    /** The whole condition: {@code errors / predictions > 5 % in 10 min, per model}. */
    public static String condition(Rule rule) {
        var condition = condition(rule.condition());
        if (rule.condition() instanceof Condition.Disk) {
            return Messages.text("rule.per", condition, Messages.text("rule.node"));
        }
        if (rule.groupBy().isEmpty()) return condition;
        var groups = rule.groupBy().stream().map(RuleWords::name).collect(Collectors.joining(", "));
        return Messages.text("rule.per", condition, groups);
    }

    private static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Count count ->
                    Messages.text(
                            count.failedOnly() ? "rule.count.failed" : "rule.count",
                            count.events().stream()
                                    .map(type -> type.logged())
                                    .sorted()
                                    .collect(
                                            Collectors.joining(
                                                    " " + Messages.text("rule.or") + " ")),
                            Numbers.count(count.above()),
                            Numbers.span(count.window()));
            case Condition.ErrorRate rate ->
                    Messages.text(
                            "rule.errorRate", number(rate.above()), Numbers.span(rate.window()));
            case Condition.LatencyAbove latency ->
                    Messages.text(
                            "rule.latency",
                            number(latency.percentile()),
                            number(latency.above()),
                            Numbers.span(latency.window()));
            case Condition.LatencyRegression latency ->
                    Messages.text(
                            "rule.regression",
                            number(latency.percentile()),
                            number(latency.factor()),
                            Numbers.span(latency.window()));
            case Condition.Absence absence ->
                    Messages.text("rule.absence", Numbers.span(absence.window()));
            case Condition.Disk disk ->
                    Messages.text("rule.disk", number(disk.above()), number(disk.clearBelow()));
            case Condition.Own own -> own(own.problem());
        };
    }

    private static String own(OwnProblem problem) {
        return switch (problem) {
            case CANNOT_MEASURE -> Messages.text("rule.own.measure");
            case CLUSTER_UNREACHABLE -> Messages.text("rule.own.unreachable");
            case RECEIVER_FAILING -> Messages.text("rule.own.receiver");
            case CLOCK -> Messages.text("rule.own.clock");
            case EXPIRING -> Messages.text("rule.own.expiring");
            case CREDENTIALS -> Messages.text("rule.own.credentials");
            case TOO_MANY -> Messages.text("rule.own.toomany");
            case INGESTION_STOPPED -> Messages.text("rule.own.ingestion");
            case STOOD_STILL -> Messages.text("rule.own.stuck");
        };
    }

    /** The number that is compared with: {@code 5 %}, {@code 2 × baseline}; a dash for none. */
    public static String limit(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> Numbers.count(count.above());
            case Condition.ErrorRate rate -> number(rate.above()) + " %";
            case Condition.LatencyAbove latency -> number(latency.above()) + " ms";
            case Condition.LatencyRegression latency ->
                    Messages.text("rule.factor", number(latency.factor()));
            case Condition.Absence absence -> Numbers.count(0L);
            case Condition.Disk disk -> number(disk.above()) + " %";
            case Condition.Own own -> Numbers.NONE;
        };
    }

    /** Without an end of zeros: {@code 5}, {@code 2.5}. */
    public static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String name(Dimension dimension) {
        return switch (dimension) {
            case MODEL -> Messages.text("rule.dimension.model");
            case ENVIRONMENT -> Messages.text("rule.dimension.environment");
            case VERSION -> Messages.text("rule.dimension.version");
            case STAGE -> Messages.text("rule.dimension.stage");
        };
    }
}
