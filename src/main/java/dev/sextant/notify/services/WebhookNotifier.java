package dev.sextant.notify.services;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to any address. With a secret it is signed: {@code X-Sextant-Signature} is {@code v1=}
 * and the hexadecimal HMAC-SHA256 of the timestamp in {@code X-Sextant-Timestamp} (seconds), a dot
 * and the body. {@code Idempotency-Key} is the same when the same message is sent again.
 */
final class WebhookNotifier implements Notifier {

    static final String TIMESTAMP = "X-Sextant-Timestamp";
    static final String SIGNATURE = "X-Sextant-Signature";

    private final HttpPost post;
    private final URI address;
    private final @Nullable Secret key;
    private final InstantSource clock;
    private final Redaction redaction;

    WebhookNotifier(
            HttpPost post,
            URI address,
            @Nullable Secret key,
            InstantSource clock,
            Redaction redaction) {
        this.post = post;
        this.address = address;
        this.key = key;
        this.clock = clock;
        this.redaction = redaction;
    }

    @Override
    public String send(Notification notification, String progress)
            throws DeliveryException, InterruptedException {
        var json = WebhookMessage.of(notification);
        var answer = post.send(address, json, headers(notification, json), redaction);
        if (answer.status() < 300) return "HTTP " + answer.status();
        throw HttpPost.refusal(answer, redaction);
    }

    private Map<String, String> headers(Notification notification, String json) {
        var headers = new TreeMap<String, String>();
        headers.put("Idempotency-Key", Digest.of(notification.id()));
        if (key != null) {
            var timestamp = String.valueOf(clock.instant().getEpochSecond());
            headers.put(TIMESTAMP, timestamp);
            headers.put(SIGNATURE, "v1=" + hmac(key, timestamp + "." + json));
        }
        return headers;
    }

    private static String hmac(Secret key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
