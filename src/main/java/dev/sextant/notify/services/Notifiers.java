package dev.sextant.notify.services;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.DeliveryException.Outcome;
import dev.sextant.notify.Notifier;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.ReceiverRules;
import dev.sextant.notify.desktop.DesktopNotifications;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the code that delivers to a receiver, for every kind there is. */
public final class Notifiers {

    /** Over everything that one delivery takes. */
    public static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Executor executor;
    private final InstantSource clock;
    private final Desktop desktop;
    private final Duration deadline;
    private final HttpPost post;

    /**
     * This machine's desktop.
     *
     * @param open what a click on a notification does; runs on the notifications' executor
     */
    public record Desktop(DesktopNotifications notifications, Consumer<Alert> open) {}

    /**
     * @param executor runs what a delivery waits for; must not be a single thread
     */
    public Notifiers(Executor executor, InstantSource clock, Desktop desktop) {
        this(executor, clock, desktop, DEADLINE);
    }

    Notifiers(Executor executor, InstantSource clock, Desktop desktop, Duration deadline) {
        this.executor = executor;
        this.clock = clock;
        this.desktop = desktop;
        this.deadline = deadline;
        this.post = new HttpPost(executor, clock, deadline);
    }

    /**
     * @param secret as kept for the receiver; null when none is
     * @return never null: for a receiver that lacks its secret, one that says so when it is used
     */
    public Notifier of(Receiver receiver, @Nullable Secret secret) {
        return switch (receiver) {
            case Receiver.Desktop _ -> new DesktopNotifier(desktop.notifications(), desktop.open());
            case Receiver.Slack slack -> slack(slack, secret);
            case Receiver.PagerDuty pagerDuty ->
                    secret == null
                            ? broken(
                                    "The routing key is not saved on this machine: enter it again.")
                            : new PagerDutyNotifier(
                                    post,
                                    withPath(pagerDuty.endpoint(), Receiver.PagerDuty.US.getPath()),
                                    secret,
                                    new Redaction(secret, null));
            case Receiver.Email email ->
                    email.user() != null && secret == null
                            ? broken("The password is not saved on this machine: enter it again.")
                            : new EmailNotifier(email, secret, executor, deadline, null);
            case Receiver.Webhook webhook ->
                    webhook.credential() != null && secret == null
                            ? broken(
                                    "The signing key is not saved on this machine: enter it again.")
                            : new WebhookNotifier(
                                    post,
                                    webhook.endpoint(),
                                    secret,
                                    clock,
                                    new Redaction(secret, null));
        };
    }

    private Notifier slack(Receiver.Slack slack, @Nullable Secret secret) {
        var problem = secret == null ? null : ReceiverRules.secret(slack, secret);
        if (problem != null) return broken(problem.english());
        var address = slackAddress(slack.endpoint(), secret);
        return address == null
                ? broken("The webhook's address is not saved on this machine: enter it again.")
                : new SlackNotifier(post, address, new Redaction(secret, null));
    }

    /**
     * The whole address: the secret, when it is one; otherwise the endpoint with the secret's path
     * added to it.
     */
    private static @Nullable URI slackAddress(@Nullable URI endpoint, @Nullable Secret secret) {
        try {
            if (endpoint == null) return secret == null ? null : new URI(secret.value());
            if (secret == null) return endpoint;
            var own = new URI(secret.value());
            if (own.getHost() != null && endpoint.getAuthority().equals(own.getAuthority())) {
                return own;
            }
            var path = own.getRawPath() == null ? "" : own.getRawPath();
            var base = endpoint.toString().replaceFirst("/+$", "");
            return new URI(path.startsWith("/") ? base + path : base + "/" + path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static URI withPath(URI endpoint, String path) {
        var bare = endpoint.getRawPath() == null || endpoint.getRawPath().length() <= 1;
        return bare ? endpoint.resolve(path) : endpoint;
    }

    private static Notifier broken(String sentence) {
        return (_, _) -> {
            throw new DeliveryException(Outcome.BROKEN, sentence);
        };
    }
}
