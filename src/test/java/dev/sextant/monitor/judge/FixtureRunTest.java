package dev.sextant.monitor.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.store.rules.FixtureFile;
import dev.sextant.store.rules.RuleFileException;
import dev.sextant.store.rules.ShippedRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fixture that is wrong must fail, and one that says something odd is refused. */
class FixtureRunTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIRING@1 RECOVERING@3 RESOLVED@5 | true",
                "FIRING RESOLVED                  | true",
                "FIRING@1 RESOLVED@5              | true",
                "FIRING                           | false",
                "nothing                          | false",
                "FIRING@2 RESOLVED@5              | false",
                "FIRING@1 RESOLVED@4              | false",
                "PENDING FIRING RESOLVED          | false",
                "RESOLVED FIRING                  | false",
                "FIRING RECOVERING RELAPSED       | false",
                "FIRING RESOLVED FIRING           | false"
            })
    void comparesEveryTransitionAndItsPlace(String expected, boolean passes) throws Exception {
        var given = "with: {every: 1m, keep-firing-for: 2m}, verdicts: \"xx...\"";
        assertEquals(passes, run(given, "expect: " + expected).passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expect: FIRING@0s=10                                        | true",
                "expect: FIRING@0s=10.0                                      | true",
                "expect: FIRING@0s=9.9                                       | false",
                "expect: FIRING@30s                                          | false",
                "expect: {a: FIRING}                                         | true",
                "expect: {b: FIRING}                                         | false",
                "expect: {b: nothing}                                        | false",
                "expect: {a: FIRING, b: nothing}                             | true",
                "expect: FIRING, rule-health: ok, alert-health: ok           | true",
                "expect: FIRING, rule-health: incomplete                     | false",
                "expect: FIRING, alert-health: no documents                  | false"
            })
    void comparesValuesNamesAndHealth(String expected, boolean passes) throws Exception {
        var given =
                "documents: {for: 2m, predictions:"
                        + " [{model: a, from: -1h, to: 1h, every: 5s, errors: 144}]}";
        assertEquals(passes, run(given, expected).passed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdicts: \"xy\"                       | expect: nothing           | as cases[1].verdicts",
                "verdicts: x                            | expect: FIRE              | found 'FIRE'",
                "verdicts: x                            | expect: ACKNOWLEDGED      | found 'ACKNOWLEDGED'",
                "verdicts: x                            | expect: FIRING@0          | found 'FIRING@0'",
                "verdicts: x                            | expect: FIRING@10m        | found 'FIRING@10m'",
                "verdicts: x                            | expects: FIRING           | (did you mean expect?)",
                "verdicts: x, documents: {for: 5m}      | expect: nothing           | found verdicts and documents",
                "with: {every: 1m}                      | expect: nothing           | found neither verdicts nor documents",
                "documents: {for: 4d}                   | expect: nothing           | as cases[1].documents.for",
                "documents: {for: 5m}                   | expect: FIRING@3          | found 'FIRING@3'",
                "documents: {for: 5m, predictions: [{model: a, from: 0s, to: 1m}]}                       | expect: nothing | found neither every nor count",
                "documents: {for: 5m, predictions: [{model: a, from: 1m, to: 0s, count: 1}]}             | expect: nothing | expected a time after from",
                "documents: {for: 5m, predictions: [{model: a, from: 0s, to: 1m, count: 5, errors: 6}]}  | expect: nothing | expected a whole number of 0 to 5",
                "documents: {for: 5m, predictions: [{model: a, from: 0s, to: 60d, every: 1s}]}           | expect: nothing | expected at most 200000 documents",
                "documents: {for: 5m, events: [{at: 0s, type: predict, model: a}]}                       | expect: nothing | expected one of registered, transitioned, deployed",
                "documents: {for: 5m, disks: [{node: a, at: 0s, total: 1}]}                              | expect: nothing | found no 'available'",
                "documents: {for: 5m, incomplete: [{from: 0s, to: 1m, reason: broken}]}                  | expect: nothing | found 'broken'"
            })
    void refusesWhatIsNoFixture(String given, String expected, String said) {
        var refused = assertThrows(RuleFileException.class, () -> run(given, expected));
        assertTrue(
                refused.problems().stream().anyMatch(problem -> problem.contains(said)),
                () -> refused.problems() + " lacks " + said);
    }

    @Test
    void theFixturesOfTheDocumentationPass() throws Exception {
        var text = Files.readString(Path.of("src/docs/rules.md"));
        var rule = text.substring(text.indexOf("# rules/checkout-slow.yaml"));
        var folder = Files.createTempDirectory("sextant-rules");
        var ruleFile = folder.resolve("checkout-slow.yaml");
        var fixtures = folder.resolve("fixtures.yaml");
        Files.writeString(ruleFile, rule.substring(0, rule.indexOf("```")));
        var cases = text.substring(text.indexOf("rule: checkout-slow.yaml"));
        Files.writeString(fixtures, cases.substring(0, cases.indexOf("```")));
        for (var fixture : FixtureFile.read(fixtures, ShippedRules.all())) {
            var result = FixtureRun.of(fixture);
            assertTrue(result.passed(), result::toString);
        }
        Files.delete(ruleFile);
        Files.delete(fixtures);
        Files.delete(folder);
    }

    private static FixtureRun.Result run(String given, String expected) throws Exception {
        var file =
                "rule: high-error-rate\ncases:\n  - {name: x, %s, %s}\n".formatted(given, expected);
        var fixtures =
                FixtureFile.read(
                        "f.yaml", file.getBytes(StandardCharsets.UTF_8), ShippedRules::find);
        return FixtureRun.of(fixtures.getFirst());
    }
}
