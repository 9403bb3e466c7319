package dev.sextant.monitor;

import dev.sextant.alert.Annotations;
import dev.sextant.alert.Condition;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Rule;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules by which Sextant watches its own watching. They cannot be switched off. */
public final class OwnRules {

    /** Windows for which a rule may be unmeasured. */
    private static final Duration UNMEASURED = Rule.DEFAULT_INTERVAL.multipliedBy(3);

    private static final Map<OwnProblem, Rule> RULES = new EnumMap<>(OwnProblem.class);

    static {
        rule(
                OwnProblem.CANNOT_MEASURE,
                "Rules cannot be measured",
                Severity.WARNING,
                UNMEASURED,
                "One or more rules could not be judged for three intervals: their alerts keep their"
                        + " state, and new ones cannot fire.",
                "Look at the rule's health for the reason, and at the profile's connection test.",
                List.of("slack"));
        rule(
                OwnProblem.CLUSTER_UNREACHABLE,
                "Cluster unreachable",
                Severity.WARNING,
                Duration.ofMinutes(2),
                "The cluster has not answered for two minutes: nothing is judged.",
                "Check the cluster's health and the network; windows are judged afterwards.",
                List.of("slack"));
        rule(
                OwnProblem.RECEIVER_FAILING,
                "Receiver failing",
                Severity.WARNING,
                Duration.ZERO,
                "A receiver has taken nothing for five minutes, or refuses for good: what is meant"
                        + " for it waits.",
                "Mend the receiver and send it a test; what waits is sent then.",
                List.of("slack", "email", "pagerduty"));
        rule(
                OwnProblem.CLOCK,
                "Clock is off",
                Severity.INFO,
                Duration.ofMinutes(1),
                "This machine's clock differs from the cluster's by more than five seconds."
                        + " Judging uses the cluster's.",
                "Let the machine synchronise its clock.",
                List.of("email"));
        rule(
                OwnProblem.CREDENTIALS,
                "Credentials refused",
                Severity.WARNING,
                Duration.ZERO,
                "The cluster refuses the profile's credentials: nothing is judged.",
                "Enter a valid key or password in the profile.",
                List.of("slack"));
        rule(
                OwnProblem.EXPIRING,
                "Credentials about to expire",
                Severity.INFO,
                Duration.ZERO,
                "The API key ends within a week, or the server's certificate within three.",
                "Make a new key and enter it in the profile, or renew the certificate on the server,"
                        + " before then.",
                List.of("email"));
        rule(
                OwnProblem.TOO_MANY,
                "Too many alerts of one rule",
                Severity.WARNING,
                Duration.ZERO,
                "A rule has more than a thousand alerts; further ones are not told apart.",
                "Look for a producer that invents names, or raise the rule's limit.",
                List.of("slack"));
        rule(
                OwnProblem.INGESTION_STOPPED,
                "Ingestion has stopped",
                Severity.CRITICAL,
                Duration.ZERO,
                "No document of any model has arrived: the models may be well, but nobody can know.",
                "Check the log shippers, the pipeline and the cluster's disk watermarks.",
                List.of("pagerduty", "slack"));
        rule(
                OwnProblem.STOOD_STILL,
                "Judging stood still",
                Severity.WARNING,
                Duration.ZERO,
                "Nothing was judged for at least three intervals, because the evaluation was stuck;"
                        + " missed windows are judged afterwards.",
                "Send a support bundle: the log has what every thread was doing.",
                List.of("slack"));
    }

    private OwnRules() {}

    public static List<Rule> all() {
        return List.copyOf(RULES.values());
    }

    public static Rule of(OwnProblem problem) {
        return Objects.requireNonNull(RULES.get(problem));
    }

    private static void rule(
            OwnProblem problem,
            String name,
            Severity severity,
            Duration pendingFor,
            String explanation,
            String whatToDo,
            List<String> routes) {
        RULES.put(
                problem,
                new Rule(
                        problem.ruleId(),
                        name,
                        new Condition.Own(problem),
                        severity,
                        Rule.DEFAULT_INTERVAL,
                        Duration.ZERO,
                        pendingFor,
                        Duration.ZERO,
                        List.of(),
                        Filter.ALL,
                        List.of(),
                        Map.of(),
                        new Annotations(name, explanation, whatToDo, ""),
                        routes,
                        true));
    }
}
