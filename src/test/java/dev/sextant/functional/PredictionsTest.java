package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.NOON;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LabelCount;
import dev.sextant.cluster.LabelTraffic.LabelSeries;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.Scores.Bin;
import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels and scores are counted exactly, whatever they are, on both supported servers. */
class PredictionsTest {

    static final String MAPPING =
            TestLog.MAPPING.replace(
                    "\"text\": {",
                    "\"prediction\": {\"properties\": {\"label\": {\"type\": \"keyword\"},"
                            + " \"score\": {\"type\": \"float\"}}}, \"text\": {");

    private static final Interval MINUTE = new Interval.Fixed(Duration.ofMinutes(1));

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void everyLabelOfEveryModelIsCountedAndSoIsWhatHasNone(RealServer server) throws Exception {
        try (var log = TestLog.on(server, MAPPING)) {
            log.add(
                    List.of(
                            labelled("a", "yes"),
                            labelled("a", "yes"),
                            labelled("a", ""),
                            labelled("a", "<b>&amp;</b>"),
                            labelled("b", "yes"),
                            labelled("b", "🙂"),
                            event("predict", "b", ""),
                            event("predict", "b", "\"prediction\": {\"label\": null}"),
                            event("predict", "b", "\"prediction.label\": \"ไม่ใช่\""),
                            // no prediction, and a prediction of nobody
                            event("deployed", "b", "\"prediction.label\": \"yes\""),
                            "{\"@timestamp\": \"%s\", \"event_type\": \"predict\"}"
                                    .formatted(NOON.minusSeconds(60))));
            assertEquals(
                    List.of(
                            new LabelCount("a", "yes", 2),
                            new LabelCount("b", null, 2),
                            new LabelCount("a", "", 1),
                            new LabelCount("a", "<b>&amp;</b>", 1),
                            new LabelCount("b", "yes", 1),
                            new LabelCount("b", "ไม่ใช่", 1),
                            new LabelCount("b", "🙂", 1),
                            new LabelCount(null, null, 1)),
                    ask(log.cluster(), new Question.LabelTotals(HOUR, Filter.ALL)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatIsNotDrawnApartIsSummedExactly(RealServer server) throws Exception {
        try (var log = TestLog.on(server, MAPPING)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 5; i++) documents.add(labelled("a", "often"));
            for (var i = 0; i < 3; i++) documents.add(labelled("b", "often"));
            documents.add(labelled("a", "once"));
            documents.add(labelled("b", "once"));
            documents.add(event("predict", "b", ""));
            documents.add(event("predict", "c", ""));
            log.add(documents);
            var found =
                    ask(log.cluster(), new Question.LabelsOverTime(HOUR, Filter.ALL, MINUTE, 2));
            assertEquals(
                    List.of("a often 5", "b often 3"),
                    found.labels().stream().map(PredictionsTest::words).toList());
            assertEquals(
                    List.of("null null 2"),
                    found.unlabelled().stream().map(PredictionsTest::words).toList());
            assertEquals("null null 2", words(Objects.requireNonNull(found.others())));
            assertEquals(
                    List.of(new LabelCount("a", "once", 1), new LabelCount("b", "once", 1)),
                    found.otherLabels());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aThousandLabelsAndMoreAreAllThere(RealServer server) throws Exception {
        try (var log = TestLog.on(server, MAPPING)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 1_300; i++) documents.add(labelled("a", "label-" + i));
            for (var i = 0; i < 700; i++) documents.add(labelled("b", "label-" + i));
            log.add(documents);
            var totals = ask(log.cluster(), new Question.LabelTotals(HOUR, Filter.ALL));
            assertEquals(2_000, totals.size());
            assertEquals(2_000, totals.stream().mapToLong(LabelCount::count).sum());
            var everyOne =
                    ask(
                            log.cluster(),
                            new Question.LabelsOverTime(
                                    HOUR, Filter.ALL, MINUTE, Question.ALL_MODELS));
            assertEquals(2_000, new HashSet<>(everyOne.labels()).size());
            assertNull(everyOne.others());
            var few = ask(log.cluster(), new Question.LabelsOverTime(HOUR, Filter.ALL, MINUTE, 6));
            assertEquals(1_994, Objects.requireNonNull(few.others()).predictions());
            assertEquals(1_994, few.otherLabels().size());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void labelsThatWereMappedByThemselvesAreAskedForThroughTheirKeyword(RealServer server)
            throws Exception {
        var dynamic =
                TestLog.MAPPING.replace(
                        "\"text\": {\"type\": \"text\"}", "\"x\": {\"type\": \"text\"}");
        try (var log = TestLog.on(server, dynamic)) {
            log.add(
                    List.of(
                            labelled("cola", "acceptable"),
                            labelled("cola", "acceptable"),
                            labelled("cola", "unacceptable"),
                            event("predict", "cola", "\"prediction\": {\"score\": 0.5}")));
            assertEquals(
                    List.of(
                            new LabelCount("cola", "acceptable", 2),
                            new LabelCount("cola", "unacceptable", 1),
                            new LabelCount("cola", null, 1)),
                    ask(log.cluster(), new Question.LabelTotals(HOUR, Filter.ALL)));
            assertEquals(
                    1, ask(log.cluster(), new Question.ScoreSpread(HOUR, Filter.ALL)).scored());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void truthsAndNumbersAreLabelsToo(RealServer server) throws Exception {
        for (var type : List.of("boolean", "integer")) {
            var mapping =
                    MAPPING.replace(
                            "\"label\": {\"type\": \"keyword\"}",
                            "\"label\": {\"type\": \"" + type + "\"}");
            try (var log = TestLog.on(server, mapping)) {
                var one = type.equals("boolean") ? "true" : "1";
                log.add(
                        List.of(
                                event(
                                        "predict",
                                        "a",
                                        "\"prediction\": {\"label\": %s}".formatted(one))));
                assertEquals(
                        List.of(new LabelCount("a", one, 1)),
                        ask(log.cluster(), new Question.LabelTotals(HOUR, Filter.ALL)));
                var found =
                        ask(
                                log.cluster(),
                                new Question.LabelsOverTime(HOUR, Filter.ALL, MINUTE, 6));
                assertEquals("a " + one + " 1", words(found.labels().getFirst()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aClusterWithoutLabelsOrScoresIsToldWhichFieldIsMissingAndTheOthersGoOn(RealServer server)
            throws Exception {
        try (var log = TestLog.on(server)) {
            log.add(List.of(event("predict", "a", "\"status\": \"success\"")));
            var labels = new Question.LabelTotals(HOUR, Filter.ALL);
            var scores = new Question.ScoreSpread(HOUR, Filter.ALL);
            var page = new Question.Predictions(HOUR, Filter.ALL, 10, Cursor.START);
            var totals = new Question.ModelTotals(HOUR, Filter.ALL);
            var answers = log.cluster().ask(List.of(labels, scores, page, totals));
            var noLabel = assertThrows(ClusterException.class, () -> answers.get(labels));
            assertEquals(Reason.FIELD_MISSING, noLabel.reason());
            assertTrue(noLabel.sentence().contains("prediction.label"), noLabel.sentence());
            var noScore = assertThrows(ClusterException.class, () -> answers.get(scores));
            assertTrue(noScore.sentence().contains("prediction.score"), noScore.sentence());
            assertEquals(1, answers.get(totals).predictions());
            var entry = answers.get(page).items().getFirst();
            assertNull(entry.label());
            assertNull(entry.score());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void scoresFromZeroToOneLieInTwentyBinsWithBothEnds(RealServer server) throws Exception {
        for (var type : List.of("float", "double", "half_float")) {
            var mapping =
                    MAPPING.replace(
                            "\"score\": {\"type\": \"float\"",
                            "\"score\": {\"type\": \"" + type + "\"");
            try (var log = TestLog.on(server, mapping)) {
                var documents = new ArrayList<String>();
                // every edge itself: it belongs to the bin above it, the last to the bin below
                for (var i = 0; i <= 20; i++) documents.add(scored("a", i * 5 / 100.0));
                documents.add(event("predict", "a", ""));
                log.add(documents);
                var found = ask(log.cluster(), new Question.ScoreSpread(HOUR, Filter.ALL));
                assertEquals(22, found.predictions());
                assertEquals(1, found.unscored());
                assertEquals(20, found.bins().size());
                assertEquals(21, found.bins().stream().mapToLong(Bin::count).sum(), type);
                if (type.equals("half_float")) continue;
                for (var i = 0; i < 20; i++) {
                    assertEquals(
                            new Bin(i * 5 / 100.0, (i + 1) * 5 / 100.0, i == 19 ? 2 : 1),
                            found.bins().get(i),
                            type);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void scoresElsewhereLieBetweenRoundEdges(RealServer server) throws Exception {
        try (var log = TestLog.on(server, MAPPING)) {
            log.add(List.of(scored("a", -1), scored("a", 0.5), scored("a", 1), scored("b", 1e6)));
            var one = ask(log.cluster(), new Question.ScoreSpread(HOUR, Filter.ALL.withModel("a")));
            assertEquals(-1, one.lowest());
            assertEquals(1, one.highest());
            assertEquals(new Bin(-1, -0.9, 1), one.bins().getFirst());
            assertEquals(new Bin(1, 1.1, 1), one.bins().getLast());
            assertEquals(21, one.bins().size());
            var single =
                    ask(log.cluster(), new Question.ScoreSpread(HOUR, Filter.ALL.withModel("b")));
            assertEquals(1, single.bins().size());
            assertEquals(1, single.bins().getFirst().count());
            var all = ask(log.cluster(), new Question.ScoreSpread(HOUR, Filter.ALL));
            assertEquals(4, all.bins().stream().mapToLong(Bin::count).sum());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void predictionsComeNewestFirstAPageAtATimeAndWithoutTheirText(RealServer server)
            throws Exception {
        try (var log = TestLog.on(server, MAPPING)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 25; i++) {
                documents.add(
                        NoonEvents.at(
                                NOON.minusSeconds(60 + i),
                                "predict",
                                "a",
                                """
                                "request_id": "r%d", "text": "secret", "latency_ms": 5,
                                "prediction": {"label": "yes", "score": "0.25"}"""
                                        .formatted(i)));
            }
            documents.add(event("deployed", "a", ""));
            log.add(documents);
            var seen = new ArrayList<LogEntry>();
            var next = Cursor.START;
            while (next != null) {
                var page = ask(log.cluster(), new Question.Predictions(HOUR, Filter.ALL, 10, next));
                assertTrue(page.items().size() <= 13, "a page and its ties");
                seen.addAll(page.items());
                next = page.next();
            }
            assertEquals(
                    Stream.iterate(0, i -> i + 1).limit(25).map(i -> "r" + i).toList(),
                    seen.stream().map(LogEntry::requestId).toList());
            assertEquals("yes", seen.getFirst().label());
            assertEquals(0.25, seen.getFirst().score());
            assertFalse(seen.toString().contains("secret"));
        }
    }

    private static String words(LabelSeries series) {
        var steps = series.steps().stream().mapToLong(step -> step.predictions()).sum();
        assertEquals(steps, series.predictions());
        return series.model() + " " + series.label() + " " + series.predictions();
    }

    private static String labelled(String model, String label) {
        return event("predict", model, "\"prediction\": {\"label\": \"%s\"}".formatted(label));
    }

    private static String scored(String model, double score) {
        return event("predict", model, "\"prediction\": {\"score\": %s}".formatted(score));
    }
}
