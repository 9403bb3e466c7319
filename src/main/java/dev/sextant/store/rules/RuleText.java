package dev.sextant.store.rules;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.model.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes a rule as a file that {@link RuleFile} reads back as the same rule. */
public final class RuleText {

    private static final int WIDTH = 80;
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}][\\p{L}\\p{N}\\p{M}_./-]*( [\\p{L}\\p{N}\\p{M}_.,;/()+-]+)*");

    private final StringBuilder text = new StringBuilder();

    private RuleText() {}

    /**
     * @param comment said above the rule; one line each
     */
    public static String of(Rule rule, List<String> comment) {
        var writer = new RuleText();
        for (var line : comment) writer.text.append("# ").append(line).append('\n');
        writer.rule(rule);
        return writer.text.toString();
    }

    /** As rule files name what a rule watches for: {@code error-rate}. */
    public static String kind(Condition condition) {
        return ConditionReader.Kind.of(condition).word();
    }

    private void rule(Rule rule) {
        entry(0, "name", rule.name());
        text.append("condition:\n");
        condition(rule.condition());
        line(0, "severity", rule.severity().code());
        if (!(rule.condition() instanceof Condition.Disk)) {
            line(0, "group-by", list(rule.groupBy().stream().map(one -> one.label()).toList()));
        }
        var environment = rule.filter().environment();
        var stage = rule.filter().stage();
        if (environment != null || stage != null) {
            text.append("filter:\n");
            if (environment != null) entry(1, "environment", environment);
            if (stage != null) entry(1, "stage", stage);
        }
        line(0, "every", DurationText.of(rule.interval()));
        line(0, "query-delay", DurationText.of(rule.queryDelay()));
        line(0, "pending-for", DurationText.of(rule.pendingFor()));
        line(0, "keep-firing-for", DurationText.of(rule.keepFiringFor()));
        var sample = sample(rule.condition());
        if (sample > 0) line(0, "minimum-sample", Long.toString(sample));
        if (!rule.overrides().isEmpty()) {
            text.append("models:\n");
            rule.overrides().forEach(this::limit);
        }
        if (!rule.labels().isEmpty()) {
            text.append("labels:\n");
            new TreeMap<>(rule.labels()).forEach((name, value) -> entry(1, name, value));
        }
        var said = rule.annotations();
        text.append("annotations:\n");
        entry(1, "summary", said.summary());
        if (!said.explanation().isEmpty()) entry(1, "explanation", said.explanation());
        entry(1, "what-to-do", said.whatToDo());
        if (!said.runbook().isEmpty()) entry(1, "runbook", said.runbook());
        line(0, "routes", list(rule.routes()));
        line(0, "enabled", Boolean.toString(rule.enabled()));
    }

    private void condition(Condition condition) {
        line(1, "kind", ConditionReader.Kind.of(condition).word());
        switch (condition) {
            case Condition.Count count -> {
                line(
                        1,
                        "events",
                        list(
                                count.events().stream()
                                        .sorted(Comparator.naturalOrder())
                                        .map(EventType::logged)
                                        .toList()));
                if (count.failedOnly()) line(1, "status", "failed");
                line(1, "above", Long.toString(count.above()));
                window(count.window());
            }
            case Condition.ErrorRate rate -> {
                number("above", rate.above());
                window(rate.window());
            }
            case Condition.LatencyAbove latency -> {
                number("percentile", latency.percentile());
                number("above", latency.above());
                window(latency.window());
            }
            case Condition.LatencyRegression regression -> {
                number("percentile", regression.percentile());
                number("factor", regression.factor());
                window(regression.window());
            }
            case Condition.Absence absence -> window(absence.window());
            case Condition.Disk disk -> {
                number("above", disk.above());
                number("clear-below", disk.clearBelow());
            }
            case Condition.Own own -> throw new IllegalArgumentException("not in a file: " + own);
        }
    }

    private void limit(ModelLimit limit) {
        text.append("  ").append(scalar(limit.model())).append(":\n");
        var number = limit.limit();
        if (number != null) line(2, "limit", YamlValue.plain(number).toPlainString());
        var sample = limit.minimumSample();
        if (sample != null) line(2, "minimum-sample", Long.toString(sample));
        line(2, "enabled", Boolean.toString(limit.enabled()));
    }

    private static long sample(Condition condition) {
        return switch (condition) {
            case Condition.ErrorRate rate -> rate.minimumSample();
            case Condition.LatencyAbove latency -> latency.minimumSample();
            case Condition.LatencyRegression regression -> regression.minimumSample();
            case Condition.Count _, Condition.Absence _, Condition.Disk _, Condition.Own _ -> 0;
        };
    }

    private void window(Duration window) {
        line(1, "window", DurationText.of(window));
    }

    private void number(String key, BigDecimal number) {
        line(1, key, YamlValue.plain(number).toPlainString());
    }

    private void line(int depth, String key, String value) {
        text.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
    }

    private void entry(int depth, String key, String value) {
        if (value.length() > WIDTH - 4 * depth && foldable(value)) {
            text.append("  ".repeat(depth)).append(key).append(": >-\n");
            folded(depth + 1, value);
        } else {
            line(depth, key, scalar(value));
        }
    }

    /** Whether words at single spaces, all of them visible, are all that there is. */
    private static boolean foldable(String value) {
        return value.chars().noneMatch(sign -> sign == '\n' || unsafe(sign))
                && !value.contains("  ")
                && !value.startsWith(" ")
                && !value.endsWith(" ");
    }

    private void folded(int depth, String value) {
        var line = new StringBuilder();
        for (var word : value.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                text.append("  ".repeat(depth)).append(line).append('\n');
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private static String list(List<String> words) {
        var scalars = new ArrayList<String>();
        for (var word : words) scalars.add(scalar(word));
        return "[" + String.join(", ", scalars) + "]";
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches()
                && !value.contains(", ")
                && YamlValue.needsNoQuotes(value)) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        for (var at = 0; at < value.length(); at++) {
            var sign = value.charAt(at);
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (unsafe(sign)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) sign));
                    } else {
                        quoted.append(sign);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** What a rule file may not hold as it is. */
    private static boolean unsafe(int sign) {
        return YamlFile.isInvisible((char) sign) || sign == '\r' || sign == '\t';
    }
}
