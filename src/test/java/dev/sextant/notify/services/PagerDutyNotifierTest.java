package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sextant.alert.Alert;
import dev.sextant.alert.Annotations;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import dev.sextant.notify.services.LocalReceiver.Reaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyNotifierTest extends HttpNotifierContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "R0123456789ABCDEFGHIJKLMNOPQRSTU";

    private LocalPagerDuty pagerDuty;

    @BeforeEach
    void open() throws Exception {
        pagerDuty = new LocalPagerDuty(KEY);
    }

    @Override
    LocalReceiver receiver() {
        return pagerDuty;
    }

    @Override
    Notifier notifier(Duration deadline) {
        var receiver =
                new Receiver.PagerDuty(
                        "ops", List.of(), pagerDuty.url("/v2/enqueue"), "receiver/1");
        return notifiers(deadline).of(receiver, secret());
    }

    @Override
    Receiver.Kind kind() {
        return Receiver.Kind.PAGERDUTY;
    }

    @Override
    Secret secret() {
        return new Secret(KEY);
    }

    @Override
    int messagesFor(Notification.Kind message) {
        return message == Notification.Kind.TEST ? 2 : 1;
    }

    @Override
    List<String> taken() throws Exception {
        var texts = new ArrayList<String>();
        for (var request : pagerDuty.taken()) {
            texts.add(String.join("\n", leaves(JSON.readTree(request.body()))));
        }
        return texts;
    }

    @Override
    void assertInert(String name) throws Exception {
        for (var event : events()) assertEquals(List.of(), LocalPagerDuty.problems(event));
    }

    @Test
    void anIncidentIsOpenedTakenAndClosedByOneKey() throws Exception {
        var notifier = notifier(Notifiers.DEADLINE);
        var key = SampleAlerts.errorRate("fraud").key().value();
        notifier.send(SampleAlerts.fired("fraud"), "");
        assertEquals(Map.of(key, "triggered"), pagerDuty.incidents());
        notifier.send(SampleAlerts.ofKind(Notification.Kind.ACKNOWLEDGED, "fraud"), "");
        assertEquals(Map.of(key, "acknowledged"), pagerDuty.incidents());
        notifier.send(SampleAlerts.ofKind(Notification.Kind.REPEAT, "fraud"), "");
        notifier.send(SampleAlerts.ofKind(Notification.Kind.RESOLVED, "fraud"), "");
        assertEquals(Map.of(key, "resolved"), pagerDuty.incidents());
        assertEquals(4, pagerDuty.received().size());
    }

    @Test
    void saysWhatIsWrongInFieldsOfItsOwn() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud"), "");
        var event = events().getFirst();
        assertEquals("trigger", event.path("event_action").asText());
        assertEquals("Sextant", event.path("client").asText());
        assertEquals(
                "https://runbooks.example.org/error-rate?a=1&b=2",
                event.path("links").path(0).path("href").asText());
        var payload = event.path("payload");
        assertEquals(
                "High error rate · fraud v12: 24.1 % of 4,310 predictions failed · limit 5 %",
                payload.path("summary").asText());
        assertEquals("prod cluster", payload.path("source").asText());
        assertEquals("critical", payload.path("severity").asText());
        assertEquals("2026-11-22T10:10:00Z", payload.path("timestamp").asText());
        assertEquals("fraud", payload.path("component").asText());
        assertEquals("high-error-rate", payload.path("class").asText());
        var details = payload.path("custom_details");
        assertEquals("12", details.path("version").asText());
        assertEquals("2026-11-22T10:02:00Z", details.path("since").asText());
        assertEquals(
                "Roll back the model, check the input data.", details.path("what to do").asText());
    }

    /** A storm is one incident of its rule and cluster, apart from those of its alerts. */
    @Test
    void aStormIsOneIncident() throws Exception {
        var notifier = notifier(Notifiers.DEADLINE);
        notifier.send(SampleAlerts.many(Notification.Kind.STORM, 300), "");
        notifier.send(SampleAlerts.many(Notification.Kind.STORM, 310), "");
        assertEquals(List.of("triggered"), List.copyOf(pagerDuty.incidents().values()));
        notifier.send(SampleAlerts.many(Notification.Kind.STORM_OVER, 2), "");
        assertEquals(List.of("resolved"), List.copyOf(pagerDuty.incidents().values()));
        var items = events().getFirst().path("payload").path("custom_details").path("alerts");
        assertEquals("… 200 more", items.path(items.size() - 1).asText());
    }

    /** D6: 202 is the whole contract. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"status\":", "<html>", "\u0000"})
    void acceptedIsAcceptedWhateverTheBodySays(String body) throws Exception {
        pagerDuty.nextAnswer(202, body);
        assertEquals("accepted", notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), ""));
    }

    @Test
    void anythingElseIsNotAccepted() throws Exception {
        pagerDuty.nextAnswer(200, "welcome to the hotel");
        assertEquals(Outcome.RETRY, failure(Notifiers.DEADLINE, SampleAlerts.fired("m")).outcome());
    }

    @Test
    void aKeyThatIsRefusedBreaksTheReceiver() throws Exception {
        var wrong =
                new Receiver.PagerDuty(
                        "ops", List.of(), pagerDuty.url("/v2/enqueue"), "receiver/1");
        var notifier = notifiers(Notifiers.DEADLINE).of(wrong, new Secret("x".repeat(32)));
        var failure =
                assertThrows(
                        DeliveryException.class, () -> notifier.send(SampleAlerts.fired("m"), ""));
        assertEquals(Outcome.BROKEN, failure.outcome());
        assertEquals(List.of(), pagerDuty.taken());
    }

    /** D5: a repeat after a lost answer changes nothing. */
    @Test
    void aRepeatAfterALostAnswerIsTheSameIncident() throws Exception {
        pagerDuty.next(new Reaction.TakenThenLost());
        var notification = SampleAlerts.fired("m");
        assertEquals(Outcome.AMBIGUOUS, failure(Notifiers.DEADLINE, notification).outcome());
        notifier(Notifiers.DEADLINE).send(notification.repeated(), "");
        assertEquals(events().get(0), events().get(1));
    }

    /** D20. */
    @Test
    void aTestIsOpenedAndClosedAndTouchesNoIncident() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), "");
        var test = SampleAlerts.ofKind(Notification.Kind.TEST, "m");
        notifier(Notifiers.DEADLINE).send(test, "");
        var trigger = events().get(1).path("payload");
        assertTrue(trigger.path("summary").asText().startsWith("TEST: "), trigger::toString);
        assertEquals("info", trigger.path("severity").asText());
        assertEquals(
                List.of("resolved", "triggered"),
                pagerDuty.incidents().values().stream().sorted().toList());
    }

    @Test
    void aTestThatCouldNotBeClosedIsOnlyClosedLater() throws Exception {
        pagerDuty.next(new Reaction.Answer(202, Map.of(), "{}"));
        pagerDuty.nextAnswer(500, "");
        var test = SampleAlerts.ofKind(Notification.Kind.TEST, "m");
        var failure = failure(Notifiers.DEADLINE, test);
        assertEquals(Outcome.RETRY, failure.outcome());
        notifier(Notifiers.DEADLINE).send(test, failure.progress());
        assertEquals(
                List.of("trigger", "resolve", "resolve"),
                pagerDuty.received().stream().map(one -> action(one.body())).toList());
    }

    /** D15. */
    @Test
    void anEventIsNeverTooLarge() {
        var huge = "\u202E😀".repeat(20_000);
        var texts = new Annotations(huge, huge, huge, "https://x.org/" + "y".repeat(600_000));
        var alerts =
                IntStream.range(0, 300)
                        .mapToObj(i -> SampleAlerts.errorRate(huge + i))
                        .map(one -> SampleAlerts.with(one, huge, texts))
                        .toArray(Alert[]::new);
        for (var kind : List.of(Notification.Kind.FIRED, Notification.Kind.STORM)) {
            var notification = SampleAlerts.of(kind, alerts);
            var event = PagerDutyEvent.of(notification, PagerDutyEvent.Action.TRIGGER, secret());
            assertEquals(List.of(), LocalPagerDuty.problems(event));
            var bytes = event.toString().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= PagerDutyEvent.MOST_BYTES, () -> bytes + " bytes");
        }
    }

    private List<JsonNode> events() throws Exception {
        var events = new ArrayList<JsonNode>();
        for (var request : pagerDuty.taken()) events.add(JSON.readTree(request.body()));
        return events;
    }

    private static String action(String body) {
        return body.replaceFirst("(?s).*\"event_action\":\"(\\w+)\".*", "$1");
    }

    private static List<String> leaves(JsonNode node) {
        if (node.isValueNode()) return List.of(node.asText());
        var all = new ArrayList<String>();
        node.forEach(child -> all.addAll(leaves(child)));
        return all;
    }
}
