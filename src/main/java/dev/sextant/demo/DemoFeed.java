package dev.sextant.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps events coming after the start. The caller ticks it every second or so; a tick sends what
 * happened since the last event that was sent, so that after a pause, however long, nothing is
 * missing, and after a failure nothing is there twice. For one thread.
 */
final class DemoFeed {
    /** What one request may hold, after a night asleep. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(30);

    private final DemoIndex index;
    private final DemoStream stream;
    private Instant sentUntil;

    /**
     * @param start where loading ended
     */
    DemoFeed(DemoIndex index, DemoStream stream, Instant start) {
        this.index = index;
        this.stream = stream;
        this.sentUntil = start;
    }

    /**
     * Sends everything before {@code now} that has not been sent.
     *
     * @return how many events were sent
     * @throws IOException when the server did not take them; the next tick sends them again
     */
    int tick(Instant now) throws IOException, InterruptedException {
        var sent = 0;
        while (sentUntil.isBefore(now)) {
            var furthest = sentUntil.plus(LONGEST_STEP);
            var until = furthest.isBefore(now) ? furthest : now;
            var events = stream.between(sentUntil, until);
            if (!events.isEmpty()) {
                var body = new StringBuilder();
                for (var event : events) {
                    body.append("{\"index\":{\"_id\":\"").append(id(event)).append("\"}}\n");
                    body.append(EventFormat.json(event)).append('\n');
                }
                index.bulk(body.toString()).await();
                sent += events.size();
            }
            sentUntil = until;
        }
        return sent;
    }

    /** The same for the same event, so that sending it twice leaves one document. */
    private static String id(DemoEvent event) {
        if (event.requestId() != null) {
            return event.requestId();
        }
        return String.join(
                "-",
                event.type(),
                event.model(),
                event.stage(),
                String.valueOf(event.version()),
                String.valueOf(event.time().toEpochMilli()));
    }
}
