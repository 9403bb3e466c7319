package dev.sextant.store.rules;

import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition.Cause;
import dev.sextant.store.rules.Fixture.Step;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of fixtures: cases that a rule must pass. As strict as {@link RuleFile}. */
public final class FixtureFile {

    private static final Pattern LETTERS = Pattern.compile("[x.?!0_]{1,2000}");
    private static final Pattern STEP =
            Pattern.compile("([A-Z]+)(?:@([0-9a-z]+))?(?:=(-?\\d{1,12}(?:\\.\\d{1,9})?))?");
    private static final String NOTHING = "nothing";
    private static final Set<Cause> OF_THE_BOOK =
            Set.of(
                    Cause.PENDING,
                    Cause.FIRING,
                    Cause.INACTIVE,
                    Cause.RECOVERING,
                    Cause.RELAPSED,
                    Cause.RESOLVED);

    /** Finds the rule that a fixture names. */
    @FunctionalInterface
    public interface Rules {
        /**
         * @param name an id, or the path of a rule file, relative to the fixtures' own
         * @return null when there is none
         */
        @Nullable Rule find(String name) throws RuleFileException;
    }

    private final Problems problems = new Problems();

    private FixtureFile() {}

    /**
     * @param file how messages name the file
     * @throws RuleFileException with every mistake in the file
     */
    public static List<Fixture> read(String file, byte[] contents, Rules rules)
            throws RuleFileException {
        var root = YamlFile.read(file, contents);
        var reader = new FixtureFile();
        var fixtures = reader.fixtures(root, rules);
        reader.problems.refuseIfAny();
        return fixtures;
    }

    /**
     * The fixtures of a file. A rule that it names by a path is looked for from the file's folder.
     *
     * @param active the rules that it can name by id
     */
    public static List<Fixture> read(Path path, List<Rule> active) throws RuleFileException {
        return read(
                path.toString(),
                YamlFile.contents(path),
                name -> {
                    if (name.endsWith(RuleFile.ENDING)) {
                        return RuleFile.read(path.resolveSibling(name));
                    }
                    return active.stream()
                            .filter(rule -> rule.id().equals(name))
                            .findFirst()
                            .orElse(null);
                });
    }

    private List<Fixture> fixtures(YamlValue root, Rules rules) throws RuleFileException {
        root.only(List.of("rule", "cases"), problems);
        var named = root.get("rule");
        var name = named.line(1_000);
        var rule = rules.find(name);
        if (rule == null) {
            throw named.wrong(
                    Sentence.verbatim(
                            "the id of a rule, or the path of a rule file from this file's folder"));
        }
        var fixtures = new ArrayList<Fixture>();
        var names = new ArrayList<String>();
        var cases = root.get("cases");
        for (var one : cases.items()) {
            problems.check(
                    () -> {
                        var fixture = fixture(one, rule);
                        if (names.contains(fixture.name())) {
                            throw one.get("name")
                                    .wrong(
                                            Sentence.verbatim(
                                                    "another name: there is a case of this one"));
                        }
                        names.add(fixture.name());
                        fixtures.add(fixture);
                    });
        }
        if (cases.items().isEmpty())
            throw cases.refused(
                    Sentence.verbatim("no case"), Sentence.verbatim("at least one case"));
        return fixtures;
    }

    private Fixture fixture(YamlValue value, Rule shipped) throws RuleFileException {
        value.only(
                List.of(
                        "name",
                        "with",
                        "verdicts",
                        "documents",
                        "expect",
                        "rule-health",
                        "alert-health"),
                problems);
        var name = value.get("name").line(200);
        var rule = with(value.find("with"), shipped);
        var letters = value.find("verdicts");
        var documents = value.find("documents");
        if ((letters == null) == (documents == null)) {
            throw value.refused(
                    Sentence.verbatim(
                            letters == null
                                    ? "neither verdicts nor documents"
                                    : "verdicts and documents"),
                    Sentence.verbatim("one of the two"));
        }
        var given =
                letters != null
                        ? new Fixture.Verdicts(
                                letters.word(
                                        LETTERS,
                                        2_000,
                                        Sentence.verbatim(
                                                "letters: x breach, . clear, ? no data, ! error, 0"
                                                        + " gone, _ not judged; in quotes")))
                        : new FixtureDocuments(problems, rule)
                                .read(Objects.requireNonNull(documents));
        return new Fixture(
                name,
                rule,
                given,
                expected(value.get("expect"), letters != null),
                health(value, "rule-health"),
                health(value, "alert-health"));
    }

    private static @Nullable String health(YamlValue value, String key) throws RuleFileException {
        var found = value.find(key);
        return found == null ? null : found.line(100);
    }

    /** The same rule at other times, so that letters can stand for minutes. */
    private Rule with(@Nullable YamlValue value, Rule rule) throws RuleFileException {
        if (value == null) return rule;
        value.only(List.of("every", "query-delay", "pending-for", "keep-firing-for"), problems);
        var day = Duration.ofDays(1);
        return rule.withTimes(
                duration(value, "every", rule.interval(), Duration.ofSeconds(10), day),
                duration(value, "query-delay", rule.queryDelay(), Duration.ZERO, day),
                duration(value, "pending-for", rule.pendingFor(), Duration.ZERO, day),
                duration(value, "keep-firing-for", rule.keepFiringFor(), Duration.ZERO, day));
    }

    private static Duration duration(
            YamlValue mapping, String key, Duration otherwise, Duration least, Duration most)
            throws RuleFileException {
        var value = mapping.find(key);
        return value == null ? otherwise : value.duration(least, most);
    }

    private static Map<String, List<Step>> expected(YamlValue value, boolean letters)
            throws RuleFileException {
        var expected = new LinkedHashMap<String, List<Step>>();
        if (!value.isMapping()) {
            expected.put(Fixture.ALL, steps(value, letters));
            return expected;
        }
        for (var alert : value.keys()) expected.put(alert, steps(value.get(alert), letters));
        return expected;
    }

    private static List<Step> steps(YamlValue value, boolean letters) throws RuleFileException {
        var text = value.line(10_000);
        var steps = new ArrayList<Step>();
        if (text.equals(NOTHING)) return steps;
        for (var word : text.split(" +", -1)) {
            var step = step(word, letters);
            if (step == null) {
                throw value.refused(
                        Sentence.verbatim(YamlValue.quoted(word)),
                        Sentence.verbatim(
                                letters
                                        ? "nothing, or transitions such as PENDING@1 FIRING@3 RESOLVED"
                                        : "nothing, or transitions such as FIRING@10m30s=6.5 RESOLVED@25m"));
            }
            steps.add(step);
        }
        return steps;
    }

    /** Null for what is no transition. */
    private static @Nullable Step step(String word, boolean letters) {
        var match = STEP.matcher(word);
        if (!match.matches()) return null;
        var cause =
                OF_THE_BOOK.stream()
                        .filter(one -> one.name().equals(match.group(1)))
                        .findFirst()
                        .orElse(null);
        if (cause == null) return null;
        var place = match.group(2);
        var number = match.group(3);
        var value = number == null ? null : YamlValue.plain(new BigDecimal(number));
        if (place == null) return new Step(cause, null, null, value);
        if (letters) {
            return place.matches("[1-9]\\d{0,3}")
                    ? new Step(cause, Integer.valueOf(place), null, value)
                    : null;
        }
        var after = DurationText.read(place);
        return after == null ? null : new Step(cause, null, after, value);
    }
}
