package dev.sextant.store.rules;

import dev.sextant.alert.Annotations;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Rule.ModelLimit;
import dev.sextant.cluster.Dimension;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule from its file, strictly: what is not understood is refused with its place, all of it
 * at once. The format is described in {@code src/docs/rules.md}.
 */
public final class RuleFile {

    public static final String ENDING = ".yaml";

    static final int LONGEST_NAME = 120;
    static final int LONGEST_VALUE = 256;
    static final int LONGEST_LINE = 300;
    static final int LONGEST_TEXT = 4_000;
    static final int MOST_LABELS = 32;

    static final List<String> KEYS =
            List.of(
                    "name",
                    "condition",
                    "severity",
                    "group-by",
                    "filter",
                    "every",
                    "query-delay",
                    "pending-for",
                    "keep-firing-for",
                    "minimum-sample",
                    "models",
                    "labels",
                    "annotations",
                    "routes",
                    "enabled");

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern ROUTE =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._-]*( [\\p{L}\\p{N}\\p{M}._-]+)*");
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);
    private static final String OWN = "sextant-";

    /** What identifies an alert, or Sextant itself gives to it. */
    private static final Set<String> GIVEN =
            Set.of(
                    Labels.MODEL,
                    Labels.ENVIRONMENT,
                    Labels.VERSION,
                    Labels.STAGE,
                    Labels.NODE,
                    Labels.RECEIVER,
                    "rule",
                    "severity");

    private final Problems problems = new Problems();
    private final YamlValue root;

    private RuleFile(YamlValue root) {
        this.root = root;
    }

    /**
     * The id of the rule that a file of this name holds.
     *
     * @param file how messages name the file
     */
    public static String id(String file, String fileName) throws RuleFileException {
        var id = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - 5) : "";
        if (id.length() > 64 || !ID.matcher(id).matches()) {
            throw new RuleFileException(
                    Sentence.of(
                            "rulefile.file",
                            file,
                            Sentence.of("rulefile.name", YamlValue.quoted(fileName)),
                            Sentence.of("rulefile.name.form", ENDING)));
        }
        if (id.startsWith(OWN)) {
            throw new RuleFileException(
                    Sentence.of(
                            "rulefile.file",
                            file,
                            Sentence.of("rulefile.name.own"),
                            Sentence.of("rulefile.name.another")));
        }
        return id;
    }

    /**
     * @param file how messages name the file
     * @throws RuleFileException with every mistake in the file
     */
    public static Rule read(String file, String id, byte[] contents) throws RuleFileException {
        return new RuleFile(YamlFile.read(file, contents)).rule(id);
    }

    /** The rule that a file holds; its id is the file's name. */
    public static Rule read(Path path) throws RuleFileException {
        var file = path.toString();
        return read(file, id(file, String.valueOf(path.getFileName())), YamlFile.contents(path));
    }

    private Rule rule(String id) throws RuleFileException {
        root.only(KEYS, problems);
        var name = problems.read("", () -> root.get("name").line(LONGEST_NAME));
        var condition =
                problems.<@Nullable Condition>read(
                        null, () -> new ConditionReader(problems).read(root));
        var severity = problems.read(Severity.INFO, () -> root.get("severity").oneOf(severities()));
        var every = duration("every", Rule.DEFAULT_INTERVAL, SHORTEST_INTERVAL, LONGEST_INTERVAL);
        var delay = duration("query-delay", Rule.DEFAULT_QUERY_DELAY, Duration.ZERO, LONGEST_DELAY);
        var pending = duration("pending-for", Duration.ZERO, Duration.ZERO, LONGEST_HOLD);
        var keep = duration("keep-firing-for", Duration.ZERO, Duration.ZERO, LONGEST_HOLD);
        var filter = problems.read(Filter.ALL, this::filter);
        var labels = problems.read(Map.<String, String>of(), this::labels);
        var annotations = problems.read(new Annotations("", "", "", ""), this::annotations);
        var routes = problems.read(List.<String>of(), this::routes);
        var enabled = flag(root, "enabled");
        if (condition == null) {
            problems.refuseIfAny();
            throw new IllegalStateException("no condition and no problem");
        }
        problems.check(() -> windowCoversInterval(condition, every));
        var groups = problems.read(List.<Dimension>of(), () -> groupBy(condition));
        var overrides = problems.read(List.<ModelLimit>of(), () -> models(condition, groups));
        problems.refuseIfAny();
        return new Rule(
                id,
                name,
                condition,
                severity,
                every,
                delay,
                pending,
                keep,
                groups,
                filter,
                overrides,
                labels,
                annotations,
                routes,
                enabled);
    }

    private void windowCoversInterval(Condition condition, Duration every)
            throws RuleFileException {
        if (condition instanceof Condition.Disk || condition.window().compareTo(every) >= 0) return;
        throw root.get("condition")
                .get("window")
                .wrong(Sentence.of("rulefile.window", DurationText.of(every)));
    }

    private List<Dimension> groupBy(Condition condition) throws RuleFileException {
        if (condition instanceof Condition.Disk) {
            root.without("group-by", Sentence.of("rulefile.disk"));
            return List.of();
        }
        var value = root.find("group-by");
        if (value == null) return List.of(Dimension.MODEL);
        var allowed = new LinkedHashMap<String, Dimension>();
        for (var dimension : Dimension.values()) {
            if (condition instanceof Condition.Absence && dimension == Dimension.STAGE) continue;
            allowed.put(dimension.label(), dimension);
        }
        var groups = value.set(problems, item -> item.oneOf(allowed));
        var needsModel =
                condition instanceof Condition.Absence
                        || condition instanceof Condition.LatencyRegression;
        if (needsModel && value.isList() && !groups.contains(Dimension.MODEL)) {
            throw value.refused(
                    Sentence.of("rulefile.nomodel"), Sentence.of("rulefile.nomodel.not"));
        }
        return groups;
    }

    private Filter filter() throws RuleFileException {
        var value = root.find("filter");
        if (value == null) return Filter.ALL;
        value.only(List.of("environment", "stage"), problems);
        return new Filter(optional(value, "environment"), null, optional(value, "stage"));
    }

    private @Nullable String optional(YamlValue mapping, String key) throws RuleFileException {
        var value = mapping.find(key);
        return value == null
                ? null
                : problems.<@Nullable String>read(null, () -> value.line(LONGEST_VALUE));
    }

    private List<ModelLimit> models(Condition condition, List<Dimension> groups)
            throws RuleFileException {
        var value = root.find("models");
        if (value == null) return List.of();
        if (!groups.contains(Dimension.MODEL)) {
            root.without("models", Sentence.of("rulefile.apart"));
        }
        var kind = ConditionReader.Kind.of(condition);
        var limits = new ArrayList<ModelLimit>();
        for (var model : value.keys()) {
            problems.check(() -> limits.add(limit(model, value.get(model), kind)));
        }
        return limits;
    }

    private ModelLimit limit(String model, YamlValue value, ConditionReader.Kind kind)
            throws RuleFileException {
        var known = new ArrayList<String>();
        if (kind != ConditionReader.Kind.ABSENCE) known.add("limit");
        if (kind.hasSample()) known.add("minimum-sample");
        known.add("enabled");
        value.only(known, problems);
        if (model.isBlank() || model.length() > LONGEST_VALUE) {
            throw value.refused(
                    Sentence.of("rulefile.model", String.valueOf(model.length())),
                    Sentence.of("rulefile.model.length"));
        }
        if (value.keys().isEmpty()) {
            throw value.refused(
                    Sentence.of("rulefile.nothing"),
                    Sentence.of("rulefile.oneof", String.join(", ", known)));
        }
        var limit = value.find("limit");
        var sample = value.find("minimum-sample");
        return new ModelLimit(
                model,
                limit == null || !known.contains("limit")
                        ? null
                        : problems.<@Nullable BigDecimal>read(
                                null, () -> ConditionReader.limit(limit, kind)),
                sample == null
                        ? null
                        : problems.<@Nullable Long>read(null, () -> ConditionReader.sample(sample)),
                flag(value, "enabled"));
    }

    private Map<String, String> labels() throws RuleFileException {
        var value = root.find("labels");
        if (value == null) return Map.of();
        var labels = new LinkedHashMap<String, String>();
        for (var name : value.keys()) {
            problems.check(
                    () -> {
                        var text = value.get(name);
                        if (GIVEN.contains(name) || !LABEL.matcher(name).matches()) {
                            throw text.refused(
                                    Sentence.of("rulefile.label", YamlValue.quoted(name)),
                                    Sentence.of(
                                            GIVEN.contains(name)
                                                    ? "rulefile.label.given"
                                                    : "rulefile.label.form"));
                        }
                        labels.put(name, text.line(LONGEST_VALUE));
                    });
        }
        if (value.keys().size() > MOST_LABELS) {
            throw value.refused(
                    Sentence.of("rulefile.labels", String.valueOf(value.keys().size())),
                    Sentence.of("rulefile.labels.most", String.valueOf(MOST_LABELS)));
        }
        return labels;
    }

    private Annotations annotations() throws RuleFileException {
        var value = root.get("annotations");
        value.only(List.of("summary", "explanation", "what-to-do", "runbook"), problems);
        var explanation = value.find("explanation");
        var runbook = value.find("runbook");
        return new Annotations(
                problems.read("", () -> value.get("summary").line(LONGEST_LINE)),
                explanation == null ? "" : problems.read("", () -> explanation.text(LONGEST_TEXT)),
                problems.read("", () -> value.get("what-to-do").text(LONGEST_TEXT)),
                runbook == null ? "" : problems.read("", () -> runbook(runbook)));
    }

    private static String runbook(YamlValue value) throws RuleFileException {
        var text = value.line(2_000);
        try {
            var address = new URI(text);
            if ("https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw value.wrong(Sentence.of("rulefile.address"));
        }
        throw value.wrong(Sentence.of("rulefile.address.user"));
    }

    private List<String> routes() throws RuleFileException {
        var value = root.find("routes");
        if (value == null) return List.of();
        return value.set(problems, item -> item.word(ROUTE, 64, Sentence.of("rulefile.route")));
    }

    private Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        return problems.read(
                otherwise,
                () -> {
                    var value = root.find(key);
                    return value == null ? otherwise : value.duration(least, most);
                });
    }

    private boolean flag(YamlValue mapping, String key) {
        return problems.read(
                true,
                () -> {
                    var value = mapping.find(key);
                    return value == null || value.flag();
                });
    }

    private static Map<String, Severity> severities() {
        var words = new LinkedHashMap<String, Severity>();
        for (var severity : Severity.values()) words.put(severity.code(), severity);
        return words;
    }
}
