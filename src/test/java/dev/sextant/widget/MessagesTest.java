package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text that the code asks for exists, and every text that exists is asked for. */
class MessagesTest {

    private static final Path BUNDLE =
            Path.of("src/main/resources/dev/sextant/messages.properties");
    private static final Pattern KEY =
            Pattern.compile("\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9_-]+)+)\"");

    private static Properties bundle() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLE)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> literals() throws IOException {
        var literals = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> literals.add(match.group(1)));
            }
        }
        for (var reason : Reason.values()) {
            literals.add("reason." + reason.name().toLowerCase(Locale.ROOT));
        }
        return literals;
    }

    private static boolean isFile(String literal) {
        return literal.endsWith(".png") || literal.endsWith(".json");
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var unused = new TreeSet<>(bundle().stringPropertyNames());
        unused.removeAll(literals());
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyKeyHasAText() throws IOException {
        var texts = bundle().stringPropertyNames();
        var sections = new TreeSet<String>();
        texts.forEach(key -> sections.add(key.substring(0, key.indexOf('.'))));
        var missing = new TreeSet<String>();
        for (var literal : literals()) {
            var section = literal.substring(0, literal.indexOf('.'));
            if (isFile(literal) || !sections.contains(section)) continue;
            if (!texts.contains(literal)) missing.add(literal);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextIsAWellFormedPattern() throws IOException {
        for (var key : bundle().stringPropertyNames()) {
            var text = bundle().getProperty(key);
            assertTrue(!text.isBlank(), key);
            new MessageFormat(text, Locale.ROOT);
        }
    }
}
