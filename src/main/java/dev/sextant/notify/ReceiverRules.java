package dev.sextant.notify;

import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.text.Sentence;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a receiver may be. Each rule returns one sentence (what is wrong and what is
 * expected), or null when the value is good. No sentence repeats a secret.
 */
public final class ReceiverRules {

    private static final Set<String> SLACK_HOSTS = Set.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final Set<String> PAGERDUTY_HOSTS =
            Set.of("events.pagerduty.com", "events.eu.pagerduty.com");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}][\\p{L}\\p{N}\\p{M} ._-]*");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[?[0-9A-Fa-f:.]+\\]?");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    private ReceiverRules() {}

    /** The kinds' own words are no names, except for their own kind: rules route to both. */
    public static @Nullable Sentence name(
            String name, Receiver.Kind kind, Collection<String> taken) {
        if (name.isBlank()) return Sentence.of("receiver.rule.name");
        if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
            return Sentence.of("receiver.rule.name.letters");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Sentence.of("receiver.rule.name.long");
        }
        for (var other : Receiver.Kind.values()) {
            if (other != kind && other.text().equalsIgnoreCase(name)) {
                return Sentence.of("receiver.rule.name.kind", other.text());
            }
        }
        return taken.stream().anyMatch(name::equalsIgnoreCase)
                ? Sentence.of("receiver.rule.name.taken", name)
                : null;
    }

    /** An address that was given on purpose: any host, https, or http on this machine. */
    public static @Nullable Sentence endpoint(Receiver.Kind kind, String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Sentence.of("receiver.rule.endpoint");
        }
        var problem = address(url, Sentence.of("receiver.rule.theendpoint"));
        if (problem != null) return problem;
        if (kind == Receiver.Kind.SLACK && SLACK_HOSTS.contains(host(url))) {
            return Sentence.of("receiver.rule.slack.secret");
        }
        if (url.getRawQuery() != null && kind != Receiver.Kind.WEBHOOK) {
            return Sentence.of("receiver.rule.query");
        }
        return null;
    }

    /** What the secret of a receiver may be. */
    public static @Nullable Sentence secret(Receiver receiver, Secret secret) {
        var value = secret.value();
        if (!PRINTABLE.matcher(value).matches() && receiver.kind() != Receiver.Kind.EMAIL) {
            return Sentence.of("receiver.rule.secret");
        }
        return switch (receiver) {
            case Receiver.Desktop _ -> Sentence.of("receiver.rule.desktop");
            case Receiver.Slack slack -> slack.endpoint() == null ? slackAddress(value) : null;
            case Receiver.PagerDuty pagerDuty ->
                    PAGERDUTY_HOSTS.contains(host(pagerDuty.endpoint()))
                                    && !ROUTING_KEY.matcher(value).matches()
                            ? Sentence.of("receiver.rule.key")
                            : null;
            case Receiver.Email _ ->
                    value.chars().anyMatch(c -> c < ' ')
                            ? Sentence.of("receiver.rule.password")
                            : null;
            case Receiver.Webhook _ -> null;
        };
    }

    private static @Nullable Sentence slackAddress(String value) {
        URI url;
        try {
            url = new URI(value);
        } catch (URISyntaxException e) {
            return Sentence.of("receiver.rule.webhook");
        }
        var problem = address(url, Sentence.of("receiver.rule.thewebhook"));
        if (problem != null) return problem;
        return SLACK_HOSTS.contains(host(url)) || ProfileRules.isLoopback(url)
                ? null
                : Sentence.of("receiver.rule.webhook.elsewhere");
    }

    /** Null is good. */
    public static @Nullable Sentence smtp(String host, int port) {
        if (!HOST.matcher(host).matches() || isPointless(host)) {
            return Sentence.of("receiver.rule.smtp");
        }
        return port < 1 || port > 65_535 ? Sentence.of("connect.rule.port") : null;
    }

    public static @Nullable Sentence mailAddress(String address) {
        return address.length() <= LONGEST_ADDRESS && ADDRESS.matcher(address).matches()
                ? null
                : Sentence.of("receiver.rule.mail");
    }

    public static @Nullable Sentence user(String user) {
        return user.isBlank() || user.chars().anyMatch(c -> c < ' ' || c == 0x7F)
                ? Sentence.of("receiver.rule.user")
                : null;
    }

    /** Written {@code label=value}; {@code *} stands for any value. */
    public static @Nullable Sentence matcher(String text) {
        var equals = text.indexOf('=');
        return equals > 0
                        && equals < text.length() - 1
                        && LABEL.matcher(text.substring(0, equals)).matches()
                ? null
                : Sentence.of("receiver.rule.matcher");
    }

    /** Of a text that {@link #matcher(String)} found good. */
    public static Matcher matcherOf(String text) {
        var equals = text.indexOf('=');
        return new Matcher(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Everything at once, but for the uniqueness of the name and the secret. */
    public static @Nullable Sentence receiver(Receiver receiver) {
        var problem = name(receiver.name(), receiver.kind(), List.of());
        if (problem != null) return problem;
        for (var matcher : receiver.matchers()) {
            problem = matcher(matcher.label() + "=" + matcher.value());
            if (problem != null) return problem;
        }
        return switch (receiver) {
            case Receiver.Desktop _ -> null;
            case Receiver.Slack slack -> {
                var endpoint = slack.endpoint();
                if (endpoint != null) yield endpoint(slack.kind(), endpoint.toString());
                yield slack.credential() == null ? Sentence.of("receiver.rule.slack.needs") : null;
            }
            case Receiver.PagerDuty pagerDuty ->
                    endpoint(pagerDuty.kind(), pagerDuty.endpoint().toString());
            case Receiver.Email email -> email(email);
            case Receiver.Webhook webhook ->
                    endpoint(webhook.kind(), webhook.endpoint().toString());
        };
    }

    private static @Nullable Sentence email(Receiver.Email email) {
        var problem = smtp(email.host(), email.port());
        if (problem == null) problem = mailAddress(email.from());
        if (problem == null && email.to().isEmpty()) problem = Sentence.of("receiver.problem.to");
        if (problem == null && email.to().size() > MOST_RECIPIENTS) {
            problem = Sentence.of("receiver.rule.mail.most");
        }
        for (var to : email.to()) {
            if (problem == null) problem = mailAddress(to);
        }
        var user = email.user();
        if (problem == null && user != null) problem = user(user);
        return problem;
    }

    /** Whether a host is this machine, going by what is written, without a look-up. */
    public static boolean isLoopback(String host) {
        try {
            var written = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
            return ProfileRules.isLoopback(new URI("http", null, written, 1, null, null, null));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable Sentence address(URI url, Sentence what) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Sentence.of("receiver.rule.url.scheme", what);
        }
        if (url.getRawUserInfo() != null) return Sentence.of("receiver.rule.url.user", what);
        if (url.getHost() == null) return Sentence.of("receiver.rule.url.host", what);
        if (url.getPort() > 65_535 || url.getPort() == 0) return Sentence.of("connect.rule.port");
        if (url.getRawFragment() != null) return Sentence.of("receiver.rule.url.hash", what);
        if (isPointless(url.getHost())) {
            return Sentence.of("receiver.rule.url.pointless", what);
        }
        if (scheme.equals("http") && !ProfileRules.isLoopback(url)) {
            return Sentence.of("receiver.rule.url.plain", what);
        }
        return null;
    }

    /**
     * Whether a host, written as a number of whatever form, is where no receiver can be: the
     * address of a cloud's metadata for example.
     */
    private static boolean isPointless(String host) {
        var plain = host.replaceAll("^\\[|]$", "");
        return Arrays.asList(literal(plain, false), literal(plain, true)).stream()
                .anyMatch(
                        address ->
                                address != null
                                        && (address.isLinkLocalAddress()
                                                || address.isAnyLocalAddress()
                                                || address.isMulticastAddress()));
    }

    private static @Nullable InetAddress literal(String host, boolean six) {
        try {
            return six ? Inet6Address.ofLiteral(host) : Inet4Address.ofPosixLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }
}
