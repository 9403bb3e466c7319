package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoFeedTest {
    private static final Instant START = Instant.parse("2026-11-22T09:17:23Z");
    private static final String REFUSED =
            """
            {"errors":true,"items":[{"index":{"error":{"type":"x","reason":"disk is full"}}}]}
            """;

    private final DemoStream stream =
            DemoStream.startingAt(SampleData.SEED, false, START, ZoneOffset.UTC);
    private final BulkReceiver server = new BulkReceiver();
    private final DemoIndex index = new DemoIndex(server.url(), DemoIndex.NAME);
    private final DemoFeed feed = new DemoFeed(index, stream, START);

    @AfterEach
    void stop() {
        index.close();
        server.close();
    }

    @Test
    void sendsEveryEventOnceHoweverUnevenTheTicks() throws Exception {
        var now = START;
        var sent = 0;
        for (var step : List.of(1, 3, 0, 40, 1, 700)) {
            now = now.plusSeconds(step);
            sent += feed.tick(now);
        }
        var expected = stream.between(START, now);
        assertEquals(expected.size(), sent);
        assertEquals(expected.stream().map(EventFormat::json).toList(), server.documents());
    }

    @Test
    void fillsTheGapOfANightAsleepInSmallSteps() throws Exception {
        var morning = START.plus(Duration.ofHours(9));
        var sent = feed.tick(morning);
        assertEquals(stream.between(START, morning).size(), sent);
        assertEquals(sent, server.documents().size());
        assertEquals(18, server.bodies().size());
    }

    @Test
    void sendsAgainUnderTheSameIdsWhatTheServerDidNotTake() throws Exception {
        server.answer(200, REFUSED);
        var now = START.plusSeconds(60);
        var failure = assertThrows(IOException.class, () -> feed.tick(now));
        assertEquals("The demo server refused a document: disk is full", failure.getMessage());
        server.answer(200, BulkReceiver.TAKEN);
        feed.tick(now);
        assertEquals(2, server.bodies().size());
        assertEquals(server.bodies().get(0), server.bodies().get(1));
    }

    @Test
    void saysWhatTheServerAnswered() {
        server.answer(429, "too busy");
        var failure = assertThrows(IOException.class, () -> feed.tick(START.plusSeconds(60)));
        assertEquals("The demo server answered 429: too busy", failure.getMessage());
    }

    @Test
    void noTwoEventsShareAnId() throws Exception {
        feed.tick(START.plus(Duration.ofHours(4)));
        var ids = new HashSet<String>();
        for (var body : server.bodies()) {
            body.lines()
                    .filter(line -> line.startsWith("{\"index\""))
                    .forEach(line -> assertTrue(ids.add(line), line));
        }
        assertTrue(ids.size() > 4_000);
    }
}
