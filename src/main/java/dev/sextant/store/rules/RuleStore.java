package dev.sextant.store.rules;

import dev.sextant.alert.Rule;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of this machine: those shipped, one's own files in the folder {@code rules} of the
 * configuration, of which one with a shipped rule's name replaces it, and which of them are
 * switched off for which cluster. Files may be edited at any time: every call reads them anew. A
 * file that is refused leaves its last good version active, also after a restart, and is announced.
 * Safe for use by many threads.
 */
public final class RuleStore {

    /** The origin of a rule that comes with Sextant. */
    public static final String SHIPPED = "shipped";

    private static final List<String> COMMENT =
            List.of(
                    "Written by Sextant's Rules screen. Its keys are described in src/docs/rules.md.");

    private final Path folder;
    private final Path lastGood;
    private final RuleSwitches switches;

    /**
     * A rule and where it comes from.
     *
     * @param origin {@link #SHIPPED}, or the file
     */
    public record Stored(Rule rule, String origin) {}

    /**
     * @param rules also those that are switched off
     * @param problems sentences: which file was refused, why, and what holds instead
     */
    public record Loaded(List<Stored> rules, List<Sentence> problems) {
        public Loaded {
            rules = List.copyOf(rules);
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param folder of one's own rules
     * @param switches the file of what is switched on and off
     * @param lastGood where good versions are kept
     */
    public RuleStore(Path folder, Path switches, Path lastGood) {
        this.folder = folder;
        this.lastGood = lastGood;
        this.switches = new RuleSwitches(switches);
    }

    public static RuleStore in(Directories directories) {
        return new RuleStore(
                directories.configuration().resolve("rules"),
                directories.configuration().resolve("rules.json"),
                directories.data().resolve("rules"));
    }

    /** Where one's own rule files are. */
    public Path folder() {
        return folder;
    }

    /** Where one's own version of a rule is kept. */
    public Path file(String ruleId) {
        return folder.resolve(ruleId + RuleFile.ENDING);
    }

    /**
     * One's own rule files, good or not.
     *
     * @throws StoreException when the folder cannot be read
     */
    public List<Path> files() throws StoreException {
        try {
            return files(folder).stream().filter(RuleStore::isMeantAsRule).toList();
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.folder", folder.toString()), e);
        }
    }

    private static boolean isMeantAsRule(Path path) {
        var name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && (name.endsWith(RuleFile.ENDING) || name.endsWith(".yml"));
    }

    /** The rules as their files say. */
    public synchronized Loaded load() {
        var problems = new ArrayList<Sentence>();
        var rules = new LinkedHashMap<String, Stored>();
        for (var rule : ShippedRules.all()) rules.put(rule.id(), new Stored(rule, SHIPPED));
        own(rules, problems);
        return new Loaded(List.copyOf(rules.values()), problems);
    }

    /**
     * The rules as they hold for a cluster.
     *
     * @param cluster the name under which its rules are switched on and off
     */
    public synchronized Loaded load(String cluster) {
        var loaded = load();
        try {
            var switched = switches.of(cluster);
            return new Loaded(
                    loaded.rules().stream().map(stored -> switched(stored, switched)).toList(),
                    loaded.problems());
        } catch (StoreException e) {
            var problems = new ArrayList<>(loaded.problems());
            problems.add(Sentence.of("store.rule.switches", e.words()));
            return new Loaded(loaded.rules(), problems);
        }
    }

    /**
     * @throws StoreException also when there is no such rule
     */
    public synchronized void enable(String cluster, String ruleId, boolean enabled)
            throws StoreException {
        if (load().rules().stream().noneMatch(stored -> stored.rule().id().equals(ruleId))) {
            throw new StoreException(Sentence.of("store.rule.none", ruleId));
        }
        switches.set(cluster, ruleId, enabled);
    }

    /**
     * Keeps a rule as one's own. What the file held before stays beside it, with the ending {@code
     * .before}.
     *
     * @throws StoreException also when the rule has impossible values, or when its file is refused
     *     as it is and would be lost
     */
    public synchronized void write(Rule rule) throws StoreException {
        var path = file(rule.id());
        var contents = RuleText.of(rule, COMMENT).getBytes(StandardCharsets.UTF_8);
        try {
            var file = path.toString();
            var name = String.valueOf(path.getFileName());
            RuleFile.read(file, RuleFile.id(file, name), contents);
        } catch (RuleFileException e) {
            throw new StoreException(e.words().getFirst(), e);
        }
        if (Files.exists(path)) keepBefore(path);
        new OwnFile(path).write(contents);
    }

    /** Forgets one's own version: a shipped rule is as shipped again, another is gone. */
    public synchronized void remove(String ruleId) throws StoreException {
        try {
            Files.deleteIfExists(file(ruleId));
            Files.deleteIfExists(good(ruleId));
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.remove", file(ruleId).toString()), e);
        }
    }

    private void keepBefore(Path path) throws StoreException {
        try {
            var file = path.toString();
            var before = YamlFile.contents(path);
            RuleFile.read(file, RuleFile.id(file, String.valueOf(path.getFileName())), before);
            new OwnFile(path.resolveSibling(path.getFileName() + ".before")).write(before);
        } catch (RuleFileException e) {
            throw new StoreException(Sentence.of("store.rule.mend", e.words().getFirst()), e);
        }
    }

    private static Stored switched(Stored stored, Map<String, Boolean> switched) {
        var on = switched.get(stored.rule().id());
        return on == null ? stored : new Stored(stored.rule().withEnabled(on), stored.origin());
    }

    private void own(Map<String, Stored> rules, List<Sentence> problems) {
        List<Path> files;
        try {
            files = files(folder);
        } catch (IOException e) {
            problems.add(Sentence.of("store.rule.folder", folder.toString()));
            for (var id : remembered()) {
                var before = before(id);
                if (before != null) rules.put(id, new Stored(before, file(id).toString()));
            }
            return;
        }
        var found = new ArrayList<String>();
        for (var path : files) {
            var name = String.valueOf(path.getFileName());
            if (name.endsWith(".yml")) {
                problems.add(Sentence.of("store.rule.ending", path.toString()));
            }
            if (!isMeantAsRule(path) || name.endsWith(".yml")) continue;
            found.add(name);
            try {
                var id = RuleFile.id(path.toString(), name);
                one(id, path, rules, problems);
            } catch (RuleFileException e) {
                problems.addAll(e.words());
            }
        }
        for (var id : remembered()) {
            if (!found.contains(id + RuleFile.ENDING)) forget(id, problems);
        }
    }

    private void one(String id, Path path, Map<String, Stored> rules, List<Sentence> problems) {
        var origin = path.toString();
        try {
            var contents = YamlFile.contents(path);
            rules.put(id, new Stored(RuleFile.read(origin, id, contents), origin));
            remember(id, contents, problems);
        } catch (RuleFileException e) {
            problems.addAll(e.words());
            var before = before(id);
            if (before != null) {
                rules.put(id, new Stored(before, origin));
                problems.add(Sentence.of("store.rule.before", origin));
            } else if (rules.containsKey(id)) {
                problems.add(Sentence.of("store.rule.shipped", origin));
            } else {
                problems.add(Sentence.of("store.rule.inactive", origin));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path good(String id) {
        return lastGood.resolve(id + RuleFile.ENDING);
    }

    private @Nullable Rule before(String id) {
        var path = good(id);
        try {
            return Files.exists(path)
                    ? RuleFile.read(path.toString(), id, YamlFile.contents(path))
                    : null;
        } catch (RuleFileException e) {
            return null;
        }
    }

    private void remember(String id, byte[] contents, List<Sentence> problems) {
        var kept = new OwnFile(good(id));
        try {
            if (!Arrays.equals(contents, kept.read())) kept.write(contents);
        } catch (StoreException e) {
            problems.add(Sentence.of("store.rule.unkept", e.words(), id));
        }
    }

    private List<String> remembered() {
        try {
            return files(lastGood).stream()
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(RuleFile.ENDING))
                    .map(name -> name.substring(0, name.length() - RuleFile.ENDING.length()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void forget(String id, List<Sentence> problems) {
        try {
            Files.deleteIfExists(good(id));
        } catch (IOException e) {
            problems.add(Sentence.of("store.rule.forget", good(id).toString()));
        }
    }
}
