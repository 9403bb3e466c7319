package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Annotations;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.cluster.Dimension;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {

    private static final List<String> WORDS =
            List.of(
                    "a",
                    "yes",
                    "null",
                    "12",
                    "1e5",
                    "0x1f",
                    "~",
                    "- b",
                    "a: b",
                    "a #b",
                    "#b",
                    "'",
                    "\"",
                    "[x]",
                    "{y}",
                    "&z",
                    "*z",
                    "!t",
                    "|",
                    ">",
                    "%",
                    "@",
                    "`",
                    "a,",
                    "ไทย",
                    "é",
                    "\ud83d\ude00",
                    "\\n",
                    "a\u200db",
                    "---",
                    "...",
                    "<<",
                    "?",
                    "=",
                    "2026-11-22",
                    "https://example.org",
                    "x".repeat(90),
                    "true",
                    "1_000",
                    "1:30",
                    ".inf",
                    "-",
                    "C:\\x");

    @Test
    void theShippedRulesAreWrittenAndReadBack() throws Exception {
        for (var rule : ShippedRules.all()) assertReadBack(rule);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyRuleIsWrittenAndReadBack(long seed) throws Exception {
        var random = new Random(seed);
        for (var count = 0; count < 300; count++) assertReadBack(rule(random));
    }

    @Test
    void aPersonCanReadWhatIsWritten() {
        var rule = ShippedRules.all().get(1);
        var text = RuleText.of(rule, List.of("Mine."));
        assertTrue(
                text.startsWith(
                        """
                        # Mine.
                        name: High error rate
                        condition:
                          kind: error-rate
                          above: 5
                          window: 10m
                        severity: P1
                        group-by: [model]
                        every: 30s
                        query-delay: 15s
                        pending-for: 0s
                        keep-firing-for: 5m
                        minimum-sample: 50
                        annotations:
                          summary: "More than 5 % of the model's predictions fail."
                          explanation: >-
                            Errors divided by predictions"""),
                text);
        assertTrue(text.endsWith("routes: [pagerduty]\nenabled: true\n"), text);
    }

    private static void assertReadBack(Rule rule) throws RuleFileException {
        var text = RuleText.of(rule, List.of());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(rule, RuleFile.read(rule.id() + ".yaml", rule.id(), bytes), text);
    }

    private static Rule rule(Random random) {
        var condition = condition(random);
        var disk = condition instanceof Condition.Disk;
        var groups = new ArrayList<Dimension>();
        if (!disk) {
            groups.add(Dimension.MODEL);
            if (random.nextBoolean()) groups.add(Dimension.ENVIRONMENT);
        }
        return new Rule(
                "some-rule",
                text(random, " ", 100),
                condition,
                List.of(Severity.values()).get(random.nextInt(3)),
                Duration.ofSeconds(10 + random.nextInt(51)),
                Duration.ofSeconds(random.nextInt(601)),
                Duration.ofSeconds(random.nextInt(604_801)),
                Duration.ofMinutes(random.nextInt(10_081)),
                groups,
                new Filter(optional(random), null, optional(random)),
                disk ? List.of() : limits(condition, random),
                random.nextBoolean()
                        ? Map.of()
                        : Map.of("team", text(random, " ", 200), "A_1", text(random, " ", 200)),
                new Annotations(
                        text(random, " ", 250),
                        random.nextBoolean()
                                ? ""
                                : text(random, random.nextBoolean() ? "\n" : " ", 3_000),
                        text(random, random.nextBoolean() ? "\n" : " ", 3_000),
                        random.nextBoolean() ? "" : "https://example.org/a?b=c#d"),
                random.nextBoolean() ? List.of() : List.of("slack", "Ops night 2", "ไทย"),
                random.nextBoolean());
    }

    private static List<ModelLimit> limits(Condition condition, Random random) {
        if (condition instanceof Condition.Absence || condition instanceof Condition.Count) {
            return List.of(new ModelLimit("m " + text(random, "-", 100), null, null, false));
        }
        return List.of(
                new ModelLimit(text(random, " ", 200), number(random, 90), null, true),
                new ModelLimit(
                        "other " + text(random, " ", 100),
                        null,
                        1L + random.nextInt(1_000),
                        random.nextBoolean()));
    }

    private static Condition condition(Random random) {
        var window = Duration.ofSeconds(60 + random.nextInt(100_000));
        var sample = 1 + random.nextInt(1_000);
        return switch (random.nextInt(6)) {
            case 0 ->
                    new Condition.Count(
                            random.nextBoolean()
                                    ? Set.of(EventType.DEPLOYED)
                                    : Set.of(EventType.values()),
                            random.nextBoolean(),
                            window,
                            random.nextInt(1_000_000));
            case 1 -> new Condition.ErrorRate(window, number(random, 99), sample);
            case 2 ->
                    new Condition.LatencyAbove(
                            number(random, 99), window, number(random, 80_000_000), sample);
            case 3 ->
                    new Condition.LatencyRegression(
                            Baseline.PERCENTILES.get(random.nextInt(Baseline.PERCENTILES.size())),
                            window,
                            number(random, 900),
                            sample);
            case 4 -> new Condition.Absence(window);
            default -> {
                var above = BigDecimal.valueOf(1 + random.nextInt(99));
                yield new Condition.Disk(above, above.subtract(new BigDecimal("0.25")));
            }
        };
    }

    private static BigDecimal number(Random random, int below) {
        var whole = BigDecimal.valueOf(1 + random.nextInt(below - 1));
        return random.nextBoolean()
                ? whole
                : YamlValue.plain(
                        whole.add(
                                BigDecimal.valueOf(
                                        1 + random.nextInt(999), random.nextInt(4) + 3)));
    }

    private static @Nullable String optional(Random random) {
        return random.nextBoolean() ? null : text(random, " ", 200);
    }

    private static String text(Random random, String separator, int most) {
        var text = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
        while (random.nextInt(8) > 0) {
            var word = WORDS.get(random.nextInt(WORDS.size()));
            if (text.length() + word.length() > most - 2) break;
            text.append(random.nextInt(10) == 0 ? separator + separator : separator).append(word);
        }
        return text.toString();
    }
}
