package dev.sextant.notify;

import dev.sextant.alert.Matcher;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named place to send notifications to, as kept in the settings. Its secret is kept apart, under
 * the name that {@code credential} holds.
 */
public sealed interface Receiver {

    String name();

    /** Only alerts whose labels pass all of these; empty for all that are routed here. */
    List<Matcher> matchers();

    Kind kind();

    /** Under which name its secret is kept; null when it has none. */
    @Nullable String credential();

    /**
     * The same place with another secret: for example with the one that opened an incident.
     *
     * @param id under which name the secret is kept
     */
    Receiver withCredential(@Nullable String id);

    /** The kinds, as rules and the command line name them. */
    enum Kind {
        DESKTOP("desktop"),
        SLACK("slack"),
        PAGERDUTY("pagerduty"),
        EMAIL("email"),
        WEBHOOK("webhook");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /**
         * Whether receivers of this kind have a use for such messages. An incident of PagerDuty
         * stands for one alert (or one storm) and is open or closed: it can neither be several in
         * one nor be told of when all is over.
         */
        public boolean takes(Notification.Kind message) {
            return switch (this) {
                case DESKTOP, SLACK, EMAIL, WEBHOOK -> true;
                case PAGERDUTY ->
                        message != Notification.Kind.DIGEST && message != Notification.Kind.MISSED;
            };
        }
    }

    /** This machine's own notifications. */
    record Desktop(String name, List<Matcher> matchers) implements Receiver {
        public Desktop {
            matchers = List.copyOf(matchers);
        }

        @Override
        public Kind kind() {
            return Kind.DESKTOP;
        }

        @Override
        public @Nullable String credential() {
            return null;
        }

        @Override
        public Receiver withCredential(@Nullable String id) {
            return this;
        }
    }

    /**
     * An incoming webhook.
     *
     * @param endpoint null when the secret is the whole address, as Slack gives it; otherwise a
     *     server that speaks like Slack's, to whose address the secret's path is added
     */
    record Slack(
            String name,
            List<Matcher> matchers,
            @Nullable URI endpoint,
            @Nullable String credential)
            implements Receiver {
        public Slack {
            matchers = List.copyOf(matchers);
        }

        @Override
        public Kind kind() {
            return Kind.SLACK;
        }

        @Override
        public Receiver withCredential(@Nullable String id) {
            return new Slack(name, matchers, endpoint, id);
        }
    }

    /**
     * Events API v2.
     *
     * @param endpoint {@link #US} or {@link #EU}, or a loopback address to try it
     * @param credential of the routing key
     */
    record PagerDuty(String name, List<Matcher> matchers, URI endpoint, @Nullable String credential)
            implements Receiver {
        public static final URI US = URI.create("https://events.pagerduty.com/v2/enqueue");
        public static final URI EU = URI.create("https://events.eu.pagerduty.com/v2/enqueue");

        public PagerDuty {
            matchers = List.copyOf(matchers);
        }

        @Override
        public Kind kind() {
            return Kind.PAGERDUTY;
        }

        @Override
        public Receiver withCredential(@Nullable String id) {
            return new PagerDuty(name, matchers, endpoint, id);
        }
    }

    /**
     * @param user null to log in nowhere
     * @param credential of the password; null without a user
     */
    record Email(
            String name,
            List<Matcher> matchers,
            String host,
            int port,
            String from,
            List<String> to,
            @Nullable String user,
            @Nullable String credential)
            implements Receiver {
        public Email {
            matchers = List.copyOf(matchers);
            to = List.copyOf(to);
        }

        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public Receiver withCredential(@Nullable String id) {
            return new Email(name, matchers, host, port, from, to, user, id);
        }
    }

    /**
     * Any address that takes JSON.
     *
     * @param credential of the key that signs; null to sign nothing
     */
    record Webhook(String name, List<Matcher> matchers, URI endpoint, @Nullable String credential)
            implements Receiver {
        public Webhook {
            matchers = List.copyOf(matchers);
        }

        @Override
        public Kind kind() {
            return Kind.WEBHOOK;
        }

        @Override
        public Receiver withCredential(@Nullable String id) {
            return new Webhook(name, matchers, endpoint, id);
        }
    }
}
