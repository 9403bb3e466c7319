package dev.sextant.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Rule;
import dev.sextant.store.rules.RuleStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRulesTest {

    @TempDir private Path directory;

    @Test
    void aRuleThatIsOffForOneClusterAndThenChangedStaysOnForTheOthers() throws Exception {
        var prod = rules("prod");
        prod.enable("no-predictions", false);
        var off = rule(prod);
        assertFalse(off.enabled());
        prod.change(
                off.withTimes(
                        Duration.ofMinutes(1),
                        off.queryDelay(),
                        off.pendingFor(),
                        off.keepFiringFor()));
        assertFalse(rule(prod).enabled());
        assertEquals(Duration.ofMinutes(1), rule(prod).interval());
        assertTrue(rule(rules("test")).enabled());
        assertEquals(Duration.ofMinutes(1), rule(rules("test")).interval());
    }

    private StoredRules rules(String cluster) {
        return new StoredRules(
                new RuleStore(
                        directory.resolve("rules"),
                        directory.resolve("rules.json"),
                        directory.resolve("good")),
                cluster);
    }

    private static Rule rule(RuleSource rules) {
        return rules.load().rules().stream()
                .map(RuleSource.Sourced::rule)
                .filter(rule -> rule.id().equals("no-predictions"))
                .findFirst()
                .orElseThrow();
    }
}
