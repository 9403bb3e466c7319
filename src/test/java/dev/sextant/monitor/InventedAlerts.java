package dev.sextant.monitor;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Annotations;
import dev.sextant.alert.Health;
import dev.sextant.alert.Labels;
import dev.sextant.alert.OwnProblem;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rule;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts in the world of the invented log: its bad version, a silent model, a full disk. */
public final class InventedAlerts {

    public static final Instant NOW = Instant.parse("2026-11-22T09:30:20Z");
    public static final Instant JUDGED = Instant.parse("2026-11-22T09:30:00Z");

    /** How alerts that are not told otherwise are. */
    public static final class Draft {
        private final Rule rule;
        private final Labels labels;
        private Alert.State state = Alert.State.FIRING;
        private Instant since = JUDGED.minus(Duration.ofMinutes(30));
        private @Nullable Instant ended;
        private Alert.@Nullable End end;
        private Reading reading = new Reading(null, 0, null, null);
        private Health health = Health.OK;
        private @Nullable String version;
        private @Nullable Acknowledgement acknowledged;
        private boolean flapping;
        private boolean late;
        private @Nullable AlertKey groupedUnder;
        private int episode = 1;

        Draft(Rule rule, Labels labels) {
            this.rule = rule;
            this.labels = labels;
        }

        Draft state(Alert.State value) {
            state = value;
            return this;
        }

        Draft since(String time) {
            since = Instant.parse(time);
            return this;
        }

        Draft over(String time, Alert.End why) {
            state = Alert.State.RESOLVED;
            ended = Instant.parse(time);
            end = why;
            return this;
        }

        Draft reading(double value, double threshold, @Nullable Long matching, @Nullable Long of) {
            reading = new Reading(value, threshold, matching, of);
            return this;
        }

        Draft health(Health value) {
            health = value;
            return this;
        }

        Draft version(String value) {
            version = value;
            return this;
        }

        Draft had(String by, String at, String note) {
            acknowledged = new Acknowledgement(by, Instant.parse(at), note);
            return this;
        }

        Draft flapping() {
            flapping = true;
            return this;
        }

        Draft late() {
            late = true;
            return this;
        }

        Draft under(AlertKey parent) {
            groupedUnder = parent;
            return this;
        }

        Draft episode(int value) {
            episode = value;
            return this;
        }

        public Alert alert() {
            var firing = state != Alert.State.PENDING;
            return new Alert(
                    key(rule, labels),
                    rule.id(),
                    rule.name(),
                    rule.severity(),
                    rule.condition().unit(),
                    labels,
                    rule.labels(),
                    rule.annotations(),
                    rule.routes(),
                    state,
                    firing ? episode : 0,
                    since,
                    firing ? since : null,
                    state == Alert.State.RECOVERING ? JUDGED.minusSeconds(240) : null,
                    ended,
                    end,
                    JUDGED,
                    reading,
                    health,
                    version,
                    acknowledged,
                    flapping,
                    late,
                    groupedUnder,
                    new Alert.Memory(
                            ended == null ? JUDGED : ended,
                            state == Alert.State.FIRING || state == Alert.State.PENDING,
                            0,
                            List.of()));
        }
    }

    private InventedAlerts() {}

    public static AlertKey key(Rule rule, Labels labels) {
        return AlertKey.of("u", rule.id(), labels);
    }

    public static Draft of(Rule rule, String model) {
        return new Draft(rule, Labels.of(Labels.MODEL, model));
    }

    /** The alert that stands first in every list. */
    public static AlertKey worst() {
        return key(InventedRules.ERROR_RATE, Labels.of(Labels.MODEL, "fraud-detector"));
    }

    public static List<Alert> day() {
        return List.of(
                of(InventedRules.ERROR_RATE, "fraud-detector")
                        .since("2026-11-22T07:52:00Z")
                        .reading(24.08, 5, 438L, 1_819L)
                        .version("12")
                        .alert(),
                of(InventedRules.ERROR_RATE, "image-moderation")
                        .since("2026-11-21T22:30:00Z")
                        .reading(6.71, 5, 33L, 492L)
                        .version("4")
                        .flapping()
                        .late()
                        .health(
                                Health.error(
                                        "timed out",
                                        Sentence.of("cluster.slow", "es.example:9200", "30 s")
                                                .english()))
                        .episode(3)
                        .alert(),
                of(InventedRules.LATENCY, "fraud-detector")
                        .since("2026-11-22T07:54:00Z")
                        .reading(348.2, 332, 141L, 2_731L)
                        .version("12")
                        .had("somchai", "2026-11-22T08:01:30Z", "rolling back")
                        .alert(),
                of(InventedRules.ABSENCE, "old-ranker")
                        .since("2026-11-22T08:55:00Z")
                        .reading(0, 0, 0L, null)
                        .version("2")
                        .alert(),
                of(InventedRules.LATENCY, "credit-risk")
                        .state(Alert.State.RECOVERING)
                        .since("2026-11-22T07:40:00Z")
                        .reading(181.4, 192, 7L, 915L)
                        .version("4")
                        .had("nok", "2026-11-22T07:47:00Z", "")
                        .alert(),
                new Draft(InventedRules.DISK, Labels.of(Labels.NODE, "es-data-2"))
                        .since("2026-11-22T04:12:30Z")
                        .reading(61, 60, null, null)
                        .alert(),
                of(InventedRules.LATENCY, "price-forecast")
                        .state(Alert.State.PENDING)
                        .since("2026-11-22T09:29:30Z")
                        .reading(97.3, 88, 9L, 330L)
                        .version("4")
                        .alert(),
                of(InventedRules.DEPLOY, "search-ranker")
                        .since("2026-11-21T17:03:00Z")
                        .over("2026-11-21T17:08:00Z", Alert.End.RECOVERED)
                        .reading(0, 0, 0L, null)
                        .version("31")
                        .had("nok", "2026-11-21T17:04:00Z", "artifact missing")
                        .alert());
    }

    /** As {@link #day}, but the worst is over. */
    public static List<Alert> dayAfter() {
        var alerts = new ArrayList<>(day());
        alerts.set(
                0,
                of(InventedRules.ERROR_RATE, "fraud-detector")
                        .since("2026-11-22T07:52:00Z")
                        .over("2026-11-22T09:29:30Z", Alert.End.RECOVERED)
                        .reading(0.4, 5, 7L, 1_811L)
                        .version("12")
                        .alert());
        return alerts;
    }

    /** One rule for many models at once. */
    public static List<Alert> many() {
        return List.of("a", "b", "c", "d", "e").stream()
                .map(
                        model ->
                                of(InventedRules.ERROR_RATE, model)
                                        .reading(9.5, 5, 19L, 200L)
                                        .alert())
                .toList();
    }

    /** What Sextant has to say about its own watching, with names and numbers in it. */
    public static List<Alert> own() {
        return List.of(
                own(
                        OwnProblem.CANNOT_MEASURE,
                        Labels.of("cause", "timed out"),
                        Sentence.of(
                                "watching.unmeasured",
                                "High error rate, Checkout is slow",
                                Sentence.of("cluster.slow", "es.example:9200", "30 s"))),
                own(
                        OwnProblem.RECEIVER_FAILING,
                        Labels.of(Labels.RECEIVER, "team"),
                        Sentence.of(
                                "watching.receiver",
                                "team",
                                Sentence.of(
                                        "sending.mail.not",
                                        Sentence.of("sending.mail.noconnection")))),
                own(
                        OwnProblem.EXPIRING,
                        Labels.of("cause", "The profile's API key"),
                        Sentence.of(
                                "watching.ends",
                                Sentence.of("written.ends.key"),
                                "2026-11-25 10:00 UTC")),
                own(
                        OwnProblem.TOO_MANY,
                        Labels.of("judged", "high-error-rate"),
                        Sentence.of("watching.toomany", "204", "high-error-rate")),
                own(OwnProblem.CLOCK, Labels.NONE, Sentence.of("watching.clock.behind", "12")));
    }

    private static Alert own(OwnProblem problem, Labels labels, Sentence why) {
        return new Draft(OwnRules.of(problem).explained(why.english()), labels).alert();
    }

    /** Nothing arrives at all: one alert tells of the others. */
    public static List<Alert> stopped() {
        var parent = new Draft(InventedRules.INGESTION, Labels.NONE).since("2026-11-22T09:05:00Z");
        var alerts = new ArrayList<Alert>();
        alerts.add(parent.alert());
        for (var model : List.of("fraud-detector", "search-ranker", "churn-predictor")) {
            alerts.add(
                    of(InventedRules.ABSENCE, model)
                            .since("2026-11-22T09:10:00Z")
                            .reading(0, 0, 0L, null)
                            .version("4")
                            .under(parent.alert().key())
                            .alert());
        }
        return alerts;
    }

    static Annotations notes(String summary, String explanation, String whatToDo) {
        return new Annotations(
                summary,
                explanation,
                whatToDo,
                "https://runbooks.example/models#" + summary.length());
    }

    static Map<String, String> team(String name) {
        return Map.of("team", name);
    }
}
