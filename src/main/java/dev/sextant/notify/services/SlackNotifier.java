package dev.sextant.notify.services;

import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Notifier;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Posts to an incoming webhook. */
final class SlackNotifier implements Notifier {

    /** Answers after which the webhook takes nothing any more. */
    private static final Set<String> FINAL =
            Set.of(
                    "no_service",
                    "no_service_id",
                    "no_team",
                    "no_active_hooks",
                    "team_disabled",
                    "invalid_token",
                    "token_revoked",
                    "account_inactive",
                    "channel_not_found",
                    "channel_is_archived",
                    "action_prohibited",
                    "posting_to_general_channel_denied",
                    "user_not_found");

    private final HttpPost post;
    private final URI address;
    private final Redaction redaction;

    SlackNotifier(HttpPost post, URI address, Redaction redaction) {
        this.post = post;
        this.address = address;
        this.redaction = redaction;
    }

    @Override
    public String send(Notification notification, String progress)
            throws DeliveryException, InterruptedException {
        var json = SlackMessage.of(notification).toString();
        var answer = post.send(address, json, Map.of(), redaction);
        var body = answer.body().strip();
        if (answer.status() == 200 && body.equals("ok")) return "ok";
        if (FINAL.contains(body)) {
            throw new DeliveryException(
                    Outcome.BROKEN,
                    Sentence.of("sending.webhook.gone", HttpPost.said(answer, redaction)));
        }
        throw HttpPost.refusal(answer, redaction);
    }
}
