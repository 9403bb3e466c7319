package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.rules.RuleStore.Stored;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleStoreTest {

    private static final String OWN =
            """
            name: Mine
            condition: {kind: error-rate, above: 1, window: 10m}
            severity: P2
            annotations: {summary: Mine., what-to-do: Look.}
            """;

    @TempDir private Path directory;

    @Test
    void theShippedRulesAreThereWithoutAnyFile() {
        var loaded = store().load();
        assertEquals(ShippedRules.IDS, ids(loaded.rules()));
        assertEquals(List.of(), loaded.problems());
        assertTrue(loaded.rules().stream().allMatch(one -> one.origin().equals("shipped")));
        assertFalse(Files.exists(directory.resolve("data/rules")));
    }

    @Test
    void onesOwnFileOfAShippedNameReplacesIt() throws Exception {
        write("high-error-rate", OWN);
        write("other", OWN);
        var loaded = store().load();
        assertEquals(List.of(), loaded.problems());
        assertEquals(6, loaded.rules().size());
        assertEquals("Mine", rule("high-error-rate").rule().name());
        assertEquals(file("high-error-rate").toString(), rule("high-error-rate").origin());
        assertEquals("other", loaded.rules().getLast().rule().id());
    }

    @Test
    void aRefusedFileLeavesItsLastGoodVersionActiveAlsoAfterARestart() throws Exception {
        write("other", OWN);
        assertEquals(List.of(), store().load().problems());
        write("other", OWN.replace("above: 1", "above: 500"));
        for (var restart = 0; restart < 2; restart++) {
            var loaded = store().load();
            assertEquals(2, loaded.problems().size());
            assertTrue(
                    loaded.problems()
                            .getFirst()
                            .english()
                            .contains("other.yaml, line 2, column 38: found '500'"),
                    loaded.problems().getFirst()::english);
            assertTrue(loaded.problems().getLast().english().contains("last good version"));
            assertEquals(onePercent(), rule("other").rule().condition());
        }
        assertEquals(
                OWN.replace("above: 1", "above: 500"),
                Files.readString(file("other")),
                "the bad file is kept");
        write("other", OWN.replace("above: 1", "above: 2"));
        assertEquals(List.of(), store().load().problems());
        assertEquals(
                new Condition.ErrorRate(Duration.ofMinutes(10), BigDecimal.TWO, 50),
                rule("other").rule().condition());
    }

    @Test
    void aRefusedFileThatNeverWasGoodLeavesTheShippedRule() throws Exception {
        write("high-error-rate", "name: x\n");
        write("other", "name: x\n");
        var loaded = store().load();
        assertEquals("shipped", rule("high-error-rate").origin());
        assertEquals(5, loaded.rules().size());
        assertTrue(
                loaded.problems().stream()
                        .anyMatch(one -> one.english().startsWith("The shipped rule stays")),
                () -> "" + loaded.problems());
        assertTrue(
                loaded.problems().stream()
                        .anyMatch(one -> one.english().contains("is not active until")),
                () -> "" + loaded.problems());
    }

    @Test
    void aFileThatIsTakenAwayTakesItsLastGoodVersionAlong() throws Exception {
        write("high-error-rate", OWN);
        store().load();
        Files.delete(file("high-error-rate"));
        assertEquals("shipped", rule("high-error-rate").origin());
        write("high-error-rate", "name: x\n");
        assertEquals("shipped", rule("high-error-rate").origin());
    }

    @Test
    void aFileThatIsNoRuleFileIsLeftAloneOrAnnounced() throws Exception {
        write("other", OWN);
        Files.writeString(directory.resolve("config/rules/other.yaml~"), "x");
        Files.writeString(directory.resolve("config/rules/.other.yaml"), "x");
        assertEquals(List.of(), store().load().problems());
        Files.writeString(directory.resolve("config/rules/mine.yml"), OWN);
        Files.writeString(directory.resolve("config/rules/My Rule.yaml"), OWN);
        Files.createDirectory(directory.resolve("config/rules/folder.yaml"));
        var problems = store().load().problems();
        assertTrue(
                problems.stream().anyMatch(one -> one.english().contains("mine.yml is not read")));
        assertTrue(problems.stream().anyMatch(one -> one.english().contains("'My Rule.yaml'")));
        assertTrue(
                problems.stream()
                        .anyMatch(one -> one.english().contains("folder.yaml: cannot be read")));
        assertEquals(6, store().load().rules().size());
    }

    @Test
    void aRuleIsSwitchedForOneClusterOnly() throws Exception {
        store().enable("prod", "no-predictions", false);
        store().enable("prod", "disk-usage-high", false);
        store().enable("prod", "disk-usage-high", true);
        assertFalse(enabled("prod", "no-predictions"));
        assertTrue(enabled("prod", "disk-usage-high"));
        assertTrue(enabled("test", "no-predictions"));
        assertThrows(StoreException.class, () -> store().enable("prod", "sextant-clock", false));
    }

    @Test
    void aFileOfSwitchesThatIsUnreadableIsAnnouncedAndKept() throws Exception {
        Files.createDirectories(directory.resolve("config"));
        var file = directory.resolve("config/rules.json");
        Files.writeString(
                file, "{\"schema\":1,\"clusters\":{\"prod\":{\"no-predictions\":\"off\"}}}");
        var loaded = store().load("prod");
        assertEquals(5, loaded.rules().size());
        assertTrue(
                loaded.problems()
                        .getFirst()
                        .english()
                        .contains("clusters.prod.no-predictions: expected true or false"));
        assertThrows(StoreException.class, () -> store().enable("prod", "no-predictions", false));
        assertTrue(Files.readString(file).contains("\"off\""));
    }

    @Test
    void aRuleChangedInTheWindowBecomesAFileOfOnesOwn() throws Exception {
        var shipped = rule("high-error-rate").rule();
        var changed = withLimit(shipped, BigDecimal.TEN);
        store().write(changed);
        assertEquals(
                new Stored(changed, file("high-error-rate").toString()), rule("high-error-rate"));
        assertEquals(List.of(), store().load().problems());
        store().write(withLimit(shipped, BigDecimal.ONE));
        assertTrue(
                Files.readString(directory.resolve("config/rules/high-error-rate.yaml.before"))
                        .contains("above: 10"));
        store().remove("high-error-rate");
        assertEquals(new Stored(shipped, "shipped"), rule("high-error-rate"));
    }

    @Test
    void anImpossibleChangeIsRefusedAndChangesNothing() throws Exception {
        var shipped = rule("high-error-rate").rule();
        var refused =
                assertThrows(
                        StoreException.class,
                        () -> store().write(withLimit(shipped, BigDecimal.valueOf(500))));
        assertTrue(refused.sentence().contains("found '500'"), refused.sentence());
        assertFalse(Files.exists(file("high-error-rate")));
        write("high-error-rate", "name: x\n");
        assertThrows(StoreException.class, () -> store().write(shipped));
        assertEquals("name: x\n", Files.readString(file("high-error-rate")));
    }

    private static Rule withLimit(Rule rule, BigDecimal above) {
        return new Rule(
                rule.id(),
                rule.name(),
                new Condition.ErrorRate(Duration.ofMinutes(10), above, 50),
                rule.severity(),
                rule.interval(),
                rule.queryDelay(),
                rule.pendingFor(),
                rule.keepFiringFor(),
                rule.groupBy(),
                rule.filter(),
                rule.overrides(),
                rule.labels(),
                rule.annotations(),
                rule.routes(),
                rule.enabled());
    }

    private static Condition onePercent() {
        return new Condition.ErrorRate(Duration.ofMinutes(10), BigDecimal.ONE, 50);
    }

    private boolean enabled(String cluster, String id) {
        return store().load(cluster).rules().stream()
                .map(Stored::rule)
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .enabled();
    }

    private Stored rule(String id) {
        return store().load().rules().stream()
                .filter(stored -> stored.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<Stored> rules) {
        return rules.stream().map(stored -> stored.rule().id()).toList();
    }

    private void write(String id, String contents) throws IOException {
        Files.createDirectories(directory.resolve("config/rules"));
        Files.writeString(file(id), contents);
    }

    private Path file(String id) {
        return store().file(id);
    }

    private RuleStore store() {
        return RuleStore.in(
                new Directories(
                        directory.resolve("config"),
                        directory.resolve("data"),
                        directory.resolve("logs"),
                        directory.resolve("cache")));
    }
}
