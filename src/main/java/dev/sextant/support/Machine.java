package dev.sextant.support;

import dev.sextant.store.Directories;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which program on what machine, and how it fares. */
final class Machine {

    private static final long MEBIBYTE = 1024 * 1024;

    private Machine() {}

    static String about() {
        var about = new LinkedHashMap<String, Object>();
        about.put("sextant", Version.TEXT);
        about.put("java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        about.put("javafx", System.getProperty("javafx.version", "not started"));
        about.put(
                "system",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        about.put("locale", Locale.getDefault().toLanguageTag());
        about.put("zone", ZoneId.systemDefault().getId());
        about.put("drawing", System.getProperty("prism.order", "by itself"));
        return lines(about);
    }

    static String metrics(Directories directories) {
        var metrics = new LinkedHashMap<String, Object>();
        var runtime = Runtime.getRuntime();
        var uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        metrics.put("uptime", Duration.ofMillis(uptime));
        metrics.put("processors", runtime.availableProcessors());
        metrics.put("heap used, MiB", (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
        metrics.put("heap most, MiB", runtime.maxMemory() / MEBIBYTE);
        var threads = ManagementFactory.getThreadMXBean();
        metrics.put("threads", threads.getThreadCount());
        metrics.put("threads at most", threads.getPeakThreadCount());
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            metrics.put(
                    "collections, " + collector.getName(),
                    collector.getCollectionCount()
                            + " in "
                            + collector.getCollectionTime()
                            + " ms");
        }
        metrics.put("free for data, MiB", free(directories.data()));
        metrics.put("free for logs, MiB", free(directories.logs()));
        return lines(metrics);
    }

    private static Object free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() / MEBIBYTE;
        } catch (IOException e) {
            return "not known";
        }
    }

    private static String lines(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
