package dev.sextant.demo;

import dev.sextant.widget.Messages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Fills the demo's index with the past: the recorded days, moved so that the last of them ends at
 * the last midnight, and what happened today. A night stays a night, and nothing is missing between
 * the two.
 */
final class DemoLoader {
    /** About a megabyte and a half a request: large enough, and easy on a small heap. */
    private static final int BATCH = 5_000;

    private static final int PROGRESS_EVERY = 25_000;
    private static final String ACTION = "{\"create\":{}}\n";
    private static final String TIME_KEY = "{\"@timestamp\":\"";
    private static final int TIME_LENGTH = "2026-11-22T00:00:00.000Z".length();

    private final DemoIndex index;
    private final Consumer<String> progress;
    private final StringBuilder batch = new StringBuilder();
    private DemoIndex.Pending previous = () -> {};
    private int batched;
    private long loaded;

    /**
     * @param progress takes sentences fit to show
     */
    DemoLoader(DemoIndex index, Consumer<String> progress) {
        this.index = index;
        this.progress = progress;
    }

    /**
     * Creates the index and loads everything before {@code start}.
     *
     * @param recorded whether {@code stream} speaks of the days that {@link SampleData} recorded;
     *     otherwise they are generated
     * @return how many documents were loaded
     */
    long load(DemoStream stream, boolean recorded, Instant start)
            throws IOException, InterruptedException {
        progress.accept(Messages.text("demo.loading"));
        index.create();
        var midnight = stream.midnight();
        if (recorded) {
            // the server takes the recorded days while this process makes up today
            var today = CompletableFuture.supplyAsync(() -> stream.between(midnight, start));
            loadRecorded(Duration.between(SampleData.END, midnight));
            addAll(today.join());
        } else {
            addAll(stream.between(midnight.minus(DemoStream.REGISTRY_HISTORY), start));
        }
        flush();
        previous.await();
        index.goLive();
        progress.accept(Messages.text("demo.loaded", loaded));
        return loaded;
    }

    private void loadRecorded(Duration shift) throws IOException, InterruptedException {
        try (var lines = SampleData.open()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                add(shifted(line, shift));
            }
        }
    }

    private void addAll(List<DemoEvent> events) throws IOException, InterruptedException {
        for (var event : events) add(EventFormat.json(event));
    }

    /** The document, that much later. Its time stands first and is always equally long. */
    static String shifted(String document, Duration by) throws IOException {
        var end = TIME_KEY.length() + TIME_LENGTH;
        if (!document.startsWith(TIME_KEY) || document.length() < end) {
            throw new IOException("The sample data are damaged: a document without its time.");
        }
        var time = Instant.parse(document.substring(TIME_KEY.length(), end)).plus(by);
        return TIME_KEY + EventFormat.time(time) + document.substring(end);
    }

    private void add(String document) throws IOException, InterruptedException {
        batch.append(ACTION).append(document).append('\n');
        batched++;
        if (batched == BATCH) {
            flush();
        }
    }

    private void flush() throws IOException, InterruptedException {
        if (batched == 0) {
            return;
        }
        var next = index.bulk(batch.toString());
        previous.await();
        previous = next;
        batch.setLength(0);
        var before = loaded / PROGRESS_EVERY;
        loaded += batched;
        batched = 0;
        if (loaded / PROGRESS_EVERY > before) {
            progress.accept(Messages.text("demo.loading.count", loaded));
        }
    }
}
