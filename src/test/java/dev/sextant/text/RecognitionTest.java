package dev.sextant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was written down in English is said in the language of who reads it. */
class RecognitionTest {

    private static void isSaidAnew(Sentence sentence) {
        var written = sentence.english();
        assertEquals(sentence.in(Language.THAI), Language.THAI.known(written));
        assertEquals(written, Language.ENGLISH.known(written));
        assertEquals(written, Sentence.written(written).english());
    }

    @Test
    void namesAndNumbersStayWhereTheyBelong() {
        isSaidAnew(Sentence.of("watching.clock.behind", "12"));
        isSaidAnew(Sentence.of("watching.toomany", "1204", "high-error-rate"));
        isSaidAnew(
                Sentence.of(
                        "watching.ends", Sentence.of("written.ends.key"), "2026-12-01 10:00 UTC"));
    }

    @Test
    void aSentenceInsideASentenceIsSaidAnewToo() {
        isSaidAnew(
                Sentence.of(
                        "watching.unmeasured",
                        Sentence.of("written.rule.high-error-rate"),
                        Sentence.of(
                                "cluster.unreachable",
                                "https://es.example:9200",
                                Sentence.of("cluster.why.refused"))));
        isSaidAnew(
                Sentence.of(
                        "watching.receiver",
                        "team",
                        Sentence.of("sending.mail.not", Sentence.of("sending.mail.noconnection"))));
    }

    @Test
    void amongNamesOfRulesOnlySextantsOwnAreTranslated() {
        var said =
                Language.THAI.known(
                        "Not measured for High error rate, Checkout is slow: "
                                + Sentence.of("watching.defect").english());
        assertEquals(
                Sentence.of(
                                "watching.unmeasured",
                                Sentence.of("written.rule.high-error-rate").in(Language.THAI)
                                        + ", Checkout is slow",
                                Sentence.of("watching.defect"))
                        .in(Language.THAI),
                said);
    }

    @Test
    void theCodeStaysAtTheEnd() {
        isSaidAnew(ErrorCode.EVALUATION_STUCK.after(Sentence.of("watching.stuck")));
    }

    @Test
    void whatAPersonWroteStays() {
        for (var words :
                List.of(
                        "Checkout is slow",
                        "Nodes",
                        "Data stream",
                        "Ask the checkout team.",
                        "of of of",
                        "load test: 3 of 4",
                        "")) {
            assertEquals(words, Language.THAI.known(words));
        }
    }
}
