package dev.sextant.setup.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Lines of the sample log, moved so that the last of them was just written. */
final class RawLog {

    private static final Path FILE = Path.of("sample-data/raw.log.gz");

    private RawLog() {}

    /** All lifecycle lines, and every {@code step}-th prediction. */
    static List<String> lines(Instant end, int step) {
        var all = new ArrayList<String>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FILE)),
                                StandardCharsets.UTF_8))) {
            in.lines().forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var shift = Duration.between(time(all.getLast()), end).truncatedTo(ChronoUnit.MILLIS);
        var moved = new ArrayList<String>();
        for (var i = 0; i < all.size(); i++) {
            var line = all.get(i);
            if (line.contains(" PREDICT ") && (all.size() - 1 - i) % step != 0) continue;
            var space = line.indexOf(' ');
            moved.add(time(line).plus(shift) + line.substring(space));
        }
        return moved;
    }

    static Instant time(String line) {
        return Instant.parse(line.substring(0, line.indexOf(' ')));
    }
}
