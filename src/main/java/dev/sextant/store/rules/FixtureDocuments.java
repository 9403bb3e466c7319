package dev.sextant.store.rules;

import dev.sextant.alert.Rule;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.DocumentCluster.DiskState;
import dev.sextant.cluster.DocumentCluster.Trouble;
import dev.sextant.cluster.LogDocument;
import dev.sextant.model.EventType;
import dev.sextant.model.TimeRange;
import dev.sextant.text.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a fixture; a line stands for many of them. */
final class FixtureDocuments {

    private static final Duration FARTHEST = Duration.ofDays(60);
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final int MOST_DOCUMENTS = 200_000;
    private static final int MOST_WINDOWS = 20_000;
    private static final BigDecimal LONGEST_LATENCY = BigDecimal.valueOf(86_400_000);
    private static final Set<Reason> IN_PART =
            Set.of(Reason.INCOMPLETE, Reason.FIELD_MISSING, Reason.REJECTED);

    private final Problems problems;
    private final Rule rule;
    private final List<LogDocument> documents = new ArrayList<>();

    FixtureDocuments(Problems problems, Rule rule) {
        this.problems = problems;
        this.rule = rule;
    }

    Fixture.Documents read(YamlValue value) throws RuleFileException {
        value.only(List.of("for", "predictions", "events", "disks", "incomplete"), problems);
        var longest = rule.interval().multipliedBy(MOST_WINDOWS);
        var length =
                value.get("for")
                        .duration(
                                rule.interval(),
                                longest.compareTo(LONGEST) < 0 ? longest : LONGEST);
        for (var one : items(value, "predictions")) problems.check(() -> predictions(one));
        for (var one : items(value, "events")) problems.check(() -> event(one));
        var disks = new ArrayList<DiskState>();
        for (var one : items(value, "disks")) problems.check(() -> disks.add(disk(one)));
        var troubles = new ArrayList<Trouble>();
        for (var one : items(value, "incomplete")) problems.check(() -> troubles.add(trouble(one)));
        return new Fixture.Documents(length, documents, disks, troubles);
    }

    private static List<YamlValue> items(YamlValue mapping, String key) throws RuleFileException {
        var list = mapping.find(key);
        return list == null ? List.of() : list.items();
    }

    /** Predictions at equal distances; those that fail or are slow are spread evenly too. */
    private void predictions(YamlValue value) throws RuleFileException {
        value.only(
                List.of(
                        "model",
                        "version",
                        "environment",
                        "stage",
                        "from",
                        "to",
                        "every",
                        "count",
                        "errors",
                        "latency",
                        "slow",
                        "slow-latency",
                        "late-by"),
                problems);
        var from = time(value, "from");
        var to = time(value, "to");
        if (!from.isBefore(to)) throw value.get("to").wrong(Sentence.verbatim("a time after from"));
        var span = Duration.between(from, to).toMillis();
        var count = count(value, span);
        var errors = share(value, "errors", count);
        var slow = share(value, "slow", count);
        var latency = latency(value, "latency");
        var slowLatency = latency(value, "slow-latency");
        if (slow > 0 && slowLatency == null)
            throw value.get("slow-latency").wrong(Sentence.verbatim("a latency"));
        for (var i = 0L; i < count; i++) {
            add(
                    value,
                    from.plusMillis(span * i / count),
                    EventType.PREDICT,
                    falls(i, errors, count) ? "error" : "success",
                    falls(i, slow, count) ? slowLatency : latency);
        }
    }

    /** Whether one of {@code part} evenly among {@code whole} falls on the i-th. */
    private static boolean falls(long i, long part, long whole) {
        return (i + 1) * part / whole > i * part / whole;
    }

    private static long count(YamlValue value, long span) throws RuleFileException {
        var every = value.find("every");
        var count = value.find("count");
        if ((every == null) == (count == null)) {
            throw value.refused(
                    Sentence.verbatim(
                            every == null ? "neither every nor count" : "every and count"),
                    Sentence.verbatim("one of the two"));
        }
        if (count != null) return count.whole(1, MOST_DOCUMENTS);
        if (every == null)
            throw value.refused(Sentence.verbatim("no every"), Sentence.verbatim("every"));
        var step = every.duration(Duration.ofSeconds(1), FARTHEST).toMillis();
        var number = (span + step - 1) / step;
        if (number > MOST_DOCUMENTS)
            throw every.wrong(Sentence.verbatim("at most 200000 documents"));
        return number;
    }

    private static long share(YamlValue value, String key, long count) throws RuleFileException {
        var found = value.find(key);
        return found == null ? 0 : found.whole(0, count);
    }

    private static @Nullable Double latency(YamlValue value, String key) throws RuleFileException {
        var found = value.find(key);
        return found == null
                ? null
                : found.number(
                                number ->
                                        number.signum() >= 0
                                                && number.compareTo(LONGEST_LATENCY) <= 0,
                                Sentence.of(
                                        "rulefile.milliseconds", LONGEST_LATENCY.toPlainString()))
                        .doubleValue();
    }

    private void event(YamlValue value) throws RuleFileException {
        value.only(
                List.of(
                        "at",
                        "type",
                        "model",
                        "version",
                        "environment",
                        "stage",
                        "status",
                        "late-by"),
                problems);
        var types = new LinkedHashMap<String, EventType>();
        for (var type : List.of(EventType.REGISTERED, EventType.TRANSITIONED, EventType.DEPLOYED)) {
            types.put(type.logged(), type);
        }
        var status = value.find("status");
        add(
                value,
                time(value, "at"),
                value.get("type").oneOf(types),
                status == null
                        ? "success"
                        : status.oneOf(Map.of("success", "success", "failed", "failed")),
                null);
    }

    private void add(
            YamlValue value, Instant time, EventType event, String status, @Nullable Double latency)
            throws RuleFileException {
        if (documents.size() == MOST_DOCUMENTS) {
            throw value.refused(
                    Sentence.verbatim("more than " + MOST_DOCUMENTS + " documents"),
                    Sentence.verbatim("fewer"));
        }
        var late = value.find("late-by");
        documents.add(
                new LogDocument(
                        time,
                        late == null ? time : time.plus(late.duration(Duration.ZERO, FARTHEST)),
                        event,
                        value.get("model").line(256),
                        name(value, "version", "1"),
                        name(value, "environment", "production"),
                        name(value, "stage", "Production"),
                        status,
                        latency));
    }

    private static String name(YamlValue value, String key, String otherwise)
            throws RuleFileException {
        var found = value.find(key);
        return found == null ? otherwise : found.name();
    }

    private DiskState disk(YamlValue value) throws RuleFileException {
        value.only(List.of("node", "at", "total", "available", "unread"), problems);
        var unread = value.find("unread");
        var says = unread == null || !unread.flag();
        return new DiskState(
                value.get("node").line(256),
                time(value, "at"),
                says ? value.get("total").whole(0, Long.MAX_VALUE / 1_000_000) : null,
                says ? value.get("available").whole(0, Long.MAX_VALUE / 1_000_000) : null);
    }

    private Trouble trouble(YamlValue value) throws RuleFileException {
        value.only(List.of("from", "to", "reason"), problems);
        var reasons = new LinkedHashMap<String, Reason>();
        for (var reason : Reason.values()) {
            reasons.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), reason);
        }
        var given = value.find("reason");
        var reason = given == null ? Reason.INCOMPLETE : given.oneOf(reasons);
        var from = time(value, "from");
        var to = time(value, "to");
        if (!from.isBefore(to)) throw value.get("to").wrong(Sentence.verbatim("a time after from"));
        return new Trouble(
                new TimeRange(from, to),
                reason,
                "The fixture's cluster does not answer as asked.",
                !IN_PART.contains(reason));
    }

    private static Instant time(YamlValue value, String key) throws RuleFileException {
        return Fixture.START.plus(value.get(key).offset(FARTHEST));
    }
}
