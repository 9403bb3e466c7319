package dev.sextant.notify;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Annotations;
import dev.sextant.alert.Condition;
import dev.sextant.alert.Health;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Reading;
import dev.sextant.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts and notifications to be told of in tests. */
public final class SampleAlerts {

    static final Instant FIRED = Instant.parse("2026-11-22T10:02:00Z");
    static final Instant ENDED = Instant.parse("2026-11-22T10:09:00Z");
    public static final Instant NOW = Instant.parse("2026-11-22T10:10:00Z");

    private SampleAlerts() {}

    public static Alert errorRate(String model) {
        return alert(Alert.State.FIRING, false, null, Labels.of(Labels.MODEL, model));
    }

    static Alert resolved(String model, boolean late) {
        return alert(Alert.State.RESOLVED, late, null, Labels.of(Labels.MODEL, model));
    }

    static Alert late(String model) {
        return alert(Alert.State.FIRING, true, null, Labels.of(Labels.MODEL, model));
    }

    static Alert taken(String model, String by, String note) {
        return alert(
                Alert.State.FIRING,
                false,
                new Acknowledgement(by, NOW, note),
                Labels.of(Labels.MODEL, model));
    }

    private static Alert alert(
            Alert.State state,
            boolean late,
            @Nullable Acknowledgement acknowledged,
            Labels labels) {
        var over = state == Alert.State.RESOLVED;
        return new Alert(
                AlertKey.of("uuid", "high-error-rate", labels),
                "high-error-rate",
                "High error rate",
                Severity.CRITICAL,
                Condition.Unit.PERCENT,
                labels,
                Map.of("team", "risk"),
                new Annotations(
                        "More than 5 % of the predictions fail.",
                        "Users see errors.",
                        "Roll back the model, check the input data.",
                        "https://runbooks.example.org/error-rate?a=1&b=2"),
                List.of("pagerduty"),
                state,
                1,
                FIRED,
                FIRED,
                null,
                over ? ENDED : null,
                over ? Alert.End.RECOVERED : null,
                over ? ENDED : FIRED,
                new Reading(24.104, 5, 1_039L, 4_310L),
                Health.OK,
                "12",
                acknowledged,
                false,
                late,
                null,
                new Alert.Memory(FIRED, !over, 0, List.of()));
    }

    /** The same alert with other texts of its rule. */
    public static Alert with(Alert alert, String ruleName, Annotations annotations) {
        return new Alert(
                alert.key(),
                alert.ruleId(),
                ruleName,
                alert.severity(),
                alert.unit(),
                alert.labels(),
                alert.ruleLabels(),
                annotations,
                alert.routes(),
                alert.state(),
                alert.episode(),
                alert.since(),
                alert.firedAt(),
                alert.clearSince(),
                alert.endedAt(),
                alert.end(),
                alert.windowEnd(),
                alert.reading(),
                alert.health(),
                alert.version(),
                alert.acknowledged(),
                alert.flapping(),
                alert.late(),
                alert.groupedUnder(),
                alert.memory());
    }

    /** The same alert, measured otherwise. */
    public static Alert with(
            Alert alert, Severity severity, Condition.Unit unit, Labels labels, Reading reading) {
        return new Alert(
                AlertKey.of("uuid", alert.ruleId(), labels),
                alert.ruleId(),
                alert.ruleName(),
                severity,
                unit,
                labels,
                alert.ruleLabels(),
                alert.annotations(),
                alert.routes(),
                alert.state(),
                alert.episode(),
                alert.since(),
                alert.firedAt(),
                alert.clearSince(),
                alert.endedAt(),
                alert.end(),
                alert.windowEnd(),
                reading,
                alert.health(),
                null,
                alert.acknowledged(),
                alert.flapping(),
                alert.late(),
                alert.groupedUnder(),
                alert.memory());
    }

    public static Notification of(Notification.Kind kind, Alert... alerts) {
        var first = alerts[0];
        var id = first.key() + ":" + first.episode() + ":" + kind + ":ops";
        return new Notification(id, kind, List.of(alerts), NOW, "prod cluster", false);
    }

    public static Notification fired(String model) {
        return of(Notification.Kind.FIRED, errorRate(model));
    }

    public static Notification many(Notification.Kind kind, int count) {
        return of(
                kind,
                IntStream.range(0, count)
                        .mapToObj(i -> errorRate("model-" + i))
                        .toArray(Alert[]::new));
    }

    /** One notification of every kind, of a model with the given name. */
    public static Stream<Notification> ofEveryKind(String model) {
        return Stream.of(Notification.Kind.values()).map(kind -> ofKind(kind, model));
    }

    public static Notification ofKind(Notification.Kind kind, String model) {
        return switch (kind) {
            case FIRED -> of(kind, late(model));
            case REPEAT -> of(kind, errorRate(model)).repeated();
            case RESOLVED -> of(kind, resolved(model, false));
            case ACKNOWLEDGED -> of(kind, taken(model, model, model));
            case MISSED -> of(kind, resolved(model, true));
            case DIGEST, STORM, STORM_OVER ->
                    of(kind, errorRate(model), resolved(model + "-b", false), late(model + "-c"));
            case TEST ->
                    TestMessage.to(new Receiver.Desktop("ops", List.of()), "prod cluster", NOW);
        };
    }

    /** Names that would do harm if a format took them for more than a name. */
    public static Stream<String> evilNames() {
        return Stream.of(
                "<!channel> <@U123> <http://evil.example|docs>",
                "x\r\nBcc: thief@evil.example",
                "x\u760DBcc: thief@evil.example\u760ABcc: thief@evil.example",
                "<img src=x onerror=alert(1)>\"'&amp;",
                "evil\u202Egnp.exe\u200B\uFEFF",
                "😀 fraud 👩‍💻",
                "โมเดลตรวจจับการฉ้อโกง",
                "nul\0nul\u0007\u001B[31m",
                "\uD83D lone",
                "😀".repeat(50_000));
    }
}
