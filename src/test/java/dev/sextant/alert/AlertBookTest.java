package dev.sextant.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Alert.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One letter a minute: {@code x} breach, {@code .} clear, {@code ?} no data, {@code !} error,
 * {@code _} not judged, {@code 0} retired.
 */
class AlertBookTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Labels FRAUD = Labels.of(Labels.MODEL, "fraud-detector");

    private final AlertBook book = new AlertBook("cluster", List.of());
    private Rule rule = rule(0, 0);

    @ParameterizedTest
    @CsvSource({
        // pendingFor, keepFiringFor in minutes, verdicts, transitions with their minute
        "0, 0, 'x',          'FIRING@0'",
        "0, 0, 'x.',         'FIRING@0 RESOLVED@1'",
        "0, 0, '.?!_.',      ''",
        "0, 0, 'x.x.',       'FIRING@0 RESOLVED@1 FIRING@2 RESOLVED@3'",
        "2, 1, 'xxx.x..',    'PENDING@0 FIRING@2 RECOVERING@3 RELAPSED@4 RECOVERING@5 RESOLVED@6'",
        "2, 0, 'xx.xxx',     'PENDING@0 INACTIVE@2 PENDING@3 FIRING@5'",
        // no data: pending holds for two windows, firing and recovering hold for ever
        "3, 0, 'x??x',       'PENDING@0 FIRING@3'",
        "4, 0, 'x???xxxxx',  'PENDING@0 INACTIVE@3 PENDING@4 FIRING@8'",
        "0, 0, 'x???????',   'FIRING@0'",
        "0, 2, 'x.????..',   'FIRING@0 RECOVERING@1'",
        "0, 2, 'x.????...',  'FIRING@0 RECOVERING@1 RESOLVED@8'",
        "0, 3, 'x.??.',      'FIRING@0 RECOVERING@1 RESOLVED@4'",
        // errors: nothing resolves, nothing fires; a longer gap begins the wait anew
        "0, 0, '!!!!',       ''",
        "0, 0, 'x!!!!',      'FIRING@0'",
        "3, 0, 'x!!x',       'PENDING@0 FIRING@3'",
        "3, 0, 'x!!!xxxx',   'PENDING@0 FIRING@7'",
        "0, 2, 'x.!!!..',    'FIRING@0 RECOVERING@1'",
        // windows that were not judged are a gap as well
        "3, 0, 'x__x',       'PENDING@0 FIRING@3'",
        "3, 0, 'x___xxxx',   'PENDING@0 FIRING@7'",
        "3, 0, 'x!_!xxxx',   'PENDING@0 FIRING@7'",
        "0, 0, 'x______',    'FIRING@0'",
        // a model that left production
        "0, 0, 'x0',         'FIRING@0 RESOLVED@1'",
        "2, 0, 'x0',         'PENDING@0 INACTIVE@1'",
        "0, 5, 'x.0',        'FIRING@0 RECOVERING@1 RESOLVED@2'"
    })
    void followsTheTable(int pendingFor, int keepFiringFor, String verdicts, String expected) {
        rule = rule(pendingFor, keepFiringFor);
        assertEquals(expected, String.join(" ", judge(verdicts)));
    }

    @Test
    void anEpisodeCountsUpOnlyWhenItFiresAgain() {
        rule = rule(0, 2);
        judge("x.x");
        assertEquals(1, alert().episode());
        assertEquals(State.FIRING, alert().state());
        judge("x.x...x", 3);
        assertEquals(2, alert().episode());
    }

    @Test
    void aWindowThatIsNotNewerChangesNothing() {
        judge("x");
        var before = alert();
        var again = apply(clear(), START);
        assertEquals(List.of(), again.transitions());
        assertEquals(before, alert());
    }

    @Test
    void anErrorIsHealthAndNoState() {
        judge("x!");
        assertEquals(State.FIRING, alert().state());
        assertEquals(Health.Status.ERROR, alert().health().status());
        assertEquals(7.5, alert().reading().value(), "the last number stays");
        judge("?", 2);
        assertEquals("no documents", alert().health().reason());
        judge("x", 3);
        assertEquals(Health.OK, alert().health());
    }

    @Test
    void aRetiredModelDidNotRecover() {
        judge("x0");
        assertEquals(Alert.End.RETIRED, alert().end());
    }

    @Test
    void fourChangesOfVerdictInTwentyAreFlapping() {
        judge("x.x.");
        assertEquals(false, alert().flapping());
        judge("x", 4);
        assertTrue(alert().flapping());
        judge("xxxxxxxxxxxxxxxxxxxx", 5);
        assertEquals(false, alert().flapping());
    }

    @Test
    void anAcknowledgementBelongsToOneEpisode() {
        rule = rule(0, 2);
        judge("x");
        var nok = new Acknowledgement("nok", START, "rolling back");
        var taken = book.acknowledge(alert().key(), nok);
        assertNotNull(taken);
        var second = new Acknowledgement("somchai", START.plusSeconds(5), "me too");
        assertNull(book.acknowledge(alert().key(), second));
        assertEquals(nok, alert().acknowledged());
        judge(".x", 1);
        assertEquals(nok, alert().acknowledged(), "a relapse is the same episode");
        judge("...x", 3);
        assertNull(alert().acknowledged());
        assertNull(book.unacknowledge(alert().key(), START), "nobody has the new episode");
    }

    @Test
    void theVersionIsTheOneWhenItFired() {
        judge("x");
        assertEquals("12", alert().version());
    }

    @Test
    void aRuleThatJudgesOtherwiseEndsItsAlertsWithThatReason() {
        judge("x");
        var ended = book.endAll(rule.id(), Alert.End.RULE_CHANGED, START.plusSeconds(90));
        assertEquals(1, ended.size());
        assertEquals(Alert.End.RULE_CHANGED, alert().end());
        assertEquals(State.RESOLVED, alert().state());
    }

    @Test
    void aPendingThatGoesLeavesTheEpisodeBeforeItStanding() {
        judge("x.");
        var over = alert();
        rule = rule(3, 0);
        assertEquals(List.of("PENDING@2", "INACTIVE@3"), judge("x.", 2));
        assertEquals(State.RESOLVED, alert().state());
        assertEquals(over.endedAt(), alert().endedAt());
        assertEquals(1, alert().episode());
    }

    @Test
    void keepsAThousandAlertsOfARuleApartAndCountsTheRest() {
        var verdicts =
                IntStream.range(0, 1_200)
                        .<Verdict>mapToObj(
                                i ->
                                        new Verdict.Breach(
                                                Labels.of(Labels.MODEL, "model-" + i), reading()))
                        .toList();
        var applied = book.apply(rule, judgement(verdicts), START, circumstances(false));
        assertEquals(1_000, applied.transitions().size());
        assertEquals(200, applied.refused());
    }

    @Test
    void theUrgentStandFirstAndTheResolvedLast() {
        apply(breach("b"), START);
        apply(breach("a"), START.plusSeconds(60));
        judge(".", 2);
        apply(
                List.of(new Verdict.Clear(Labels.of(Labels.MODEL, "b"), reading())),
                START.plusSeconds(180));
        assertEquals(
                List.of("a", "b"),
                book.alerts().get().stream().map(alert -> alert.labels().model()).toList());
    }

    @Test
    void aResolvedAlertIsForgottenAfterADay() {
        judge("x.");
        apply(breach("other"), START.plus(Duration.ofHours(25)));
        assertEquals(1, book.alerts().get().size());
    }

    @Test
    void lateIsWhatWasFoundOutLate() {
        book.apply(rule, judgement(List.of(breach())), START, circumstances(true));
        assertTrue(alert().late());
    }

    @Test
    void theSameAlertHasTheSameKeyEverywhere() {
        judge("x");
        assertEquals(AlertKey.of("cluster", "high-error-rate", FRAUD), alert().key());
        assertEquals(32, alert().key().value().length());
        assertTrue(!AlertKey.of("c", "luster", FRAUD).equals(AlertKey.of("cl", "uster", FRAUD)));
    }

    private Alert alert() {
        return assertNotNullAlert(book.find(book.key(rule.id(), FRAUD)));
    }

    private static Alert assertNotNullAlert(@org.jspecify.annotations.Nullable Alert alert) {
        if (alert == null) throw new AssertionError("no alert");
        return alert;
    }

    private List<String> judge(String verdicts) {
        return judge(verdicts, 0);
    }

    private List<String> judge(String verdicts, int firstMinute) {
        var seen = new ArrayList<String>();
        for (var i = 0; i < verdicts.length(); i++) {
            var minute = firstMinute + i;
            var verdict =
                    switch (verdicts.charAt(i)) {
                        case 'x' -> breach();
                        case '.' -> clear();
                        case '?' -> new Verdict.NoData(FRAUD, Health.NoData.NO_DOCUMENTS);
                        case '!' -> new Verdict.Failed(FRAUD, "partial", "2 of 3 shards");
                        case '0' -> new Verdict.Retired(FRAUD);
                        default -> null;
                    };
            if (verdict == null) continue;
            for (var transition :
                    apply(List.of(verdict), START.plusSeconds(60L * minute)).transitions()) {
                seen.add(transition.cause() + "@" + minute);
            }
        }
        return seen;
    }

    private AlertBook.Applied apply(Verdict verdict, Instant window) {
        return apply(List.of(verdict), window);
    }

    private AlertBook.Applied apply(List<Verdict> verdicts, Instant window) {
        return book.apply(rule, judgement(verdicts), window, circumstances(false));
    }

    private static Judgement judgement(List<Verdict> verdicts) {
        return new Judgement(Health.OK, verdicts, verdicts.size());
    }

    private AlertBook.Circumstances circumstances(boolean late) {
        return new AlertBook.Circumstances(Duration.ofMinutes(1), late, labels -> "12");
    }

    private static Verdict breach() {
        return new Verdict.Breach(FRAUD, reading());
    }

    private static Verdict breach(String model) {
        return new Verdict.Breach(Labels.of(Labels.MODEL, model), reading());
    }

    private static Verdict clear() {
        return new Verdict.Clear(FRAUD, new Reading(1.0, 5, 1L, 100L));
    }

    private static Reading reading() {
        return new Reading(7.5, 5, 15L, 200L);
    }

    private static Rule rule(int pendingFor, int keepFiringFor) {
        return Rules.errorRate(
                Duration.ofMinutes(1),
                Duration.ofMinutes(pendingFor),
                Duration.ofMinutes(keepFiringFor));
    }
}
