package dev.sextant.store.rules;

import dev.sextant.alert.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that come with Sextant, and the examples that try them. */
public final class ShippedRules {

    /** In the order in which they are listed. */
    public static final List<String> IDS =
            List.of(
                    "model-deploy-failed",
                    "high-error-rate",
                    "latency-regression",
                    "no-predictions",
                    "disk-usage-high");

    /** Files of fixtures; those of the state machine belong to no single rule. */
    public static final List<String> FIXTURES =
            List.of(
                    "model-deploy-failed",
                    "high-error-rate",
                    "latency-regression",
                    "no-predictions",
                    "disk-usage-high",
                    "states");

    private static final String FOLDER = "/dev/sextant/rules/";

    private ShippedRules() {}

    public static List<Rule> all() {
        var rules = new ArrayList<Rule>();
        for (var id : IDS) rules.add(read(id));
        return rules;
    }

    /** Null when no shipped rule has this id. */
    public static @Nullable Rule find(String id) {
        return IDS.contains(id) ? read(id) : null;
    }

    /** The files as they are shipped, by name. */
    public static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        for (var id : IDS) files.put(id + RuleFile.ENDING, contents(id + RuleFile.ENDING));
        return files;
    }

    /** The files of fixtures, by name. */
    public static Map<String, byte[]> fixtures() {
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : FIXTURES) {
            files.put(name + RuleFile.ENDING, contents("fixtures/" + name + RuleFile.ENDING));
        }
        return files;
    }

    private static Rule read(String id) {
        try {
            return RuleFile.read(id + RuleFile.ENDING, id, contents(id + RuleFile.ENDING));
        } catch (RuleFileException e) {
            throw new IllegalStateException("a shipped rule is refused", e);
        }
    }

    private static byte[] contents(String name) {
        try (var stream = ShippedRules.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) throw new IllegalStateException("not in the application: " + name);
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
