package dev.sextant.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The grok of a real server, from that server's jars in a class loader of their own: its processor
 * of that name, and Logstash's filter too, run these expressions on the same engine (Joni).
 */
final class RealGrok {
    private final List<Object> groks = new ArrayList<>();
    private final Method captures;

    /**
     * @param server the server's kind: "9", "8", "opensearch-3", "opensearch-2"
     * @param patterns tried in turn; the first that matches counts
     */
    RealGrok(String server, List<String> patterns, Map<String, String> definitions) {
        try {
            var loader = new URLClassLoader(jars(server), ClassLoader.getPlatformClassLoader());
            var name = server.startsWith("opensearch") ? "opensearch" : "elasticsearch";
            var type = loader.loadClass("org." + name + ".grok.Grok");
            Consumer<String> log = message -> {};
            for (var pattern : patterns) {
                if (name.equals("opensearch")) {
                    groks.add(
                            type.getConstructor(Map.class, String.class, Consumer.class)
                                    .newInstance(definitions, pattern, log));
                } else {
                    var bankType = loader.loadClass("org.elasticsearch.grok.PatternBank");
                    var bank = bankType.getConstructor(Map.class).newInstance(definitions);
                    groks.add(
                            type.getConstructor(bankType, String.class, Consumer.class)
                                    .newInstance(bank, pattern, log));
                }
            }
            captures = type.getMethod("captures", String.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was captured, without what was not; null when no pattern matches. */
    @Nullable Map<String, String> match(String line) {
        try {
            for (var grok : groks) {
                var found = (Map<?, ?>) captures.invoke(grok, line);
                if (found == null) continue;
                var captured = new LinkedHashMap<String, String>();
                found.forEach(
                        (name, value) -> {
                            if (value != null) captured.put((String) name, (String) value);
                        });
                return captured;
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL[] jars(String server) {
        var folder = Path.of(System.getProperty("sextant.node", "target/node"), server, "lib");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(RealGrok::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
