package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Annotations;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every kind of receiver must be able to rely on. The receiver at the other end is real,
 * judges what it gets by its own contract, and keeps all of it: wanted and no others.
 */
abstract class NotifierContract {

    static final Executor EXECUTOR = task -> Thread.ofVirtual().start(task);

    /** What was shown on the desktop. */
    final FakeDesktop desktop = new FakeDesktop();

    /** To the receiver at the other end. */
    abstract Notifier notifier(Duration deadline) throws Exception;

    abstract Receiver.Kind kind();

    /** What the receiver took, a message each, as a person can read it. */
    abstract List<String> taken() throws Exception;

    /** Further demands on a message about a model with such a name. */
    abstract void assertInert(String name) throws Exception;

    /** Into how many messages one notification is put. */
    int messagesFor(Notification.Kind message) {
        return 1;
    }

    @ParameterizedTest
    @EnumSource(Notification.Kind.class)
    void tellsOfOneThingOnceAndOfNothingElse(Notification.Kind message) throws Exception {
        var notification = SampleAlerts.ofKind(message, "fraud-detector");
        if (!kind().takes(message)) {
            assertEquals(Outcome.REFUSED, failure(Notifiers.DEADLINE, notification).outcome());
            assertEquals(List.of(), taken());
            return;
        }
        assertFalse(notifier(Notifiers.DEADLINE).send(notification, "").isBlank());
        assertEquals(messagesFor(message), taken().size(), () -> "" + takenOrEmpty());
    }

    static Stream<String> evilNames() {
        return SampleAlerts.evilNames();
    }

    /** G1, G2, G3, G12. */
    @ParameterizedTest
    @MethodSource("evilNames")
    void aNameStaysAName(String name) throws Exception {
        for (var notification : SampleAlerts.ofEveryKind(name).toList()) {
            if (kind().takes(notification.kind())) {
                notifier(Notifiers.DEADLINE).send(notification, "");
            }
        }
        var expected =
                Stream.of(Notification.Kind.values())
                        .filter(kind()::takes)
                        .mapToInt(this::messagesFor)
                        .sum();
        assertEquals(expected, taken().size());
        for (var text : taken()) {
            text.codePoints().forEach(point -> assertTrue(isHarmless(point), () -> hex(point)));
            assertTrue(text.length() < 70_000, () -> "a message of " + text.length());
        }
        assertInert(name);
    }

    /** D15. */
    @Test
    void whatIsTooLongIsCutAndWhatIsTooManyIsCounted() throws Exception {
        var long40k = "ก😀".repeat(14_000);
        var one =
                SampleAlerts.with(
                        SampleAlerts.errorRate("m".repeat(600_000)),
                        long40k,
                        new Annotations(
                                long40k, long40k, long40k, "https://x.org/" + "y".repeat(5000)));
        notifier(Notifiers.DEADLINE).send(SampleAlerts.of(Notification.Kind.FIRED, one), "");
        var many =
                IntStream.range(0, 100)
                        .mapToObj(i -> SampleAlerts.errorRate("model-" + i + "-" + long40k))
                        .toArray(dev.sextant.alert.Alert[]::new);
        notifier(Notifiers.DEADLINE).send(SampleAlerts.of(Notification.Kind.STORM, many), "");
        assertEquals(2, taken().size());
        for (var text : taken()) {
            text.codePoints().forEach(point -> assertTrue(isHarmless(point), () -> hex(point)));
        }
    }

    Notifiers notifiers(Duration deadline) {
        return new Notifiers(
                EXECUTOR,
                InstantSource.fixed(SampleAlerts.NOW),
                new Notifiers.Desktop(desktop, _ -> {}),
                deadline);
    }

    DeliveryException failure(Duration deadline, Notification notification) throws Exception {
        return failure(deadline, notification, "");
    }

    DeliveryException failure(Duration deadline, Notification notification, String progress)
            throws Exception {
        var notifier = notifier(deadline);
        return assertThrows(DeliveryException.class, () -> notifier.send(notification, progress));
    }

    private List<String> takenOrEmpty() {
        try {
            return taken();
        } catch (Exception e) {
            return List.of(e.toString());
        }
    }

    /** Neither invisible nor turning the direction; line feeds and joiners are well. */
    static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n';
            case Character.FORMAT -> point == 0x200C || point == 0x200D;
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static String hex(int point) {
        return "U+" + Integer.toHexString(point);
    }
}
