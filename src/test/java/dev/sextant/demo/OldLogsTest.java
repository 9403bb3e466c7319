package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.store.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldLogsTest {

    @TempDir private Path directory;

    @Test
    void keepsTheNewestFewAndThoseOfLivingDemos() throws IOException {
        var directories =
                new Directories(
                        directory, directory.resolve("data"), directory.resolve("logs"), directory);
        Files.createDirectories(directories.data().resolve("demo-living"));
        Files.createDirectories(directories.logs());
        log(directories, "demo-living.log", 0);
        for (var day = 1; day <= 6; day++) log(directories, "demo-" + day + ".log", day);
        log(directories, "sextant.log", 0);

        OldLogs.remove(directories);

        assertEquals(
                Set.of("demo-living.log", "demo-4.log", "demo-5.log", "demo-6.log", "sextant.log"),
                names(directories.logs()));
    }

    @Test
    void startsWithoutAnyLogs() {
        OldLogs.remove(new Directories(directory, directory, directory.resolve("no"), directory));
    }

    private static void log(Directories directories, String name, int day) throws IOException {
        var file = Files.writeString(directories.logs().resolve(name), "why");
        Files.setLastModifiedTime(file, FileTime.fromMillis(day * 86_400_000L));
    }

    private static Set<String> names(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
