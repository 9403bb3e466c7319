package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.monitor.OwnRules;
import dev.sextant.store.rules.ShippedRules;
import dev.sextant.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the code asks for exists, and every text that exists is asked for. */
class MessagesTest {

    private static final String CONTROLS = "com/sun/javafx/scene/control/skin/resources/controls";

    /** A word that the toolkit calls otherwise one day would silently be English again. */
    @Test
    void theToolkitsOwnMenusSpeakThai() {
        var thai = ResourceBundle.getBundle(CONTROLS, Language.THAI.locale());
        var english = ResourceBundle.getBundle(CONTROLS, Locale.ROOT);
        assertEquals("คัดลอก", thai.getString("TextInputControl.menu.Copy"));
        for (var key : thai.keySet()) assertTrue(english.containsKey(key), key);
        for (var key : english.keySet()) {
            if (!key.startsWith("TextInputControl.menu.")) continue;
            assertTrue(thai.getString(key).codePointAt(0) > 0xE00, key);
        }
    }

    private static final Path TEXTS = Path.of("src/main/resources/dev/sextant");
    private static final String ENGLISH = "messages.properties";
    private static final String THAI = "messages_th.properties";
    private static final Pattern KEY =
            Pattern.compile("\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9_-]+)+)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]+");

    /** Addresses, options, paths and names to be typed as they stand. */
    private static final Pattern EXAMPLE =
            Pattern.compile("--?[a-z][-a-z]*|[-\\w]*[/=:@*.][-\\w/=:@*.…]+|[a-z]+(-[a-z*]+)+");

    /** What Thai engineers write in Latin letters: names, units, and words of the log contract. */
    private static final Set<String> TERMS =
            Set.of(
                    ("Sextant Java Debian Ubuntu Fedora Elasticsearch OpenSearch AWS Amazon Slack PagerDuty Microsoft Teams English Production Stage"
                                    + " stage baseline log Runbook runbook webhook Webhook Events API"
                                    + " v2 integration incoming key Routing Bearer token UTC CA CSV JSON"
                                    + " PNG PEM PKCS SHA URL SMTP HTTP P50 P95 P99 GB ms Esc curl predict"
                                    + " transitioned registered deployed event_type latency_ms"
                                    + " model_version sextant watch profile rules list README"
                                    + " status aggregation shard path http https TLS handshake"
                                    + " VPN map mapping fields keyword object text index template"
                                    + " reindex label routing ASCII MiB"
                                    + " schema desktop T07 30s 10m 2h artifact endpoint load"
                                    + " balancer GPU watermark lifecycle policy pipeline disk"
                                    + " failed Linux Windows macOS Enter P1 P2 P3 yyyy MM thread"
                                    + " releases feed PDF F11 env CPU Heap Data data stream Index Disk"
                                    + " Shard Lifecycle Policy Watermark Registry registry Discover"
                                    + " state management my alias rollover ingest"
                                    + " processor priority primary is_write_index region access Access ID Signature V4"
                                    + " Service Serverless es aoss AWS_ACCESS_KEY_ID AKIA grok v3"
                                    + " max_primary_shard_size max_size true false UTF YAML TAG model reduced"
                                    + " alert screen from to now XX")
                            .split(" "));

    private static final Object[] SAMPLES = {1_234, 2, 3, 4, 5, 6, 7, 8, 9};

    private static Properties bundle() throws IOException {
        return texts(ENGLISH);
    }

    private static Properties texts(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(TEXTS.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> literals() throws IOException {
        var literals = new TreeSet<String>();
        KEY.matcher(code()).results().forEach(match -> literals.add(match.group(1)));
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
        unused.removeIf(key -> key.startsWith("written."));
        assertEquals(Set.of(), unused);
    }

    /** What is looked up by its English text must be that text, to the letter. */
    @Test
    void whatIsWrittenDownIsKnownByItsExactWords() throws IOException {
        var written = new HashSet<String>();
        for (var rule : rules()) {
            written.add(rule.name());
            written.add(rule.annotations().summary());
            written.add(rule.annotations().explanation());
            written.add(rule.annotations().whatToDo());
        }
        var known = new HashSet<String>();
        var code = code();
        for (var key : bundle().stringPropertyNames()) {
            if (!key.startsWith("written.")) continue;
            var text = bundle().getProperty(key);
            known.add(text);
            assertTrue(written.contains(text) || code.contains('"' + text + '"'), key);
        }
        written.removeAll(known);
        assertEquals(Set.of(), written, "texts of rules without a key");
        for (var reason : Health.NoData.values()) {
            assertTrue(known.contains(reason.sentence()) && known.contains(reason.reason()));
        }
    }

    private static List<Rule> rules() {
        return Stream.concat(ShippedRules.all().stream(), OwnRules.all().stream()).toList();
    }

    private static String code() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
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
        for (var file : List.of(ENGLISH, THAI)) {
            var texts = texts(file);
            for (var key : texts.stringPropertyNames()) {
                var text = texts.getProperty(key);
                assertTrue(!text.isBlank(), key);
                var said = new MessageFormat(text, Locale.ROOT).format(SAMPLES);
                assertTrue(!said.contains("{"), () -> key + ": " + said);
                // what is said without arguments is no pattern: its quotes are said as they stand
                if (placeholders(text).isEmpty()) assertFalse(text.contains("''"), key);
            }
        }
    }

    @Test
    void everyTextIsThereInThaiToo() throws IOException {
        var missing = new TreeSet<>(texts(ENGLISH).stringPropertyNames());
        missing.removeAll(texts(THAI).stringPropertyNames());
        assertEquals(Set.of(), missing, "to be translated in " + THAI);
        var unknown = new TreeSet<>(texts(THAI).stringPropertyNames());
        unknown.removeAll(texts(ENGLISH).stringPropertyNames());
        assertEquals(Set.of(), unknown, "no longer in " + ENGLISH);
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var english = texts(ENGLISH);
        var thai = texts(THAI);
        for (var key : thai.stringPropertyNames()) {
            assertEquals(
                    placeholders(english.getProperty(key, "")),
                    placeholders(thai.getProperty(key)),
                    key);
        }
    }

    @Test
    void noEnglishIsLeftInThai() throws IOException {
        var left = new TreeSet<String>();
        var thai = texts(THAI);
        for (var key : thai.stringPropertyNames()) {
            var said = PLACEHOLDER.matcher(thai.getProperty(key)).replaceAll("");
            LATIN.matcher(EXAMPLE.matcher(said).replaceAll(""))
                    .results()
                    .map(MatchResult::group)
                    .filter(word -> !TERMS.contains(word))
                    .forEach(word -> left.add(key + ": " + word));
        }
        assertEquals(Set.of(), left, "English words that are no terms");
    }

    /** In the order of the English file, so that what is missing is found beside its neighbours. */
    @Test
    void bothFilesHaveTheSameOrder() throws IOException {
        assertEquals(keysInOrder(ENGLISH), keysInOrder(THAI));
    }

    private static List<String> keysInOrder(String file) throws IOException {
        return Files.readAllLines(TEXTS.resolve(file)).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
