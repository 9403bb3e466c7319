package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.cluster.Dimension;
import dev.sextant.model.EventType;
import dev.sextant.model.Filter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFileTest {

    private static final String GOOD =
            """
            name: Too many errors
            condition:
              kind: error-rate
              above: 5
              window: 10m
            severity: P1
            annotations:
              summary: Too many predictions fail.
              what-to-do: Roll it back.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model-deploy-failed | Model deploy failed | P1 | PT0S | PT0S  | pagerduty,slack | check the registry's logs and the model artifact",
                "high-error-rate     | High error rate     | P1 | PT0S | PT5M  | pagerduty | roll back the model, check input data",
                "latency-regression  | Latency regression  | P2 | PT0S | PT10M | slack | check model size, GPU load; scale out",
                "no-predictions      | No predictions      | P2 | PT0S | PT0S  | slack | check the serving endpoint's health and the load balancer",
                "disk-usage-high     | Disk usage high     | P3 | PT2M | PT0S  | email | review the lifecycle policy, delete old indices, add storage"
            })
    void theShippedRulesAreAsDesigned(
            String id,
            String name,
            String severity,
            Duration pending,
            Duration keep,
            String routes,
            String whatToDo) {
        var rule = shipped(id);
        assertEquals(name, rule.name());
        assertEquals(severity, rule.severity().code());
        assertEquals(pending, rule.pendingFor());
        assertEquals(keep, rule.keepFiringFor());
        assertEquals(List.of(routes.split(",")), rule.routes());
        assertEquals(Duration.ofSeconds(30), rule.interval());
        assertEquals(Duration.ofSeconds(15), rule.queryDelay());
        assertEquals(
                whatToDo,
                rule.annotations().whatToDo().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                        + rule.annotations().whatToDo().substring(1).replaceAll("\\.$", ""));
        assertEquals(Filter.ALL, rule.filter());
        assertTrue(rule.enabled());
        assertEquals(id.startsWith("disk") ? List.of() : List.of(Dimension.MODEL), rule.groupBy());
    }

    @Test
    void theShippedConditionsAreAsDesigned() {
        var hundredth = BigDecimal.valueOf(99);
        assertEquals(
                List.of(
                        new Condition.Count(
                                Set.of(EventType.TRANSITIONED, EventType.DEPLOYED),
                                true,
                                Duration.ofMinutes(5),
                                0),
                        new Condition.ErrorRate(Duration.ofMinutes(10), BigDecimal.valueOf(5), 50),
                        new Condition.LatencyRegression(
                                hundredth, Duration.ofMinutes(15), BigDecimal.TWO, 50),
                        new Condition.Absence(Duration.ofMinutes(30)),
                        new Condition.Disk(BigDecimal.valueOf(80), BigDecimal.valueOf(75))),
                ShippedRules.all().stream().map(Rule::condition).toList());
    }

    @Test
    void readsEverythingARuleCanSay() throws Exception {
        var rule =
                read(
                        """
                        ---
                        name: "Slow: really"
                        condition: {kind: latency-above, percentile: 99.90, above: 250.0, window: 1h30m}
                        severity: P3
                        group-by: [model, environment]
                        filter: {environment: production, stage: Production}
                        every: 1m
                        query-delay: 0s
                        pending-for: 2m
                        keep-firing-for: 1d
                        minimum-sample: 10
                        models:
                          search-ranker: {limit: 100, minimum-sample: 1}
                          "123": {enabled: false}
                        labels: {team: fraud, on_call: "yes"}
                        annotations:
                          summary: 'It''s slow # really'
                          explanation: |
                            Two
                            lines.
                          what-to-do: >-
                            Look
                            at it.
                          runbook: https://example.org/a?b=c
                        routes: [slack, "ops@night" ]
                        enabled: false
                        """
                                .replace("\"ops@night\"", "ops night"));
        assertEquals("Slow: really", rule.name());
        assertEquals(
                new Condition.LatencyAbove(
                        new BigDecimal("99.9"),
                        Duration.ofMinutes(90),
                        BigDecimal.valueOf(250),
                        10),
                rule.condition());
        assertEquals(List.of(Dimension.MODEL, Dimension.ENVIRONMENT), rule.groupBy());
        assertEquals(new Filter("production", null, "Production"), rule.filter());
        assertEquals(
                List.of(
                        new ModelLimit("search-ranker", BigDecimal.valueOf(100), 1L, true),
                        new ModelLimit("123", null, null, false)),
                rule.overrides());
        assertEquals(Map.of("team", "fraud", "on_call", "yes"), rule.labels());
        assertEquals("It's slow # really", rule.annotations().summary());
        assertEquals("Two\nlines.", rule.annotations().explanation());
        assertEquals("Look at it.", rule.annotations().whatToDo());
        assertEquals(List.of("slack", "ops night"), rule.routes());
        assertEquals(Duration.ofDays(1), rule.keepFiringFor());
        assertEquals(false, rule.enabled());
    }

    static List<Arguments> notOneMeaning() {
        var deep = "name: " + "[".repeat(50_000) + "]".repeat(50_000) + "\n";
        var deepBlocks = new StringBuilder("name:\n");
        for (var depth = 1; depth < 40; depth++)
            deepBlocks.append(" ".repeat(depth)).append("a:\n");
        return List.of(
                Arguments.of(
                        GOOD + "severity: P2\n",
                        "line 10, column 1: found the key 'severity' a second time"),
                Arguments.of(
                        GOOD.replace("above: 5", "above: 5\n  above: 6"),
                        "line 5, column 3: found the key 'above' a second time"),
                Arguments.of(
                        GOOD.replace("above: 5", "above: 5\n  \"above\": 6"),
                        "'above' a second time"),
                Arguments.of(
                        GOOD + "labels: &here {team: a}\n",
                        "line 10, column 9: found the anchor &here"),
                Arguments.of(
                        GOOD + "labels: *there\n", "line 10, column 9: found the alias *there"),
                Arguments.of(
                        GOOD + "<<: {enabled: false}\n",
                        "line 10, column 1: found the merge key <<"),
                Arguments.of(GOOD + "---\n" + GOOD, "line 10, column 1: found a second document"),
                Arguments.of(GOOD + "...\n---\nname: x\n", "found a second document"),
                Arguments.of("%YAML 1.2\n---\n" + GOOD, "found a %YAML or %TAG directive"),
                Arguments.of(
                        "%TAG ! tag:example.org,2000:\n---\n" + GOOD,
                        "found a %YAML or %TAG directive"),
                Arguments.of(
                        GOOD.replace("above: 5", "above: !!float 5"),
                        "line 4, column 10: found the tag tag:yaml.org,2002:float"),
                Arguments.of(GOOD.replace("condition:", "condition: !!map"), "found the tag"),
                Arguments.of(GOOD + "routes: !mine [slack]\n", "found the tag !mine"),
                Arguments.of(
                        GOOD.replace("  above", "\tabove"),
                        "line 4, column 1: found a tab; expected spaces"),
                Arguments.of(
                        GOOD.replace("above: 5", "above: 5\t# percent"),
                        "line 4, column 11: found a tab"),
                Arguments.of("\uFEFF" + GOOD, "line 1, column 1: found a byte order mark"),
                Arguments.of(
                        GOOD.replace("Too many errors", "Too\u202Emany"),
                        "line 1, column 10: found the invisible character U+202E"),
                Arguments.of(
                        GOOD.replace("P1", "P1\u0000"),
                        "line 6, column 13: found the invisible character U+0000"),
                Arguments.of(
                        GOOD.replace("5\n", "5\u2028"), "found the invisible character U+2028"),
                Arguments.of(GOOD + "#" + "x".repeat(5_000_000), "bytes; expected at most 1 MiB"),
                Arguments.of(deep, "nested deeper than 12"),
                Arguments.of(deepBlocks.toString(), "nested deeper than 12"),
                Arguments.of("", "line 1, column 1: found nothing"),
                Arguments.of("# only a comment\n", "found nothing"),
                Arguments.of(
                        "- name\n", "line 1, column 1: found a list; expected keys and values"),
                Arguments.of("just words\n", "found 'just words'; expected keys and values"),
                Arguments.of(GOOD.replace("above: 5", "above: [5"), "what is not YAML"),
                Arguments.of(GOOD.replace("window: 10m", "\"window: 10m"), "what is not YAML"),
                Arguments.of(
                        GOOD.replace("severity: P1", "severity: P1: P2"),
                        "line 6, column 13: found what is not YAML"),
                Arguments.of(GOOD.replace("severity: P1", " severity: P1"), "line 6, "),
                Arguments.of(GOOD + "[a, b]: c\n", "found a list or mapping as a key"),
                Arguments.of(GOOD + "\"\": c\n", "found an empty key"));
    }

    @ParameterizedTest
    @MethodSource("notOneMeaning")
    void refusesWhatTwoReadersCouldTakeForTwoThings(String file, String expected) {
        assertRefused(file, expected);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var latin = GOOD.replace("Too many", "Zu vi\u00eble").getBytes(StandardCharsets.ISO_8859_1);
        var refused =
                assertThrows(RuleFileException.class, () -> RuleFile.read("r.yaml", "r", latin));
        assertEquals(
                List.of(
                        "r.yaml, line 1, column 12: found bytes that are not UTF-8; expected a"
                                + " file saved as UTF-8."),
                refused.problems());
        var wide = GOOD.getBytes(StandardCharsets.UTF_16);
        assertThrows(RuleFileException.class, () -> RuleFile.read("r.yaml", "r", wide));
    }

    @ParameterizedTest
    @CsvSource({
        "High Error.yaml",
        "high_error.yaml",
        "HIGH.yaml",
        "high.yml",
        ".yaml",
        "-a.yaml",
        "a--b.yaml",
        "sextant-clock.yaml",
        "../a.yaml",
        "a"
    })
    void theNameOfAFileIsTheIdOfItsRule(String name) throws Exception {
        assertThrows(RuleFileException.class, () -> RuleFile.id(name, name));
        assertEquals("p99-over-1s", RuleFile.id("x", "p99-over-1s.yaml"));
    }

    private static void assertRefused(String file, String expected) {
        var refused = assertThrows(RuleFileException.class, () -> read(file));
        assertTrue(
                refused.problems().stream().anyMatch(problem -> problem.contains(expected)),
                () -> refused.problems() + " lacks " + expected);
        for (var problem : refused.problems()) {
            assertTrue(problem.startsWith("r.yaml"), problem);
            assertTrue(problem.length() < 600, problem);
            assertTrue(problem.indexOf('\n') < 0, problem);
        }
    }

    private static Rule read(String file) throws RuleFileException {
        return RuleFile.read("r.yaml", "r", file.getBytes(StandardCharsets.UTF_8));
    }

    private static Rule shipped(String id) {
        var rule = ShippedRules.find(id);
        if (rule == null) throw new AssertionError(id + " is not shipped");
        return rule;
    }
}
