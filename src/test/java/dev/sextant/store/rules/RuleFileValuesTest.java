package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule cannot mean, and the sentence in which it is refused. */
class RuleFileValuesTest {

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

    private static final Map<String, String> FILES =
            Map.of("GOOD", GOOD, "REGRESSION", REGRESSION, "DISK", DISK, "COUNT", COUNT);

    /**
     * File | part of it | what stands there instead ($: at the end) | what is said; ⏎ is a new
     * line.
     */
    private static final String TABLE =
            """
            GOOD | above: 5 | above: -1 | line 4, column 10: found '-1' as condition.above; expected a number of percent, at least 0 and below 100
            GOOD | above: 5 | above: 500 | found '500' as condition.above
            GOOD | above: 5 | above: 100 | found '100' as condition.above
            GOOD | above: 5 | above: .nan | found '.nan' as condition.above
            GOOD | above: 5 | above: NaN | found 'NaN' as condition.above
            GOOD | above: 5 | above: .inf | found '.inf' as condition.above
            GOOD | above: 5 | above: 1e1 | found '1e1' as condition.above
            GOOD | above: 5 | above: 0x5 | found '0x5' as condition.above
            GOOD | above: 5 | above: 5 % | found '5 %' as condition.above
            GOOD | above: 5 | above: "5" | found '5' as condition.above
            GOOD | above: 5 | above: 5,5 | found '5,5' as condition.above
            GOOD | above: 5 | above: | found nothing as condition.above
            GOOD | above: 5 | above: [5] | found a list as condition.above
            GOOD | severity: P1 | severity: P1⏎minimum-sample: 0 | found '0' as minimum-sample; expected a whole number of 1 to
            GOOD | severity: P1 | severity: P1⏎minimum-sample: 1.5 | found '1.5' as minimum-sample
            GOOD | 10m | 0s | line 5, column 11: found '0s' as condition.window; expected a duration of 10s to 30d, written like 30s, 10m or 1h
            GOOD | 10m | 10y | found '10y' as condition.window
            GOOD | 10m | 3650d | found '3650d' as condition.window
            GOOD | 10m | 10 | found '10' as condition.window
            GOOD | 10m | -10m | found '-10m' as condition.window
            GOOD | 10m | 10 m | found '10 m' as condition.window
            GOOD | 10m | 20s | found '20s' as condition.window; expected at least 30s (every)
            GOOD | severity: P1 | severity: P1⏎every: 1ms | line 7, column 8: found '1ms' as every; expected a duration of 10s to 1h
            GOOD | severity: P1 | severity: P1⏎every: 9s | found '9s' as every
            GOOD | severity: P1 | severity: P1⏎every: 2h | found '2h' as every
            GOOD | severity: P1 | severity: P1⏎query-delay: 11m | found '11m' as query-delay; expected a duration of 0s to 10m
            GOOD | severity: P1 | severity: P1⏎pending-for: 8d | found '8d' as pending-for
            GOOD | severity: P1 | severity: P1⏎keep-firing-for: never | found 'never' as keep-firing-for
            GOOD | name: Too many errors | name: | line 1, column 6: found nothing as name; expected a text
            GOOD | name: Too many errors | name: "" | as name; expected a text that is not empty
            GOOD | name: Too many errors | name: " x" | as name; expected a text without spaces at its beginning
            GOOD | name: Too many errors | name: 12 | found '12' as name; expected a text; put it in quotes if it is one
            GOOD | name: Too many errors | name: no | found 'no' as name; expected a text; put it in quotes if it is one
            GOOD | name: Too many errors | name: "a\\nb" | as name; expected one line of text
            GOOD | name: Too many errors | name: "a\\0b" | found a control character as name
            GOOD | severity: P1 | severity: P4 | found 'P4' as severity; expected one of P1, P2, P3
            GOOD | severity: P1 | severity: critical | expected one of P1, P2, P3 (did you mean P1?)
            GOOD | severity: P1 | severity: P1⏎enabled: yes | line 7, column 10: found 'yes' as enabled; expected true or false
            GOOD | severity: P1 | severity: P1⏎enabled: "true" | found 'true' as enabled; expected true or false
            GOOD | severity: P1⏎ |  | line 1, column 1: found no 'severity'; expected the key 'severity'
            GOOD | kind: error-rate | kind: error-rat | (did you mean error-rate?)
            GOOD | kind: error-rate | kind: ratio | (did you mean error-rate?)
            GOOD | severity: P1 | severity: P1⏎keep_firing_for: 5m | line 7, column 1: found the unknown key 'keep_firing_for'; expected one of name, condition, severity, group-by, filter, every, query-delay, pending-for, keep-firing-for, minimum-sample, models, labels, annotations, routes, enabled (did you mean keep-firing-for?)
            GOOD | severity: P1 | severity: P1⏎for: 5m | (did you mean pending-for?)
            GOOD | severity: P1 | severity: P1⏎pendingFor: 5m | (did you mean pending-for?)
            GOOD | severity: P1 | sevrity: P1 | (did you mean severity?)
            GOOD | above: 5 | treshold: 5 | found the unknown key 'treshold' in condition; expected one of kind, above, window.
            GOOD | above: 5 | threshold: 5 | (did you mean above?)
            GOOD | above: 5 | above: 5⏎  percentile: 99 | found the unknown key 'percentile' in condition
            GOOD | what-to-do | what_to_do | (did you mean what-to-do?)
            GOOD | severity: P1 | severity: P1⏎filter: {model: a} | found the unknown key 'model' in filter; expected one of environment, stage
            GOOD | severity: P1 | severity: P1⏎filter: {environment: } | found nothing as filter.environment
            GOOD | severity: P1 | severity: P1⏎group-by: model | found 'model' as group-by; expected a list such as [a, b]
            GOOD | severity: P1 | severity: P1⏎group-by: [modell] | found 'modell' as group-by[1]; expected one of model, environment, version, stage (did you mean model?)
            GOOD | severity: P1 | severity: P1⏎group-by: [model, model] | found 'model' a second time as group-by[2]
            GOOD | severity: P1 | severity: P1⏎routes: [slack, slack] | found 'slack' a second time as routes[2]
            GOOD | severity: P1 | severity: P1⏎routes: ["<#general>"] | found '<#general>' as routes[1]; expected the name or kind of a receiver
            GOOD | severity: P1 | severity: P1⏎routes: [""] | expected a text that is not empty
            GOOD | severity: P1 | severity: P1⏎routes: slack | found 'slack' as routes; expected a list
            GOOD | severity: P1 | severity: P1⏎labels: {on-call: a} | found the label 'on-call'
            GOOD | severity: P1 | severity: P1⏎labels: {severity: P3} | expected another name: Sextant gives this label itself
            GOOD | severity: P1 | severity: P1⏎labels: {team: [a]} | found a list as labels.team; expected a text
            GOOD |   what-to-do |   runbook: http://example.org⏎  what-to-do | found 'http://example.org' as annotations.runbook; expected an address that begins with https://
            GOOD |   what-to-do |   runbook: https://u:p@example.org⏎  what-to-do | without a user in it
            GOOD |   what-to-do |   runbook: file:///etc/passwd⏎  what-to-do | expected an address that begins with https://
            GOOD |   what-to-do |   runbook: https://⏎  what-to-do | expected an address that begins with https://
            GOOD |   what-to-do: Roll it back.⏎ |  | found no 'what-to-do' as annotations; expected the key 'what-to-do' in annotations
            GOOD | severity: P1 | severity: P1⏎models: {a: {limit: 500}} | found '500' as models.a.limit; expected a number of percent
            GOOD | severity: P1 | severity: P1⏎models: {a: {above: 5}} | found the unknown key 'above' in models.a
            GOOD | severity: P1 | severity: P1⏎models: {a: 5} | found '5' as models.a; expected keys and values
            GOOD | severity: P1 | severity: P1⏎models: {a: {}} | found nothing as models.a
            GOOD | severity: P1 | severity: P1⏎group-by: [environment]⏎models: {a: {limit: 5}} | found the key 'models'; expected none: this rule does not judge models apart
            REGRESSION | 99 | 97 | found '97' as condition.percentile; expected one of the percentiles that a baseline has: 50, 75, 90, 95, 99
            REGRESSION | 99 | 100 | found '100' as condition.percentile
            REGRESSION | factor: 2 | factor: 0 | found '0' as condition.factor
            REGRESSION | $ | group-by: [environment]⏎ | found no model as group-by; expected model among them
            DISK | 75 | 85 | found '85' as condition.clear-below; expected percent used, above 0 and at most above (80)
            DISK | 80 | 0 | found '0' as condition.above
            DISK | $ | group-by: [model]⏎ | found the key 'group-by'; expected none: a disk is judged for each node
            DISK | $ | minimum-sample: 5⏎ | found the key 'minimum-sample'; expected none: disk has no sample
            DISK | above: 80, | above: 80, window: 5m, | found the unknown key 'window' in condition
            COUNT | above: 0 | above: 0.5 | found '0.5' as condition.above; expected a whole number
            COUNT | [deployed] | [] | found no event as condition.events
            COUNT | deployed | deploy | (did you mean deployed?)
            COUNT | status: failed | status: bad | found 'bad' as condition.status; expected failed
            """;

    static Stream<String> impossible() {
        return TABLE.lines();
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatCannotBe(String line) {
        var columns = line.split(" \\| ", 4);
        assertEquals(4, columns.length);
        var file = String.valueOf(FILES.get(columns[0]));
        var part = columns[1].replace('⏎', '\n');
        var instead = columns[2].replace('⏎', '\n');
        assertTrue(part.equals("$") || file.contains(part), part);
        var spoilt = part.equals("$") ? file + instead : file.replace(part, instead);
        refused(spoilt, columns[3]);
    }

    @Test
    void refusesWhatIsTooLong() {
        refused(
                GOOD.replace("above: 5", "above: 1" + "0".repeat(400_000)),
                "…' as condition.above; expected a number of percent");
        refused(
                GOOD.replace("Too many errors", "x".repeat(121)),
                "as name; expected a text of at most 120 characters");
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

    private static void refused(String file, String expected) {
        var refused = assertThrows(RuleFileException.class, () -> read(file));
        assertTrue(
                refused.problems().stream().anyMatch(problem -> problem.contains(expected)),
                () -> refused.problems() + " lacks " + expected);
        for (var problem : refused.problems()) {
            assertTrue(problem.startsWith("r.yaml, line "), problem);
            assertTrue(problem.length() < 600, problem);
            assertTrue(problem.indexOf('\n') < 0, problem);
        }
    }

    private static void read(String file) throws RuleFileException {
        RuleFile.read("r.yaml", "r", file.getBytes(StandardCharsets.UTF_8));
    }
}
