package dev.sextant.monitor.judge;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rule;
import dev.sextant.alert.Transition.Cause;
import dev.sextant.alert.Verdict;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Dimension;
import dev.sextant.cluster.DocumentCluster;
import dev.sextant.store.rules.Fixture;
import dev.sextant.store.rules.Fixture.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs one fixture through what judges rules for real: the evaluator, where documents are given,
 * and the book of alerts.
 */
public final class FixtureRun {

    /** Between what a person is told; compared only by a fixture that names one of them. */
    private static final Set<Cause> QUIET = Set.of(Cause.RECOVERING, Cause.RELAPSED);

    private static final double EQUAL = 1e-9;

    /**
     * What one fixture showed.
     *
     * @param expected as the fixture says
     * @param actual in the same form, with every position and value
     */
    public record Result(boolean passed, String expected, String actual) {}

    private final Fixture fixture;
    private final Rule rule;
    private final AlertBook book = new AlertBook("fixture", List.of());
    private final Map<String, List<Step>> seen = new LinkedHashMap<>();
    private final List<Step> all = new ArrayList<>();
    private Health health = Health.OK;

    private FixtureRun(Fixture fixture) {
        this.fixture = fixture;
        rule = fixture.rule();
    }

    public static Result of(Fixture fixture) throws InterruptedException {
        var run = new FixtureRun(fixture);
        switch (fixture.given()) {
            case Fixture.Verdicts(var letters) -> run.judge(letters);
            case Fixture.Documents documents -> run.judge(documents);
        }
        return run.result();
    }

    private void judge(String letters) {
        var labels = labels();
        for (var at = 0; at < letters.length(); at++) {
            var verdict = verdict(letters.charAt(at), labels);
            var window = Fixture.START.plus(rule.interval().multipliedBy(at));
            if (verdict == null) continue;
            var judgement = new Judgement(Health.OK, List.of(verdict), 1);
            apply(judgement, window, rule.interval(), at + 1, (_, _) -> null);
        }
    }

    private Labels labels() {
        if (rule.condition() instanceof Condition.Disk) return Labels.of(Labels.NODE, "a-node");
        var labels = new TreeMap<String, String>();
        for (var dimension : rule.groupBy()) {
            labels.put(dimension.label(), dimension == Dimension.MODEL ? "a-model" : "one");
        }
        return new Labels(labels);
    }

    /** Null where nothing was judged. */
    private static @Nullable Verdict verdict(char letter, Labels labels) {
        return switch (letter) {
            case 'x' -> new Verdict.Breach(labels, new Reading(1.0, 0, null, null));
            case '.' -> new Verdict.Clear(labels, new Reading(0.0, 0, null, null));
            case '?' -> new Verdict.NoData(labels, Health.NoData.NO_DOCUMENTS);
            case '!' -> new Verdict.Failed(labels, "incomplete", "An answer came in part only.");
            case '0' -> new Verdict.Retired(labels);
            default -> null;
        };
    }

    private void judge(Fixture.Documents given) throws InterruptedException {
        var cluster =
                new DocumentCluster(
                        given.documents(), given.disks(), given.troubles(), Fixture.START);
        var evaluator = Evaluator.forgetful(cluster);
        var end = Fixture.START.plus(given.length());
        var judged = Fixture.START.minus(rule.interval());
        for (var newest = Fixture.START;
                !newest.isAfter(end);
                newest = newest.plus(rule.interval())) {
            // As early as a window may be judged: a later moment only knows more documents.
            cluster.setTime(newest.plus(rule.queryDelay()));
            judged = judgeDue(evaluator, judged, newest);
        }
        cluster.close();
    }

    /**
     * Judges the newest window, and before it those at which the cluster was not there.
     *
     * @return the end of the last window that was judged
     */
    private Instant judgeDue(Evaluator evaluator, Instant last, Instant newest)
            throws InterruptedException {
        var judged = last;
        var due = Windows.due(last, newest, rule.interval());
        for (var window : due.ends()) {
            // How full a disk was cannot be asked afterwards.
            if (rule.condition() instanceof Condition.Disk && !window.equals(newest)) continue;
            try {
                var found = evaluator.judge(List.of(rule), window, book::tracked);
                apply(
                        Objects.requireNonNull(found.get(rule.id())),
                        window,
                        due.step(),
                        null,
                        evaluator::version);
                judged = window;
            } catch (ClusterException e) {
                health = Health.error(Evaluator.reason(e), e.sentence());
                book.cannotMeasure(rule.id(), health);
                return judged;
            }
        }
        return judged;
    }

    /** Which version serves some labels at a time. */
    private interface Versions {
        @Nullable String of(Labels labels, Instant at);
    }

    private void apply(
            Judgement judgement,
            Instant window,
            Duration step,
            @Nullable Integer letter,
            Versions versions) {
        health = judgement.health();
        var circumstances =
                new AlertBook.Circumstances(step, false, labels -> versions.of(labels, window));
        for (var transition : book.apply(rule, judgement, window, circumstances).transitions()) {
            var alert = transition.alert();
            var value = alert.reading().value();
            var came =
                    new Step(
                            transition.cause(),
                            letter,
                            letter == null ? Duration.between(Fixture.START, window) : null,
                            letter != null || value == null ? null : BigDecimal.valueOf(value));
            all.add(came);
            seen.computeIfAbsent(name(alert.labels()), _ -> new ArrayList<>()).add(came);
        }
    }

    /** How fixtures name an alert: its label's value, or all of them when there are several. */
    private static String name(Labels labels) {
        return labels.values().size() == 1
                ? labels.values().firstEntry().getValue()
                : labels.values().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "));
    }

    private Result result() {
        var expected = new ArrayList<String>();
        var actual = new ArrayList<String>();
        var passed = true;
        var wanted = fixture.expected();
        var whole = wanted.get(Fixture.ALL);
        if (whole != null) {
            passed = compare("", whole, all, expected, actual);
        } else {
            var names = new ArrayList<>(wanted.keySet());
            seen.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
            for (var name : names) {
                passed &=
                        compare(
                                name + ": ",
                                wanted.getOrDefault(name, List.of()),
                                seen.getOrDefault(name, List.of()),
                                expected,
                                actual);
            }
        }
        var ruleHealth = fixture.ruleHealth();
        if (ruleHealth != null) {
            passed &= compare("rule-health: ", ruleHealth, reason(health), expected, actual);
        }
        var alertHealth = fixture.alertHealth();
        if (alertHealth != null) {
            var open = book.tracked(rule.id());
            var found =
                    open.isEmpty()
                            ? "no open alert"
                            : open.stream()
                                    .map(Alert::health)
                                    .map(FixtureRun::reason)
                                    .distinct()
                                    .collect(Collectors.joining(", "));
            passed &= compare("alert-health: ", alertHealth, found, expected, actual);
        }
        return new Result(passed, String.join("; ", expected), String.join("; ", actual));
    }

    private static boolean compare(
            String what, String wanted, String found, List<String> expected, List<String> actual) {
        expected.add(what + wanted);
        actual.add(what + found);
        return wanted.equals(found);
    }

    private static boolean compare(
            String what,
            List<Step> wanted,
            List<Step> found,
            List<String> expected,
            List<String> actual) {
        var quiet = wanted.stream().noneMatch(step -> QUIET.contains(step.cause()));
        var shown =
                quiet
                        ? found.stream().filter(step -> !QUIET.contains(step.cause())).toList()
                        : found;
        expected.add(what + text(wanted));
        actual.add(what + text(shown));
        if (wanted.size() != shown.size()) return false;
        for (var at = 0; at < wanted.size(); at++) {
            if (!matches(wanted.get(at), shown.get(at))) return false;
        }
        return true;
    }

    private static boolean matches(Step wanted, Step found) {
        return wanted.cause() == found.cause()
                && (wanted.letter() == null || wanted.letter().equals(found.letter()))
                && (wanted.after() == null || wanted.after().equals(found.after()))
                && (wanted.value() == null || equal(wanted.value(), found.value()));
    }

    private static boolean equal(BigDecimal wanted, @Nullable BigDecimal found) {
        return found != null
                && Math.abs(wanted.doubleValue() - found.doubleValue())
                        <= EQUAL * Math.max(1, Math.abs(wanted.doubleValue()));
    }

    private static String text(List<Step> steps) {
        return steps.isEmpty()
                ? "nothing"
                : steps.stream().map(Step::toString).collect(Collectors.joining(" "));
    }

    private static String reason(Health health) {
        return health.reason().isEmpty() ? "ok" : health.reason();
    }
}
