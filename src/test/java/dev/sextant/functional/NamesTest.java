package dev.sextant.functional;

import static dev.sextant.functional.NoonEvents.HOUR;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.NamesFound.Name;
import dev.sextant.cluster.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are found by any part of them, on both supported servers. */
class NamesTest {

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void findsModelsAndUsersByAnyPartWhateverTheCase(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            log.add(
                    List.of(
                            event("predict", "fraud-detector", ""),
                            event("predict", "fraud-detector", ""),
                            event("predict", "Anti-FRAUD", ""),
                            event("predict", "search-ranker", ""),
                            event("deployed", "search-ranker", "\"user\": \"fraudster\""),
                            // whoever only predicts is no user of the registry
                            event("predict", "search-ranker", "\"user\": \"fraud-bot\"")));
            var found = names(log, "fraud");
            assertEquals(List.of("fraud-detector", "Anti-FRAUD"), called(found.models()));
            assertEquals(List.of("fraudster"), called(found.users()));
            assertEquals(2, found.models().getFirst().events());
            assertEquals(HOUR.to().minusSeconds(60), found.models().getFirst().last());
            assertEquals(NamesFound.NOTHING, names(log, "nobody"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void whatIsTypedMeansItself(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var odd =
                    List.of(
                            "a*b",
                            "a?b",
                            "a\\\\b",
                            "<b>&amp;",
                            "it's \\\"x\\\"",
                            "ผู้ช่วยตอบแชต",
                            "🙂");
            var documents = new ArrayList<String>();
            for (var name : odd) documents.add(event("predict", name, ""));
            documents.add(event("predict", "acb", ""));
            log.add(documents);
            assertEquals(List.of("a*b"), called(names(log, "a*b").models()));
            assertEquals(List.of("a?b"), called(names(log, "a?b").models()));
            assertEquals(List.of("a\\b"), called(names(log, "a\\b").models()));
            assertEquals(List.of("<b>&amp;"), called(names(log, "<b>").models()));
            assertEquals(List.of("it's \"x\""), called(names(log, "\"x\"").models()));
            assertEquals(List.of("ผู้ช่วยตอบแชต"), called(names(log, "ช่วย").models()));
            assertEquals(List.of("🙂"), called(names(log, "🙂").models()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void ofVeryManyOnlyAFewAreNamed(RealServer server) throws Exception {
        try (var log = TestLog.on(server)) {
            var documents = new ArrayList<String>();
            for (var i = 0; i < 3_000; i++) documents.add(event("predict", "model-" + i, ""));
            log.add(documents);
            assertEquals(6, names(log, "model").models().size());
            assertEquals(List.of("model-2999"), called(names(log, "-2999").models()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.sextant.functional.NoonEvents#servers")
    void aLogThatDoesNotSayWhoDidWhatStillNamesItsModels(RealServer server) throws Exception {
        var mapping = TestLog.MAPPING.replace("\"user\": {\"type\": \"keyword\"}, ", "");
        assertTrue(!mapping.contains("\"user\""), mapping);
        try (var log = TestLog.on(server, mapping)) {
            log.add(List.of(event("predict", "fraud-detector", "")));
            var found = names(log, "det");
            assertEquals(List.of("fraud-detector"), called(found.models()));
            assertEquals(List.of(), found.users());
        }
    }

    private static NamesFound names(TestLog log, String text) throws Exception {
        return ask(log.cluster(), new Question.Names(HOUR, text, 6));
    }

    private static List<String> called(List<Name> names) {
        return names.stream().map(Name::name).toList();
    }
}
