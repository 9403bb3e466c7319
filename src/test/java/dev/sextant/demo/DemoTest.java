package dev.sextant.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.store.Directories;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path home;

    @Test
    void eventsGoOnAfterTheServerWasKilledAndNoneIsMissingOrTwice() throws Exception {
        var directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        var progress = Collections.synchronizedList(new ArrayList<String>());
        ProcessHandle process;
        try (var demo = Demo.start(directories, DemoOptions.DEFAULT, progress::add)) {
            var start = demo.startedAt();
            var stream =
                    DemoStream.startingAt(SampleData.SEED, false, start, ZoneId.systemDefault());
            var past = stream.between(stream.midnight().minus(DemoStream.REGISTRY_HISTORY), start);
            assertEquals(past.size(), count(demo, Instant.EPOCH, start));

            demo.server().kill();
            demo.server().restart(progress::add);
            var restarted = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var live = stream.between(start, restarted);
            assertFalse(live.isEmpty());
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertEquals(live.size(), count(demo, start, restarted)));
            assertEquals(past.size(), count(demo, Instant.EPOCH, start));
            process = demo.server().process();
        }
        assertFalse(process.isAlive());
    }

    private static int count(Demo demo, Instant from, Instant to)
            throws IOException, InterruptedException {
        var profile = demo.profile();
        var query =
                """
                {"query": {"range": {"@timestamp": {"gte": "%s", "lt": "%s"}}}}
                """
                        .formatted(from, to);
        var path = "/" + profile.indexPattern() + "/_count";
        var request =
                HttpRequest.newBuilder(profile.urls().getFirst().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(query))
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofString()).body();
        return JSON.readTree(answer).path("count").asInt(-1);
    }
}
