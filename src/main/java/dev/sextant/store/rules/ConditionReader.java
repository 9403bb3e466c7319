package dev.sextant.store.rules;

import dev.sextant.alert.Baseline;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Rule;
import dev.sextant.model.EventType;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads what a rule watches for, and the numbers that belong to each kind. */
final class ConditionReader {

    static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);
    static final Duration LONGEST_WINDOW = Duration.ofDays(30);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1_000);
    private static final BigDecimal DAY_IN_MILLISECONDS = BigDecimal.valueOf(86_400_000);
    private static final long LARGEST_COUNT = 1_000_000_000_000L;
    private static final Map<String, EventType> EVENTS = events();

    /** What a condition may be, as rule files name it. */
    enum Kind {
        COUNT("count"),
        ERROR_RATE("error-rate"),
        LATENCY_ABOVE("latency-above"),
        LATENCY_REGRESSION("latency-regression"),
        ABSENCE("absence"),
        DISK("disk");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        private List<String> keys() {
            return switch (this) {
                case COUNT -> List.of("kind", "events", "status", "above", "window");
                case ERROR_RATE -> List.of("kind", "above", "window");
                case LATENCY_ABOVE -> List.of("kind", "percentile", "above", "window");
                case LATENCY_REGRESSION -> List.of("kind", "percentile", "factor", "window");
                case ABSENCE -> List.of("kind", "window");
                case DISK -> List.of("kind", "above", "clear-below");
            };
        }

        boolean hasSample() {
            return this == ERROR_RATE || this == LATENCY_ABOVE || this == LATENCY_REGRESSION;
        }

        static Map<String, Kind> words() {
            var words = new LinkedHashMap<String, Kind>();
            for (var kind : values()) words.put(kind.word, kind);
            return words;
        }

        static Kind of(Condition condition) {
            return switch (condition) {
                case Condition.Count _ -> COUNT;
                case Condition.ErrorRate _ -> ERROR_RATE;
                case Condition.LatencyAbove _ -> LATENCY_ABOVE;
                case Condition.LatencyRegression _ -> LATENCY_REGRESSION;
                case Condition.Absence _ -> ABSENCE;
                case Condition.Disk _ -> DISK;
                case Condition.Own own ->
                        throw new IllegalArgumentException("not in a file: " + own);
            };
        }
    }

    private final Problems problems;

    ConditionReader(Problems problems) {
        this.problems = problems;
    }

    Condition read(YamlValue root) throws RuleFileException {
        var value = root.get("condition");
        var kind = value.get("kind").oneOf(Kind.words());
        value.only(kind.keys(), problems);
        var sample = sample(root, kind);
        return switch (kind) {
            case COUNT -> count(value);
            case ERROR_RATE ->
                    new Condition.ErrorRate(window(value), limit(value, "above", kind), sample);
            case LATENCY_ABOVE ->
                    new Condition.LatencyAbove(
                            percentile(value), window(value), limit(value, "above", kind), sample);
            case LATENCY_REGRESSION ->
                    new Condition.LatencyRegression(
                            measuredPercentile(value),
                            window(value),
                            limit(value, "factor", kind),
                            sample);
            case ABSENCE -> new Condition.Absence(window(value));
            case DISK -> disk(value);
        };
    }

    private Condition count(YamlValue value) throws RuleFileException {
        var events =
                problems.read(
                        List.<EventType>of(),
                        () -> value.get("events").set(problems, item -> item.oneOf(EVENTS)));
        if (value.has("events") && events.isEmpty()) {
            problems.check(
                    () -> {
                        var list = value.get("events");
                        if (list.isList() && list.items().isEmpty()) {
                            throw list.refused(
                                    Sentence.of("rulefile.noevent"),
                                    Sentence.of("rulefile.noevent.not"));
                        }
                    });
        }
        var status = value.find("status");
        if (status != null) {
            problems.check(() -> status.oneOf(Map.of("failed", true)));
        }
        var above = limit(value, "above", Kind.COUNT).longValue();
        return new Condition.Count(Set.copyOf(events), status != null, window(value), above);
    }

    private Condition disk(YamlValue value) {
        var above = limit(value, "above", Kind.DISK);
        var clear = value.has("clear-below");
        var below =
                problems.read(
                        above,
                        () ->
                                clear
                                        ? value.get("clear-below")
                                                .number(
                                                        number ->
                                                                number.signum() > 0
                                                                        && number.compareTo(above)
                                                                                <= 0,
                                                        Sentence.of(
                                                                "rulefile.clear",
                                                                above.toPlainString()))
                                        : above);
        return new Condition.Disk(above, below);
    }

    /** The bounds of a condition's own number, which are also those of a model's own limit. */
    private record Bounds(Predicate<BigDecimal> possible, Sentence expected) {}

    private static Bounds bounds(Kind kind) {
        return switch (kind) {
            case COUNT ->
                    new Bounds(
                            number ->
                                    number.signum() >= 0
                                            && number.scale() <= 0
                                            && number.compareTo(BigDecimal.valueOf(LARGEST_COUNT))
                                                    <= 0,
                            Sentence.of("rulefile.whole", "0", String.valueOf(LARGEST_COUNT)));
            case ERROR_RATE ->
                    new Bounds(
                            number -> number.signum() >= 0 && number.compareTo(HUNDRED) < 0,
                            Sentence.of("rulefile.percent.zero"));
            case LATENCY_ABOVE ->
                    new Bounds(
                            number ->
                                    number.signum() >= 0
                                            && number.compareTo(DAY_IN_MILLISECONDS) <= 0,
                            Sentence.of(
                                    "rulefile.milliseconds", DAY_IN_MILLISECONDS.toPlainString()));
            case LATENCY_REGRESSION ->
                    new Bounds(
                            number -> number.signum() > 0 && number.compareTo(LARGEST_FACTOR) <= 0,
                            Sentence.of("rulefile.multiple", LARGEST_FACTOR.toPlainString()));
            case DISK ->
                    new Bounds(
                            number -> number.signum() > 0 && number.compareTo(HUNDRED) < 0,
                            Sentence.of("rulefile.percent"));
            case ABSENCE -> new Bounds(_ -> false, Sentence.of("rulefile.absence"));
        };
    }

    private BigDecimal limit(YamlValue value, String key, Kind kind) {
        return problems.read(BigDecimal.ONE, () -> limit(value.get(key), kind));
    }

    /** A number that can stand in place of the condition's. */
    static BigDecimal limit(YamlValue value, Kind kind) throws RuleFileException {
        var bounds = bounds(kind);
        return value.number(bounds.possible(), bounds.expected());
    }

    private BigDecimal percentile(YamlValue value) {
        return problems.read(
                BigDecimal.ONE,
                () ->
                        value.get("percentile")
                                .number(
                                        number ->
                                                number.signum() > 0
                                                        && number.compareTo(HUNDRED) < 0,
                                        Sentence.of("rulefile.percentile")));
    }

    private BigDecimal measuredPercentile(YamlValue value) {
        var known = Baseline.PERCENTILES.stream().map(BigDecimal::toPlainString).toList();
        return problems.read(
                BigDecimal.ONE,
                () ->
                        value.get("percentile")
                                .number(
                                        number -> known.contains(number.toPlainString()),
                                        Sentence.of(
                                                "rulefile.percentiles", String.join(", ", known))));
    }

    private Duration window(YamlValue value) {
        return problems.read(
                LONGEST_WINDOW,
                () -> value.get("window").duration(SHORTEST_WINDOW, LONGEST_WINDOW));
    }

    private long sample(YamlValue root, Kind kind) throws RuleFileException {
        if (!kind.hasSample()) {
            problems.check(
                    () ->
                            root.without(
                                    "minimum-sample", Sentence.of("rulefile.sample", kind.word)));
            return 0;
        }
        var value = root.find("minimum-sample");
        return value == null
                ? Rule.DEFAULT_MINIMUM_SAMPLE
                : problems.read(Rule.DEFAULT_MINIMUM_SAMPLE, () -> sample(value));
    }

    static long sample(YamlValue value) throws RuleFileException {
        return value.whole(1, 1_000_000_000);
    }

    private static Map<String, EventType> events() {
        var words = new LinkedHashMap<String, EventType>();
        for (var type : EventType.values()) words.put(type.logged(), type);
        return words;
    }
}
