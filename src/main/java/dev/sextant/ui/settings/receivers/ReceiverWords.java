package dev.sextant.ui.settings.receivers;

import dev.sextant.notify.Receiver;
import dev.sextant.notify.Receiver.Kind;
import dev.sextant.notify.Standing;
import dev.sextant.text.ErrorCode;
import dev.sextant.ui.alerts.Silences;
import dev.sextant.widget.Messages;
import dev.sextant.widget.TimeText;
import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A receiver in words. */
final class ReceiverWords {

    private ReceiverWords() {}

    static String kind(Kind kind) {
        return switch (kind) {
            case DESKTOP -> Messages.text("receiver.kind.desktop");
            case SLACK -> Messages.text("receiver.kind.slack");
            case PAGERDUTY -> Messages.text("receiver.kind.pagerduty");
            case EMAIL -> Messages.text("receiver.kind.email");
            case WEBHOOK -> Messages.text("receiver.kind.webhook");
        };
    }

    /** Where it leads, without anything secret. */
    static String endpoint(Receiver receiver) {
        return switch (receiver) {
            case Receiver.Desktop desktop -> Messages.text("receiver.here");
            case Receiver.Slack slack ->
                    slack.endpoint() == null
                            ? Messages.text("receiver.webhook.secret")
                            : host(slack.endpoint());
            case Receiver.PagerDuty duty -> host(duty.endpoint());
            case Receiver.Email mail ->
                    mail.host() + ":" + mail.port() + " → " + String.join(", ", mail.to());
            case Receiver.Webhook hook -> host(hook.endpoint());
        };
    }

    /** A path may hold a token: only the server is shown. */
    private static String host(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Which of the alerts that are routed here it takes. */
    static String takes(Receiver receiver) {
        return receiver.matchers().isEmpty()
                ? Messages.text("receiver.takes.all")
                : Messages.text("receiver.takes", Silences.matchers(receiver.matchers()));
    }

    /**
     * @param standing null for one that was never used
     */
    static String state(@Nullable Standing standing, ZoneId zone) {
        if (standing == null) return Messages.text("receiver.state.unused");
        var text = new TimeText(zone);
        var since = standing.failingSince();
        if (standing.broken())
            return Messages.text(
                    "receiver.state.broken",
                    ErrorCode.DELIVERY_BROKEN.after(Messages.known(standing.detail())));
        if (since != null) {
            return Messages.text(
                    "receiver.state.failing",
                    text.dayAndMinute(since),
                    ErrorCode.DELIVERY_RETRY.after(Messages.known(standing.detail())));
        }
        var delivered = standing.delivered();
        return delivered == null
                ? Messages.text("receiver.state.unused")
                : Messages.text("receiver.state.ok", text.dayAndMinute(delivered));
    }

    static String role(@Nullable Standing standing) {
        if (standing == null) return "muted";
        if (standing.broken() || standing.failingSince() != null) return "p1";
        return standing.delivered() == null ? "muted" : "good";
    }
}
