package dev.sextant.ui.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.ui.find.Findings.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;

class RankingTest {

    @Test
    void theWholeThenTheBeginningThenAWordThenAPartThenLettersInOrder() {
        var typed = "ran";
        var inOrder = List.of("ran", "ranker", "search-ranker", "warranty", "rare-animal");
        var before = -1;
        for (var name : inOrder) {
            var rank = Ranking.of(typed, name);
            assertTrue(rank > before, name + " " + rank);
            before = rank;
        }
        assertEquals(Ranking.NONE, Ranking.of(typed, "fraud"));
    }

    @ParameterizedTest
    @CsvSource({
        "FRAUD,fraud-detector",
        "fd,fraud-detector",
        "fraud 12,fraud-detector v12",
        "fraud v12,fraud-detector v12",
        "ผู้ช่วย,ผู้ช่วยตอบแชต",
        "ตอบ,ผู้ช่วยตอบแชต",
        "🙂,fraud-🙂-detector",
        "<b>,legacy <b>ranker</b>",
        "'\"ranker\"','legacy \"ranker\"'",
        "12,model12"
    })
    void findsNamesAsTheyAre(String typed, String name) {
        assertTrue(Ranking.of(typed, name) != Ranking.NONE);
    }

    @ParameterizedTest
    @CsvSource({"fraud churn,fraud-detector", "xyz,fraud-detector", "tdf,fraud-detector"})
    void doesNotFindWhatIsNotThere(String typed, String name) {
        assertEquals(Ranking.NONE, Ranking.of(typed, name));
    }

    @Test
    void theKindWithTheBestOneComesFirstAndNothingTwice() {
        var lines =
                Findings.of(
                        "alert",
                        List.of(
                                finding("a", Kind.MODEL, "my-alert-model"),
                                finding("b", Kind.SCREEN, "Alerts"),
                                finding("b", Kind.SCREEN, "Alerts"),
                                finding("c", Kind.ACTION, "Open the alert")));
        assertEquals(
                List.of("SCREEN", "b", "MODEL", "a", "ACTION", "c"),
                lines.stream().map(RankingTest::written).toList());
    }

    @Test
    void thousandsOfNamesAreAFewLines() {
        var many =
                java.util.stream.IntStream.range(0, 5_000)
                        .mapToObj(number -> finding("m" + number, Kind.MODEL, "model-" + number))
                        .toList();
        assertTrue(Findings.of("model", many).size() <= 7);
    }

    @Test
    void whatWasUsedLastIsOfferedFirstAndNotAgainBelow() {
        var alerts = finding("b", Kind.SCREEN, "Alerts");
        var lines =
                Findings.untyped(List.of(alerts), List.of(alerts, finding("r", Kind.ACTION, "Go")));
        assertEquals(
                List.of("RECENT", "b", "ACTION", "r"),
                lines.stream().map(RankingTest::written).toList());
    }

    private static String written(Line line) {
        return switch (line) {
            case Line.Head(var kind) -> kind.name();
            case Line.Found(var finding) -> finding.id();
        };
    }

    private static Finding finding(String id, Kind kind, String name) {
        return new Finding(id, kind, name, "", "", "", Feather.BOX, () -> {});
    }
}
