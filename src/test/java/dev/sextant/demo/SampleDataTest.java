package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleDataTest {
    private static final Path FOLDER = Path.of("sample-data");
    private static final Set<String> TYPES =
            Set.of("registered", "transitioned", "deployed", "predict");
    private static final Set<String> STAGES = Set.of("None", "Staging", "Production", "Archived");
    private static final List<DemoEvent> EVENTS = SampleData.generate();

    @Test
    void theFilesAreWhatTheGeneratorWrites() throws IOException {
        assertEquals(EVENTS.stream().map(EventFormat::json).toList(), lines(SampleData.EVENTS));
        assertEquals(
                SampleData.forRawLines(EVENTS).stream().map(EventFormat::raw).toList(),
                lines(SampleData.RAW));
    }

    @Test
    void theFilesAreSmallEnoughForGit() throws IOException {
        assertTrue(Files.size(FOLDER.resolve(SampleData.EVENTS)) < 6_000_000);
        assertTrue(Files.size(FOLDER.resolve(SampleData.RAW)) < 500_000);
    }

    @Test
    void theReadmeGivesTheirNumberAndSeed() throws IOException {
        var readme = Files.readString(FOLDER.resolve("README.md"));
        assertTrue(readme.contains(String.format(Locale.ROOT, "%,d documents", EVENTS.size())));
        assertTrue(readme.contains("seed " + SampleData.SEED));
        assertTrue(readme.contains(SampleData.END.toString()));
    }

    @Test
    void everyEventKeepsTheLogContract() {
        var requestIds = new HashSet<String>();
        for (var event : EVENTS) {
            assertTrue(TYPES.contains(event.type()), event::toString);
            assertTrue(STAGES.contains(event.stage()), event::toString);
            assertTrue(Set.of("production", "staging", "dev").contains(event.environment()));
            assertTrue(event.version() > 0, event::toString);
            if (event.isPrediction()) {
                assertNull(event.user());
                assertTrue(Set.of("success", "error").contains(event.status()));
                var requestId = event.requestId();
                assertNotNull(requestId);
                assertEquals(4, UUID.fromString(requestId).version());
                assertTrue(requestIds.add(requestId), requestId);
                var latency = event.latencyMs();
                assertTrue(latency == null ? event.failed() : latency > 0, event::toString);
            } else {
                assertNotNull(event.user());
                assertTrue(Set.of("success", "failed").contains(event.status()));
                assertNull(event.latencyMs());
                assertNull(event.requestId());
            }
        }
    }

    @Test
    void twelveModelsThreeEnvironmentsSeveralVersionsAndNamedPeople() {
        assertEquals(12, distinct(DemoEvent::model).size());
        assertEquals(Set.of("production", "staging", "dev"), distinct(DemoEvent::environment));
        assertTrue(distinct(DemoEvent::user).containsAll(Set.of("somchai", "nok", "ci-bot")));
        for (var model : Catalogue.MODELS) {
            var versions =
                    EVENTS.stream()
                            .filter(event -> event.model().equals(model.name()))
                            .map(DemoEvent::version)
                            .distinct()
                            .count();
            assertTrue(versions >= (model.name().equals("spam-filter") ? 1 : 2), model.name());
        }
        assertTrue(count(event -> !event.isPrediction() && event.failed()) >= 3);
        assertTrue(count(event -> event.text() != null) > 1_000);
        assertTrue(count(event -> event.label() != null && event.score() != null) > 50_000);
    }

    @Test
    void failuresAreAsRareAsInRealLife() {
        for (var model : Catalogue.MODELS) {
            var predictions =
                    EVENTS.stream()
                            .filter(DemoEvent::isPrediction)
                            .filter(event -> event.model().equals(model.name()))
                            .toList();
            var failed = predictions.stream().filter(DemoEvent::failed).count();
            var percent = 100.0 * failed / predictions.size();
            assertTrue(percent > 0.2 && percent < 2.5, model.name() + " " + percent);
        }
    }

    @Test
    void theArchivedModelIsSilentSinceItWasArchived() {
        var archived =
                EVENTS.stream()
                        .filter(event -> event.model().equals("spam-filter"))
                        .filter(event -> event.stage().equals("Archived"))
                        .findFirst()
                        .orElseThrow();
        var after =
                EVENTS.stream()
                        .filter(event -> event.model().equals("spam-filter"))
                        .filter(DemoEvent::isPrediction)
                        .filter(
                                event ->
                                        event.time()
                                                .isAfter(
                                                        archived.time()
                                                                .plus(Duration.ofMinutes(10))))
                        .toList();
        assertEquals(List.of(), after);
    }

    @Test
    void trafficHasItsShapes() {
        assertTrue(perHour("search-ranker", 14) > 3 * perHour("search-ranker", 2));
        assertTrue(perHour("credit-risk", 11) > 5 * perHour("credit-risk", 3));
        assertTrue(perHour("ledger-anomaly", 2) > 5 * perHour("ledger-anomaly", 14));
        assertTrue(perHour("eta-forecast", 8) > 3 * perHour("eta-forecast", 13));
        assertEquals(
                1.0, (double) perHour("churn-predictor", 2) / perHour("churn-predictor", 14), 0.25);
        assertTrue(perDay("doc-classifier", 3) > 3 * perDay("doc-classifier", 0));
        assertTrue(perDay("fraud-detector", 6) > 4 * perDay("fraud-detector", 0));
        assertTrue(perDay("demand-forecast", 4) < 400);
    }

    @Test
    void rawLinesHaveTheFormsThatPipelinesRead() throws IOException {
        var lifecycle =
                Pattern.compile(
                        "\\S+Z (INFO|ERROR) (registered|transitioned|deployed) model=\\S+"
                                + " version=\\d+ stage=\\w+ user=\\S+ status=\\w+ environment=\\w+");
        var prediction =
                Pattern.compile(
                        "\\S+Z PREDICT request_id=[0-9a-f-]{36} model=\\S+ latency=(\\d+\\.\\d|-)"
                                + " status=\\w+ version=\\d+ stage=\\w+ environment=\\w+");
        var predictions = 0;
        for (var line : lines(SampleData.RAW)) {
            if (prediction.matcher(line).matches()) {
                predictions++;
            } else {
                assertTrue(lifecycle.matcher(line).matches(), line);
            }
        }
        assertTrue(predictions > 3_000);
    }

    @Test
    void aDocumentIsMovedInTimeAndOtherwiseLeftAlone() throws IOException {
        var document = lines(SampleData.EVENTS).getLast();
        var moved = DemoLoader.shifted(document, Duration.ofHours(25));
        assertTrue(moved.startsWith("{\"@timestamp\":\"2026-11-23T00:59:"), moved);
        assertEquals(document.substring(40), moved.substring(40));
        assertFalse(moved.equals(document));
    }

    private static Set<String> distinct(Function<DemoEvent, @Nullable String> of) {
        return EVENTS.stream().map(of).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static long count(Predicate<DemoEvent> wanted) {
        return EVENTS.stream().filter(wanted).count();
    }

    private static long perHour(String model, int hour) {
        return count(
                event ->
                        event.isPrediction()
                                && event.model().equals(model)
                                && event.time().atOffset(ZoneOffset.UTC).getHour() == hour);
    }

    /** Of the week's days, the first being 0. */
    private static long perDay(String model, int day) {
        var from = SampleData.END.minus(DemoStream.HISTORY).plus(Duration.ofDays(day));
        return count(
                event ->
                        event.isPrediction()
                                && event.model().equals(model)
                                && !event.time().isBefore(from)
                                && event.time().isBefore(from.plus(Duration.ofDays(1))));
    }

    private static List<String> lines(String file) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
