package dev.sextant.monitor;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.cluster.Dimension;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import dev.sextant.store.rules.ShippedRules;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The shipped rules, one of a team, and Sextant's own. */
public final class InventedRules {

    public static final Rule DEPLOY =
            rule(
                    "model-deploy-failed",
                    "Model deploy failed",
                    new Condition.Count(
                            Set.of(EventType.TRANSITIONED, EventType.DEPLOYED),
                            true,
                            Duration.ofMinutes(5),
                            0),
                    Severity.CRITICAL,
                    Duration.ZERO,
                    "Check the registry's logs and the model artifact.",
                    "pagerduty",
                    "slack");
    public static final Rule ERROR_RATE =
            rule(
                    "high-error-rate",
                    "High error rate",
                    new Condition.ErrorRate(Duration.ofMinutes(10), new BigDecimal("5"), 50),
                    Severity.CRITICAL,
                    Duration.ofMinutes(5),
                    "Roll back the model, check input data.",
                    "pagerduty");
    public static final Rule LATENCY =
            rule(
                    "latency-regression",
                    "Latency regression",
                    new Condition.LatencyRegression(
                            new BigDecimal("99"), Duration.ofMinutes(15), new BigDecimal("2"), 50),
                    Severity.WARNING,
                    Duration.ofMinutes(10),
                    "Check model size, GPU load; scale out.",
                    "slack");
    public static final Rule ABSENCE =
            rule(
                    "no-predictions",
                    "No predictions",
                    new Condition.Absence(Duration.ofMinutes(30)),
                    Severity.WARNING,
                    Duration.ZERO,
                    "Check the serving endpoint's health and the load balancer.",
                    "slack");
    public static final Rule DISK =
            rule(
                    "disk-usage-high",
                    "Disk usage high",
                    new Condition.Disk(new BigDecimal("60"), new BigDecimal("55")),
                    Severity.INFO,
                    Duration.ZERO,
                    "Review the lifecycle policy, delete old indices, add storage.",
                    "email");
    public static final Rule TEAM =
            withOverrides(
                    rule(
                            "checkout-latency",
                            "Checkout is slow",
                            new Condition.LatencyAbove(
                                    new BigDecimal("95"),
                                    Duration.ofMinutes(5),
                                    new BigDecimal("250"),
                                    100),
                            Severity.WARNING,
                            Duration.ofMinutes(2),
                            "Ask the checkout team.",
                            "checkout-slack"));
    public static final Rule INGESTION = own(OwnProblem.INGESTION_STOPPED, "Ingestion has stopped");
    public static final Rule CANNOT_MEASURE =
            own(OwnProblem.CANNOT_MEASURE, "Rules cannot be measured");
    public static final Rule RECEIVER = own(OwnProblem.RECEIVER_FAILING, "Receiver failing");
    public static final Rule CLOCK = own(OwnProblem.CLOCK, "Clock is off");

    private InventedRules() {}

    public static List<RuleSeen> all() {
        return List.of(
                seen(DEPLOY, Health.OK, 11, 4),
                seen(ERROR_RATE, Health.OK, 11, 38),
                seen(LATENCY, Health.noData(Health.NoData.NO_BASELINE), 11, 61),
                seen(ABSENCE, Health.OK, 11, 9),
                seen(DISK, Health.OK, 2, 3),
                seen(
                        TEAM,
                        "/home/somchai/.config/sextant/rules/checkout-latency.yaml",
                        Health.error(
                                "field missing",
                                Sentence.of(
                                                "cluster.field",
                                                "latency_ms",
                                                Sentence.of("cluster.field.none"))
                                        .english()),
                        3,
                        12),
                seen(INGESTION, Health.OK, 1, 0),
                seen(CANNOT_MEASURE, Health.OK, 1, 0),
                seen(RECEIVER, Health.OK, 1, 0),
                seen(CLOCK, Health.OK, 1, 0));
    }

    private static RuleSeen seen(Rule rule, Health health, long groups, long millis) {
        return seen(rule, "shipped", health, groups, millis);
    }

    private static RuleSeen seen(
            Rule rule, String origin, Health health, long groups, long millis) {
        return new RuleSeen(
                rule, origin, health, InventedAlerts.JUDGED, groups, Duration.ofMillis(millis));
    }

    private static Rule rule(
            String id,
            String name,
            Condition condition,
            Severity severity,
            Duration keep,
            String whatToDo,
            String... routes) {
        return new Rule(
                id,
                name,
                condition,
                severity,
                Rule.DEFAULT_INTERVAL,
                Rule.DEFAULT_QUERY_DELAY,
                condition instanceof Condition.Disk ? Duration.ofMinutes(2) : Duration.ZERO,
                keep,
                condition instanceof Condition.Disk ? List.of() : List.of(Dimension.MODEL),
                Filter.ALL,
                List.of(),
                InventedAlerts.team("models"),
                InventedAlerts.notes(name, explanation(id), whatToDo),
                List.of(routes),
                true);
    }

    private static String explanation(String id) {
        var shipped = ShippedRules.find(id);
        return shipped == null ? "Whoever pays waits for it." : shipped.annotations().explanation();
    }

    private static Rule own(OwnProblem problem, String name) {
        return new Rule(
                problem.ruleId(),
                name,
                new Condition.Own(problem),
                Severity.WARNING,
                Rule.DEFAULT_INTERVAL,
                Rule.DEFAULT_QUERY_DELAY,
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                Filter.ALL,
                List.of(),
                InventedAlerts.team("sextant"),
                InventedAlerts.notes(name, OwnRules.of(problem).annotations().explanation(), ""),
                List.of("desktop"),
                true);
    }

    private static Rule withOverrides(Rule rule) {
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
                List.of(
                        new ModelLimit("search-ranker", new BigDecimal("400"), null, true),
                        new ModelLimit("demand-planner", null, null, false)),
                rule.labels(),
                rule.annotations(),
                rule.routes(),
                true);
    }
}
