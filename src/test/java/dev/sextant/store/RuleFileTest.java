package dev.sextant.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.EventType;
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
    private static final String REGRESSION =
            """
            name: Slower
            condition:
              kind: latency-regression
              percentile: 99
              factor: 2
              window: 15m
            severity: P2
            annotations: {summary: Slower., what-to-do: Look.}
            """;
    private static final String DISK =
            """
            name: Disk
            condition: {kind: disk, above: 80, clear-below: 75}
            severity: P3
            annotations: {summary: Full., what-to-do: Delete.}
            """;
    private static final String COUNT =
            """
            name: Failed
            condition: {kind: count, events: [deployed], status: failed, above: 0, window: 5m}
            severity: P1
            annotations: {summary: Failed., what-to-do: Look.}
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

    static List<Arguments> impossible() {
        return List.of(
                // numbers
                good(
                        "above: 5",
                        "above: -1",
                        "line 4, column 10: found '-1' as condition.above; expected a number of percent, at least 0 and below 100"),
                good("above: 5", "above: 500", "found '500' as condition.above"),
                good("above: 5", "above: 100", "found '100' as condition.above"),
                good("above: 5", "above: .nan", "found '.nan' as condition.above"),
                good("above: 5", "above: NaN", "found 'NaN' as condition.above"),
                good("above: 5", "above: .inf", "found '.inf' as condition.above"),
                good("above: 5", "above: 1e1", "found '1e1' as condition.above"),
                good("above: 5", "above: 0x5", "found '0x5' as condition.above"),
                good("above: 5", "above: 5 %", "found '5 %' as condition.above"),
                good("above: 5", "above: \"5\"", "found '5' as condition.above"),
                good("above: 5", "above: 5,5", "found '5,5' as condition.above"),
                good("above: 5", "above:", "found nothing as condition.above"),
                good("above: 5", "above: [5]", "found a list as condition.above"),
                good("above: 5", "above: 1" + "0".repeat(400_000), "as condition.above"),
                good(
                        "severity: P1",
                        "severity: P1\nminimum-sample: 0",
                        "found '0' as minimum-sample; expected a whole number of 1 to"),
                good(
                        "severity: P1",
                        "severity: P1\nminimum-sample: 1.5",
                        "found '1.5' as minimum-sample"),
                // durations
                good(
                        "10m",
                        "0s",
                        "line 5, column 11: found '0s' as condition.window; expected a duration of 10s to 30d, written like 30s, 10m or 1h"),
                good("10m", "10y", "found '10y' as condition.window"),
                good("10m", "3650d", "found '3650d' as condition.window"),
                good("10m", "10", "found '10' as condition.window"),
                good("10m", "-10m", "found '-10m' as condition.window"),
                good("10m", "10 m", "found '10 m' as condition.window"),
                good(
                        "10m",
                        "20s",
                        "found '20s' as condition.window; expected at least 30s (every)"),
                good(
                        "severity: P1",
                        "severity: P1\nevery: 1ms",
                        "line 7, column 8: found '1ms' as every; expected a duration of 10s to 1h"),
                good("severity: P1", "severity: P1\nevery: 9s", "found '9s' as every"),
                good("severity: P1", "severity: P1\nevery: 2h", "found '2h' as every"),
                good(
                        "severity: P1",
                        "severity: P1\nquery-delay: 11m",
                        "found '11m' as query-delay; expected a duration of 0s to 10m"),
                good("severity: P1", "severity: P1\npending-for: 8d", "found '8d' as pending-for"),
                good(
                        "severity: P1",
                        "severity: P1\nkeep-firing-for: never",
                        "found 'never' as keep-firing-for"),
                // words
                good(
                        "name: Too many errors",
                        "name:",
                        "line 1, column 6: found nothing as name; expected a text"),
                good(
                        "name: Too many errors",
                        "name: \"\"",
                        "as name; expected a text that is not empty"),
                good(
                        "name: Too many errors",
                        "name: \" x\"",
                        "as name; expected a text without spaces at its beginning"),
                good(
                        "name: Too many errors",
                        "name: 12",
                        "found '12' as name; expected a text; put it in quotes if it is one"),
                good(
                        "name: Too many errors",
                        "name: no",
                        "found 'no' as name; expected a text; put it in quotes if it is one"),
                good(
                        "name: Too many errors",
                        "name: \"a\\nb\"",
                        "as name; expected one line of text"),
                good(
                        "name: Too many errors",
                        "name: \"a\\0b\"",
                        "found a control character as name"),
                good(
                        "name: Too many errors",
                        "name: " + "x".repeat(121),
                        "as name; expected a text of at most 120 characters"),
                good(
                        "severity: P1",
                        "severity: P4",
                        "found 'P4' as severity; expected one of P1, P2, P3"),
                good(
                        "severity: P1",
                        "severity: critical",
                        "expected one of P1, P2, P3 (did you mean P1?)"),
                good(
                        "severity: P1",
                        "severity: P1\nenabled: yes",
                        "line 7, column 10: found 'yes' as enabled; expected true or false"),
                good(
                        "severity: P1",
                        "severity: P1\nenabled: \"true\"",
                        "found 'true' as enabled; expected true or false"),
                good(
                        "severity: P1\n",
                        "",
                        "line 1, column 1: found no 'severity'; expected the key 'severity'"),
                good("kind: error-rate", "kind: error-rat", "(did you mean error-rate?)"),
                good("kind: error-rate", "kind: ratio", "(did you mean error-rate?)"),
                // keys
                good(
                        "severity: P1",
                        "severity: P1\nkeep_firing_for: 5m",
                        "line 7, column 1: found the unknown key 'keep_firing_for'; expected one of name, condition, severity, group-by, filter, every, query-delay, pending-for, keep-firing-for, minimum-sample, models, labels, annotations, routes, enabled (did you mean keep-firing-for?)"),
                good("severity: P1", "severity: P1\nfor: 5m", "(did you mean pending-for?)"),
                good("severity: P1", "severity: P1\npendingFor: 5m", "(did you mean pending-for?)"),
                good("severity: P1", "sevrity: P1", "(did you mean severity?)"),
                good(
                        "above: 5",
                        "treshold: 5",
                        "found the unknown key 'treshold' in condition; expected one of kind, above, window."),
                good("above: 5", "threshold: 5", "(did you mean above?)"),
                good(
                        "above: 5",
                        "above: 5\n  percentile: 99",
                        "found the unknown key 'percentile' in condition"),
                good("what-to-do", "what_to_do", "(did you mean what-to-do?)"),
                good(
                        "severity: P1",
                        "severity: P1\nfilter: {model: a}",
                        "found the unknown key 'model' in filter; expected one of environment, stage"),
                good(
                        "severity: P1",
                        "severity: P1\nfilter: {environment: }",
                        "found nothing as filter.environment"),
                // lists
                good(
                        "severity: P1",
                        "severity: P1\ngroup-by: model",
                        "found 'model' as group-by; expected a list such as [a, b]"),
                good(
                        "severity: P1",
                        "severity: P1\ngroup-by: [modell]",
                        "found 'modell' as group-by[1]; expected one of model, environment, version, stage (did you mean model?)"),
                good(
                        "severity: P1",
                        "severity: P1\ngroup-by: [model, model]",
                        "found 'model' a second time as group-by[2]"),
                good(
                        "severity: P1",
                        "severity: P1\nroutes: [slack, slack]",
                        "found 'slack' a second time as routes[2]"),
                good(
                        "severity: P1",
                        "severity: P1\nroutes: [\"<#general>\"]",
                        "found '<#general>' as routes[1]; expected the name or kind of a receiver"),
                good(
                        "severity: P1",
                        "severity: P1\nroutes: [\"\"]",
                        "expected a text that is not empty"),
                good(
                        "severity: P1",
                        "severity: P1\nroutes: slack",
                        "found 'slack' as routes; expected a list"),
                // labels, annotations
                good(
                        "severity: P1",
                        "severity: P1\nlabels: {on-call: a}",
                        "found the label 'on-call'"),
                good(
                        "severity: P1",
                        "severity: P1\nlabels: {severity: P3}",
                        "expected another name: Sextant gives this label itself"),
                good(
                        "severity: P1",
                        "severity: P1\nlabels: {team: [a]}",
                        "found a list as labels.team; expected a text"),
                good(
                        "  what-to-do",
                        "  runbook: http://example.org\n  what-to-do",
                        "found 'http://example.org' as annotations.runbook; expected an address that begins with https://"),
                good(
                        "  what-to-do",
                        "  runbook: https://u:p@example.org\n  what-to-do",
                        "without a user in it"),
                good(
                        "  what-to-do",
                        "  runbook: file:///etc/passwd\n  what-to-do",
                        "expected an address that begins with https://"),
                good(
                        "  what-to-do",
                        "  runbook: https://\n  what-to-do",
                        "expected an address that begins with https://"),
                good(
                        "  what-to-do: Roll it back.\n",
                        "",
                        "found no 'what-to-do' as annotations; expected the key 'what-to-do' in annotations"),
                // models
                good(
                        "severity: P1",
                        "severity: P1\nmodels: {a: {limit: 500}}",
                        "found '500' as models.a.limit; expected a number of percent"),
                good(
                        "severity: P1",
                        "severity: P1\nmodels: {a: {above: 5}}",
                        "found the unknown key 'above' in models.a"),
                good(
                        "severity: P1",
                        "severity: P1\nmodels: {a: 5}",
                        "found '5' as models.a; expected keys and values"),
                good("severity: P1", "severity: P1\nmodels: {a: {}}", "found nothing as models.a"),
                good(
                        "severity: P1",
                        "severity: P1\ngroup-by: [environment]\nmodels: {a: {limit: 5}}",
                        "found the key 'models'; expected none: this rule does not judge models apart"),
                // other conditions
                Arguments.of(
                        REGRESSION.replace("99", "97"),
                        "found '97' as condition.percentile; expected one of the percentiles that a baseline has: 50, 75, 90, 95, 99"),
                Arguments.of(
                        REGRESSION.replace("99", "100"), "found '100' as condition.percentile"),
                Arguments.of(
                        REGRESSION.replace("factor: 2", "factor: 0"),
                        "found '0' as condition.factor"),
                Arguments.of(
                        REGRESSION + "group-by: [environment]\n",
                        "found no model as group-by; expected model among them"),
                Arguments.of(
                        DISK.replace("75", "85"),
                        "found '85' as condition.clear-below; expected percent used, above 0 and at most above (80)"),
                Arguments.of(DISK.replace("80", "0"), "found '0' as condition.above"),
                Arguments.of(
                        DISK + "group-by: [model]\n",
                        "found the key 'group-by'; expected none: a disk is judged for each node"),
                Arguments.of(
                        DISK + "minimum-sample: 5\n",
                        "found the key 'minimum-sample'; expected none: disk has no sample"),
                Arguments.of(
                        DISK.replace("above: 80,", "above: 80, window: 5m,"),
                        "found the unknown key 'window' in condition"),
                Arguments.of(
                        COUNT.replace("above: 0", "above: 0.5"),
                        "found '0.5' as condition.above; expected a whole number"),
                Arguments.of(
                        COUNT.replace("[deployed]", "[]"), "found no event as condition.events"),
                Arguments.of(COUNT.replace("deployed", "deploy"), "(did you mean deployed?)"),
                Arguments.of(
                        COUNT.replace("status: failed", "status: bad"),
                        "found 'bad' as condition.status; expected failed"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatCannotBe(String file, String expected) {
        assertRefused(file, expected);
    }

    @Test
    void namesEveryMistakeAtOnce() {
        var refused =
                assertThrows(
                        RuleFileException.class,
                        () ->
                                read(
                                        GOOD.replace("above: 5", "above: 500")
                                                        .replace("10m", "0s")
                                                        .replace("P1", "P9")
                                                + "colour: red\n"));
        assertEquals(4, refused.problems().size(), () -> "" + refused.problems());
        for (var problem : refused.problems()) {
            assertTrue(
                    problem.matches("r\\.yaml, line \\d+, column \\d+: found .*; expected .*\\."),
                    problem);
        }
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

    private static Arguments good(String part, String instead, String expected) {
        assertTrue(GOOD.contains(part), part);
        return Arguments.of(GOOD.replace(part, instead), expected);
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
