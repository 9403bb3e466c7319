package dev.sextant.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The recorded events in {@code sample-data/}: what {@link DemoStream} says of the days before
 * {@link #END} with {@link #SEED}, written down.
 */
public final class SampleData {
    public static final long SEED = 25;

    /** The midnight, in UTC, at which the recording ends. */
    public static final Instant END = Instant.parse("2026-11-22T00:00:00Z");

    static final String EVENTS = "events.ndjson.gz";
    static final String RAW = "raw.log.gz";

    /** Raw lines hold every registry event, but predictions of the last hours only. */
    private static final Duration RAW_PREDICTIONS = Duration.ofHours(6);

    private static final String RESOURCE = "/sample-data/" + EVENTS;

    private SampleData() {}

    static List<DemoEvent> generate() {
        return DemoStream.endingAt(SEED, END).between(END.minus(DemoStream.REGISTRY_HISTORY), END);
    }

    static List<DemoEvent> forRawLines(List<DemoEvent> events) {
        var from = END.minus(RAW_PREDICTIONS);
        return events.stream()
                .filter(event -> !event.isPrediction() || !event.time().isBefore(from))
                .toList();
    }

    /** Writes both files; the folder must be there. */
    static void write(Path folder) throws IOException {
        var events = generate();
        write(folder.resolve(EVENTS), events, EventFormat::json);
        write(folder.resolve(RAW), forRawLines(events), EventFormat::raw);
    }

    /**
     * The recorded documents, one a line, oldest first.
     *
     * @throws IOException when they are not on the class path or cannot be read
     */
    static BufferedReader open() throws IOException {
        var resource = SampleData.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IOException("The sample data are missing from this installation.");
        }
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8));
    }

    private static void write(Path file, List<DemoEvent> events, Function<DemoEvent, String> format)
            throws IOException {
        try (var out = new SmallestGzip(Files.newOutputStream(file));
                var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            for (var event : events) {
                writer.write(format.apply(event));
                writer.write('\n');
            }
        }
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
