package dev.sextant.alert;

import dev.sextant.cluster.Dimension;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition worth telling someone about: one definition for all models.
 *
 * @param id lower-case words joined by hyphens; the name of the rule's file without its ending
 * @param interval how often it is judged, 10 s to 1 h
 * @param queryDelay how long late documents are waited for, 0 to 10 min
 * @param pendingFor how long the breach must last before people are told
 * @param keepFiringFor how long it must be clear before the alert is over
 * @param groupBy what is judged apart; empty for disk and Sextant's own rules
 * @param filter which documents count; its model is always null
 * @param overrides other limits for single models
 * @param labels further labels that receivers can match; they do not identify the alert
 * @param routes names or kinds of receivers, for example {@code slack}
 */
public record Rule(
        String id,
        String name,
        Condition condition,
        Severity severity,
        Duration interval,
        Duration queryDelay,
        Duration pendingFor,
        Duration keepFiringFor,
        List<Dimension> groupBy,
        Filter filter,
        List<ModelLimit> overrides,
        Map<String, String> labels,
        Annotations annotations,
        List<String> routes,
        boolean enabled) {

    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);
    public static final Duration DEFAULT_QUERY_DELAY = Duration.ofSeconds(15);
    public static final long DEFAULT_MINIMUM_SAMPLE = 50;

    public Rule {
        groupBy = List.copyOf(groupBy);
        overrides = List.copyOf(overrides);
        labels = Map.copyOf(labels);
        routes = List.copyOf(routes);
    }

    /**
     * Another limit for one model.
     *
     * @param model the exact name
     * @param limit in place of the condition's above or factor; null to keep it
     * @param minimumSample null to keep the condition's
     * @param enabled whether the rule judges this model at all
     */
    public record ModelLimit(
            String model,
            @Nullable BigDecimal limit,
            @Nullable Long minimumSample,
            boolean enabled) {}

    /** The limit for one model; null when the rule's own numbers hold. */
    public @Nullable ModelLimit limitFor(@Nullable String model) {
        for (var limit : overrides) {
            if (limit.model().equals(model)) return limit;
        }
        return null;
    }

    /**
     * What decides whether a rule judges as it did: when it changes, the rule's alerts end, since
     * they say something else.
     */
    public String judgement() {
        return "%s by %s in %s with %s, %s"
                .formatted(condition, groupBy, filter, overrides, enabled ? "on" : "off");
    }

    /** The same rule, switched on or off. */
    public Rule withEnabled(boolean on) {
        return copy(interval, queryDelay, pendingFor, keepFiringFor, annotations, on);
    }

    /** The same condition, judged at other times. */
    public Rule withTimes(Duration every, Duration delay, Duration pending, Duration keepFiring) {
        return copy(every, delay, pending, keepFiring, annotations, enabled);
    }

    /** The same rule with another explanation for people. */
    public Rule explained(String explanation) {
        var told =
                new Annotations(
                        annotations.summary(),
                        explanation,
                        annotations.whatToDo(),
                        annotations.runbook());
        return copy(interval, queryDelay, pendingFor, keepFiringFor, told, enabled);
    }

    private Rule copy(
            Duration every,
            Duration delay,
            Duration pending,
            Duration keepFiring,
            Annotations told,
            boolean on) {
        return new Rule(
                id,
                name,
                condition,
                severity,
                every,
                delay,
                pending,
                keepFiring,
                groupBy,
                filter,
                overrides,
                labels,
                told,
                routes,
                on);
    }
}
