package dev.sextant.ui.rules;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.ui.alerts.RuleWords;
import dev.sextant.widget.Messages;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule's numbers as they stand in the form, good or not.
 *
 * @param limit as typed; empty for a condition without one
 * @param clearBelow as typed; only for disks
 * @param routes names or kinds of receivers, separated by commas
 */
record RuleDraft(
        String limit,
        String clearBelow,
        String minimumSample,
        String window,
        String pendingFor,
        String keepFiringFor,
        String routes,
        List<ForModel> overrides) {

    /** The ranges are those of rule files. */
    static final Duration LEAST_WINDOW = Duration.ofSeconds(10);

    static final Duration MOST_WINDOW = Duration.ofDays(30);
    static final Duration MOST_WAIT = Duration.ofDays(7);
    static final BigDecimal MOST_MILLISECONDS = BigDecimal.valueOf(86_400_000);
    static final BigDecimal MOST_COUNT = BigDecimal.valueOf(1_000_000_000_000L);
    static final BigDecimal MOST_FACTOR = BigDecimal.valueOf(1_000);
    static final long MOST_SAMPLE = 1_000_000_000;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What a sentence can stand beside. */
    enum Field {
        LIMIT,
        CLEAR_BELOW,
        MINIMUM_SAMPLE,
        WINDOW,
        PENDING_FOR,
        KEEP_FIRING_FOR,
        ROUTES,
        OVERRIDES
    }

    /**
     * Other numbers for one model, as typed.
     *
     * @param limit empty to keep the rule's
     * @param minimumSample empty to keep the rule's
     */
    record ForModel(String model, String limit, String minimumSample, boolean judged) {}

    static RuleDraft of(Rule rule) {
        var condition = rule.condition();
        var above = above(condition);
        var sample = sample(condition);
        return new RuleDraft(
                above == null ? "" : RuleWords.number(above),
                condition instanceof Condition.Disk disk ? RuleWords.number(disk.clearBelow()) : "",
                sample == null ? "" : String.valueOf(sample),
                Spans.text(condition.window()),
                Spans.text(rule.pendingFor()),
                Spans.text(rule.keepFiringFor()),
                String.join(", ", rule.routes()),
                rule.overrides().stream().map(RuleDraft::override).toList());
    }

    private static ForModel override(ModelLimit limit) {
        var sample = limit.minimumSample();
        return new ForModel(
                limit.model(),
                limit.limit() == null ? "" : RuleWords.number(limit.limit()),
                sample == null ? "" : String.valueOf(sample),
                limit.enabled());
    }

    /** Which fields a condition has. */
    static boolean has(Condition condition, Field field) {
        return switch (field) {
            case LIMIT -> above(condition) != null;
            case CLEAR_BELOW -> condition instanceof Condition.Disk;
            case MINIMUM_SAMPLE -> sample(condition) != null;
            case WINDOW -> !condition.window().isZero();
            case PENDING_FOR, KEEP_FIRING_FOR -> !(condition instanceof Condition.Own);
            case ROUTES -> true;
            case OVERRIDES ->
                    !(condition instanceof Condition.Own) && !(condition instanceof Condition.Disk);
        };
    }

    private static @Nullable BigDecimal above(Condition condition) {
        return switch (condition) {
            case Condition.Count count -> BigDecimal.valueOf(count.above());
            case Condition.ErrorRate rate -> rate.above();
            case Condition.LatencyAbove latency -> latency.above();
            case Condition.LatencyRegression latency -> latency.factor();
            case Condition.Absence absence -> null;
            case Condition.Disk disk -> disk.above();
            case Condition.Own own -> null;
        };
    }

    private static @Nullable Long sample(Condition condition) {
        return switch (condition) {
            case Condition.ErrorRate rate -> rate.minimumSample();
            case Condition.LatencyAbove latency -> latency.minimumSample();
            case Condition.LatencyRegression latency -> latency.minimumSample();
            default -> null;
        };
    }

    /** One sentence for each field that is not good. */
    Map<Field, String> problems(Condition condition) {
        var found = new EnumMap<Field, String>(Field.class);
        if (has(condition, Field.LIMIT)) put(found, Field.LIMIT, limitProblem(condition, limit));
        if (has(condition, Field.CLEAR_BELOW)) put(found, Field.CLEAR_BELOW, clearProblem());
        if (has(condition, Field.MINIMUM_SAMPLE)) {
            put(found, Field.MINIMUM_SAMPLE, sampleProblem(minimumSample));
        }
        if (has(condition, Field.WINDOW)) {
            put(found, Field.WINDOW, spanProblem(window, LEAST_WINDOW, MOST_WINDOW));
        }
        if (has(condition, Field.PENDING_FOR)) {
            put(found, Field.PENDING_FOR, spanProblem(pendingFor, Duration.ZERO, MOST_WAIT));
            put(found, Field.KEEP_FIRING_FOR, spanProblem(keepFiringFor, Duration.ZERO, MOST_WAIT));
        }
        put(found, Field.OVERRIDES, overridesProblem(condition));
        return found;
    }

    private static @Nullable String limitProblem(Condition condition, String typed) {
        var number = number(typed);
        return switch (condition) {
            case Condition.Count count ->
                    good(
                                    number,
                                    at ->
                                            isWhole(at)
                                                    && at.signum() >= 0
                                                    && at.compareTo(MOST_COUNT) <= 0)
                            ? null
                            : Messages.text("rule.problem.count", typed);
            case Condition.ErrorRate rate -> percentProblem(typed, number);
            case Condition.Disk disk -> diskProblem(typed, number);
            case Condition.LatencyAbove latency ->
                    good(number, at -> at.signum() >= 0 && at.compareTo(MOST_MILLISECONDS) <= 0)
                            ? null
                            : Messages.text("rule.problem.milliseconds", typed);
            case Condition.LatencyRegression latency ->
                    good(number, at -> at.signum() > 0 && at.compareTo(MOST_FACTOR) <= 0)
                            ? null
                            : Messages.text("rule.problem.factor", typed);
            case Condition.Absence absence -> null;
            case Condition.Own own -> null;
        };
    }

    private static @Nullable String percentProblem(String typed, @Nullable BigDecimal number) {
        return good(number, at -> at.signum() >= 0 && at.compareTo(HUNDRED) < 0)
                ? null
                : Messages.text("rule.problem.percent", typed);
    }

    private static @Nullable String diskProblem(String typed, @Nullable BigDecimal number) {
        return good(number, at -> at.signum() > 0 && at.compareTo(HUNDRED) < 0)
                ? null
                : Messages.text("rule.problem.disk", typed);
    }

    private @Nullable String clearProblem() {
        var below = number(clearBelow);
        var above = number(limit);
        var bad = diskProblem(clearBelow, below);
        if (bad != null || below == null || above == null) return bad;
        return below.compareTo(above) <= 0
                ? null
                : Messages.text("rule.problem.clear", clearBelow, limit);
    }

    private static @Nullable String sampleProblem(String typed) {
        var number = number(typed);
        return good(number, at -> isWhole(at) && at.signum() > 0 && at.longValue() <= MOST_SAMPLE)
                ? null
                : Messages.text("rule.problem.sample", typed);
    }

    private static @Nullable String spanProblem(String typed, Duration least, Duration most) {
        var span = Spans.parse(typed);
        return span != null && span.compareTo(least) >= 0 && span.compareTo(most) <= 0
                ? null
                : Messages.text("rule.problem.span", typed, Spans.text(least), Spans.text(most));
    }

    private @Nullable String overridesProblem(Condition condition) {
        var models = new HashSet<String>();
        for (var one : overrides) {
            if (one.model().isBlank()) return Messages.text("rule.problem.model");
            if (!models.add(one.model().strip())) {
                return Messages.text("rule.problem.twice", one.model().strip());
            }
            var bad = one.limit().isBlank() ? null : limitProblem(condition, one.limit());
            if (bad == null && !one.minimumSample().isBlank()) {
                bad = sampleProblem(one.minimumSample());
            }
            if (bad != null) return Messages.text("rule.problem.for", one.model().strip(), bad);
        }
        return null;
    }

    /** The rule with these numbers; only of a draft without problems. */
    Rule applied(Rule rule) {
        return new Rule(
                rule.id(),
                rule.name(),
                condition(rule.condition()),
                rule.severity(),
                rule.interval(),
                rule.queryDelay(),
                span(pendingFor, rule.pendingFor()),
                span(keepFiringFor, rule.keepFiringFor()),
                rule.groupBy(),
                rule.filter(),
                limits(),
                rule.labels(),
                rule.annotations(),
                routeList(),
                rule.enabled());
    }

    private Condition condition(Condition before) {
        return switch (before) {
            case Condition.Count(var events, var failedOnly, var old, var above) ->
                    new Condition.Count(
                            events,
                            failedOnly,
                            span(window, old),
                            orElse(number(limit), BigDecimal.valueOf(above)).longValue());
            case Condition.ErrorRate(var old, var above, var least) ->
                    new Condition.ErrorRate(
                            span(window, old), orElse(number(limit), above), sample(least));
            case Condition.LatencyAbove(var percentile, var old, var above, var least) ->
                    new Condition.LatencyAbove(
                            percentile,
                            span(window, old),
                            orElse(number(limit), above),
                            sample(least));
            case Condition.LatencyRegression(var percentile, var old, var factor, var least) ->
                    new Condition.LatencyRegression(
                            percentile,
                            span(window, old),
                            orElse(number(limit), factor),
                            sample(least));
            case Condition.Absence(var old) -> new Condition.Absence(span(window, old));
            case Condition.Disk(var above, var below) ->
                    new Condition.Disk(
                            orElse(number(limit), above), orElse(number(clearBelow), below));
            case Condition.Own own -> own;
        };
    }

    private long sample(long before) {
        return orElse(number(minimumSample), BigDecimal.valueOf(before)).longValue();
    }

    private List<ModelLimit> limits() {
        var limits = new ArrayList<ModelLimit>();
        for (var one : overrides) {
            var sample = number(one.minimumSample());
            limits.add(
                    new ModelLimit(
                            one.model().strip(),
                            number(one.limit()),
                            sample == null ? null : sample.longValue(),
                            one.judged()));
        }
        return limits;
    }

    private List<String> routeList() {
        return Arrays.stream(routes.split(","))
                .map(String::strip)
                .filter(route -> !route.isEmpty())
                .toList();
    }

    private static Duration span(String typed, Duration before) {
        var span = Spans.parse(typed);
        return span == null ? before : span;
    }

    private static @Nullable BigDecimal number(String typed) {
        try {
            return new BigDecimal(typed.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean good(@Nullable BigDecimal number, Predicate<BigDecimal> test) {
        return number != null && test.test(number);
    }

    private static BigDecimal orElse(@Nullable BigDecimal number, BigDecimal other) {
        return number == null ? other : number;
    }

    private static void put(Map<Field, String> found, Field field, @Nullable String problem) {
        if (problem != null) found.put(field, problem);
    }
}
