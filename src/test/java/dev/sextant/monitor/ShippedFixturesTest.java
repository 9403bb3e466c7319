package dev.sextant.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.monitor.judge.FixtureRun;
import dev.sextant.store.rules.FixtureFile;
import dev.sextant.store.rules.RuleFileException;
import dev.sextant.store.rules.ShippedRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fixtures that ship with the rules, judged by what judges rules for real. */
class ShippedFixturesTest {

    @TestFactory
    Stream<DynamicTest> eachShippedFixturePasses() {
        return ShippedRules.fixtures().entrySet().stream()
                .flatMap(file -> tests(file.getKey(), file.getValue()));
    }

    private static Stream<DynamicTest> tests(String file, byte[] contents) {
        try {
            return FixtureFile.read(file, contents, ShippedRules::find).stream()
                    .map(
                            fixture ->
                                    DynamicTest.dynamicTest(
                                            file + ": " + fixture.name(),
                                            () -> {
                                                var result = FixtureRun.of(fixture);
                                                assertTrue(
                                                        result.passed(),
                                                        () ->
                                                                "expected "
                                                                        + result.expected()
                                                                        + " but was "
                                                                        + result.actual());
                                            }));
        } catch (RuleFileException e) {
            throw new AssertionError("a shipped file of fixtures is refused", e);
        }
    }

    @Test
    void eachShippedRuleHasItsFixtures() {
        assertTrue(ShippedRules.FIXTURES.containsAll(ShippedRules.IDS));
    }
}
