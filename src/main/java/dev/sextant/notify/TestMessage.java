package dev.sextant.notify;

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
import java.util.UUID;

/** The message that a person sends to try a receiver: of no alert that there is. */
public final class TestMessage {

    private static final String RULE = "sextant-test";

    private TestMessage() {}

    /**
     * Each call gives a message of its own: a test is never taken for a repeat.
     *
     * @param source named as the cluster
     */
    public static Notification to(Receiver receiver, String source, Instant at) {
        var key = AlertKey.of(RULE, RULE, Labels.of(Labels.RECEIVER, receiver.name()));
        var alert =
                new Alert(
                        key,
                        RULE,
                        "Test message from Sextant",
                        Severity.INFO,
                        Condition.Unit.COUNT,
                        Labels.of(Labels.RECEIVER, receiver.name()),
                        Map.of(),
                        new Annotations(
                                "Messages to this receiver look like this one.", "", "", ""),
                        List.of(),
                        Alert.State.FIRING,
                        1,
                        at,
                        at,
                        null,
                        null,
                        null,
                        at,
                        new Reading(null, 0, null, null),
                        Health.OK,
                        null,
                        null,
                        false,
                        false,
                        null,
                        new Alert.Memory(at, true, 0, List.of()));
        var id =
                String.join(
                        ":", key.value(), "test", receiver.name(), UUID.randomUUID().toString());
        return new Notification(id, Notification.Kind.TEST, List.of(alert), at, source, false);
    }
}
