package dev.sextant.notify.services;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.services.PagerDutyEvent.Action;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Opens, acknowledges and closes incidents. Sending the same again changes nothing there. */
final class PagerDutyNotifier implements Notifier {

    private static final int ACCEPTED = 202;

    /** A test has been opened and must still be closed. */
    private static final String OPENED = "opened";

    private final HttpPost post;
    private final URI address;
    private final Secret routingKey;
    private final Redaction redaction;

    PagerDutyNotifier(HttpPost post, URI address, Secret routingKey, Redaction redaction) {
        this.post = post;
        this.address = address;
        this.routingKey = routingKey;
        this.redaction = redaction;
    }

    @Override
    public String send(Notification notification, String progress)
            throws DeliveryException, InterruptedException {
        return switch (notification.kind()) {
            case FIRED, REPEAT, STORM -> send(notification, Action.TRIGGER);
            case ACKNOWLEDGED -> send(notification, Action.ACKNOWLEDGE);
            case RESOLVED, STORM_OVER -> send(notification, Action.RESOLVE);
            case TEST -> test(notification, progress);
            case MISSED, DIGEST ->
                    throw new DeliveryException(
                            Outcome.REFUSED, Sentence.of("sending.pagerduty.incidents"));
        };
    }

    private String test(Notification notification, String progress)
            throws DeliveryException, InterruptedException {
        if (!progress.equals(OPENED)) send(notification, Action.TRIGGER);
        try {
            return "opened and closed: " + send(notification, Action.RESOLVE);
        } catch (DeliveryException e) {
            throw new DeliveryException(e.outcome(), e.words(), e.retryAfter(), OPENED, e);
        }
    }

    /** 202 is the whole contract: whatever the body says, the event was taken. */
    private String send(Notification notification, Action action)
            throws DeliveryException, InterruptedException {
        var json = PagerDutyEvent.of(notification, action, routingKey).toString();
        var answer = post.send(address, json, Map.of(), redaction);
        if (answer.status() == ACCEPTED) return "accepted";
        if (answer.status() < 300) {
            // the event is taken only with 202, and can be sent again without harm
            throw new DeliveryException(
                    Outcome.RETRY,
                    Sentence.of("sending.unconfirmed", HttpPost.said(answer, redaction)));
        }
        var about = answer.body().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (answer.status() == 400 && about.contains("routing_key")) {
            throw new DeliveryException(
                    Outcome.BROKEN,
                    Sentence.of("sending.routingkey", HttpPost.said(answer, redaction)));
        }
        throw HttpPost.refusal(answer, redaction);
    }
}
