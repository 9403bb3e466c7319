package dev.sextant.notify.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.SampleAlerts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNotifierTest extends HttpNotifierContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LocalReceiver hook;

    @BeforeEach
    void open() throws Exception {
        hook = new LocalReceiver();
    }

    @Override
    LocalReceiver receiver() {
        return hook;
    }

    @Override
    Notifier notifier(Duration deadline) {
        var receiver = new Receiver.Webhook("ops", List.of(), hook.url("/in?a=b"), "receiver/1");
        return notifiers(deadline).of(receiver, secret());
    }

    @Override
    Receiver.Kind kind() {
        return Receiver.Kind.WEBHOOK;
    }

    @Override
    Secret secret() {
        return new Secret("signing-key-0123456789");
    }

    /** As sent: a program reads it, and its names are in JSON's escapes. */
    @Override
    List<String> taken() {
        return hook.taken().stream().map(LocalReceiver.Request::body).toList();
    }

    @Override
    void assertInert(String name) throws Exception {
        for (var request : hook.taken()) {
            assertTrue(request.body().chars().allMatch(c -> c >= ' ' && c < 0x7F));
            for (var alert : JSON.readTree(request.body()).path("alerts")) {
                var model = alert.path("labels").path("model").asText();
                var whole = name.length() < 2_000 && !name.contains("\uD83D lone");
                if (whole && !model.isEmpty()) assertTrue(model.startsWith(name), model);
            }
        }
    }

    /** The schema of the README; a change of it needs a new number. */
    @Test
    void hasASchema() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("fraud"), "");
        var message = JSON.readTree(taken().getFirst());
        assertEquals(1, message.path("schema").asInt());
        assertEquals("schema, id, kind, at, source, may_be_repeat, count, alerts", names(message));
        assertEquals("fired", message.path("kind").asText());
        assertEquals("2026-11-22T10:10:00Z", message.path("at").asText());
        var alert = message.path("alerts").path(0);
        assertEquals(
                "key, episode, rule, rule_name, severity, state, labels, version, unit, value,"
                        + " threshold, matching, sample, since, fired_at, ended_at, end, window_end,"
                        + " late, acknowledged, summary, what_to_do, runbook",
                names(alert));
        assertEquals("P1", alert.path("severity").asText());
        assertEquals(24.104, alert.path("value").asDouble());
        assertTrue(alert.path("ended_at").isNull());
        assertTrue(alert.path("acknowledged").isNull());
    }

    @Test
    void anyoneWithTheKeyCanCheckTheSignature() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("โมเดล"), "");
        var request = hook.taken().getFirst();
        assertEquals("/in?a=b", request.path());
        var time = request.headers().get("x-sextant-timestamp");
        assertEquals(String.valueOf(SampleAlerts.NOW.getEpochSecond()), time);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret().value().getBytes(StandardCharsets.UTF_8), "any"));
        var bytes = (time + "." + request.body()).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "v1=" + HexFormat.of().formatHex(mac.doFinal(bytes)),
                request.headers().get("x-sextant-signature"));
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        var open = new Receiver.Webhook("ops", List.of(), hook.url("/in"), null);
        notifiers(Notifiers.DEADLINE).of(open, null).send(SampleAlerts.fired("m"), "");
        assertNull(hook.taken().getFirst().headers().get("x-sextant-signature"));
    }

    /** D5: who gets it twice can tell. */
    @Test
    void aRepeatHasTheSameIdempotencyKey() throws Exception {
        var notification = SampleAlerts.fired("m");
        notifier(Notifiers.DEADLINE).send(notification, "");
        notifier(Notifiers.DEADLINE).send(notification.repeated(), "");
        notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("other"), "");
        var keys = hook.taken().stream().map(one -> one.headers().get("idempotency-key")).toList();
        assertEquals(keys.get(0), keys.get(1));
        assertFalse(keys.get(0).equals(keys.get(2)));
        assertTrue(taken().get(1).contains("\"may_be_repeat\":true"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anySuccessIsSuccess(int status) throws Exception {
        hook.nextAnswer(status, "");
        assertEquals(
                "HTTP " + status, notifier(Notifiers.DEADLINE).send(SampleAlerts.fired("m"), ""));
    }

    @Test
    void moreAlertsThanFitAreCounted() throws Exception {
        notifier(Notifiers.DEADLINE).send(SampleAlerts.many(Notification.Kind.STORM, 300), "");
        var message = JSON.readTree(taken().getFirst());
        assertEquals(300, message.path("count").asInt());
        assertEquals(100, message.path("alerts").size());
    }

    private static String names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names.stream().collect(Collectors.joining(", "));
    }
}
