package dev.sextant.cli;

import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.ReceiverRules;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code sextant receivers add}. */
final class ReceiverAddOptions {

    private static final int SUBMISSION = 587;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "slack, pagerduty, email, webhook or desktop.")
    private Receiver.Kind kind = Receiver.Kind.DESKTOP;

    @ArgGroup(exclusive = true)
    private SecretSource secret = new SecretSource();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Where to post to: always for a webhook; for slack and pagerduty in place of their own.")
    private @Nullable String endpoint;

    @Option(
            names = "--smtp",
            paramLabel = "HOST:PORT",
            description = "The mail server; port 587 when none is given.")
    private @Nullable String smtp;

    @Option(names = "--from", paramLabel = "A", description = "The sender's mail address.")
    private @Nullable String from;

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "A",
            description = "The recipients' mail addresses.")
    private List<String> to = List.of();

    @Option(names = "--user", paramLabel = "U", description = "Who logs in at the mail server.")
    private @Nullable String user;

    @Option(
            names = "--match",
            paramLabel = "K=V",
            description = "Only alerts with this label, for example severity=P1; may be repeated.")
    private List<String> match = List.of();

    Receiver receiver(String name, List<String> taken) throws CommandException {
        onlyFor(Receiver.Kind.EMAIL, "--smtp", smtp);
        onlyFor(Receiver.Kind.EMAIL, "--from", from);
        onlyFor(Receiver.Kind.EMAIL, "--to", to.isEmpty() ? null : "");
        onlyFor(Receiver.Kind.EMAIL, "--user", user);
        if (kind == Receiver.Kind.EMAIL || kind == Receiver.Kind.DESKTOP) {
            if (endpoint != null) throw usage("--endpoint does not go with " + kind.text() + ".");
        }
        check(ReceiverRules.name(name, kind, List.of()));
        if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "There is a receiver named "
                            + name
                            + " already: choose another name or remove it.");
        }
        var matchers = new ArrayList<Matcher>();
        for (var text : match) {
            check(ReceiverRules.matcher(text));
            matchers.add(ReceiverRules.matcherOf(text));
        }
        return switch (kind) {
            case DESKTOP -> new Receiver.Desktop(name, matchers);
            case SLACK ->
                    new Receiver.Slack(
                            name, matchers, endpoint == null ? null : url(endpoint), null);
            case PAGERDUTY ->
                    new Receiver.PagerDuty(
                            name,
                            matchers,
                            endpoint == null ? Receiver.PagerDuty.US : url(endpoint),
                            null);
            case EMAIL -> email(name, matchers);
            case WEBHOOK -> {
                if (endpoint == null) throw usage("A webhook needs --endpoint.");
                yield new Receiver.Webhook(name, matchers, url(endpoint), null);
            }
        };
    }

    /** Null when the receiver needs none and none is given. */
    @Nullable Secret secret(Receiver receiver, Map<String, String> variables)
            throws CommandException {
        var needed =
                switch (receiver) {
                    case Receiver.Desktop _ -> null;
                    case Receiver.Slack slack ->
                            slack.endpoint() == null ? "the webhook's address" : null;
                    case Receiver.PagerDuty _ -> "the routing key";
                    case Receiver.Email email -> email.user() == null ? null : "the password";
                    case Receiver.Webhook _ -> null;
                };
        if (needed == null && !secret.given()) return null;
        if (receiver instanceof Receiver.Email email && email.user() == null) {
            throw usage("A password needs --user.");
        }
        var found = secret.read(needed == null ? "the secret" : needed, variables);
        var problem = ReceiverRules.secret(receiver, found);
        if (problem != null) throw new CommandException(ExitCode.CONFIGURATION, problem.english());
        return found;
    }

    private Receiver.Email email(String name, List<Matcher> matchers) throws CommandException {
        if (smtp == null || from == null || to.isEmpty()) {
            throw usage("Mail needs --smtp, --from and --to.");
        }
        var colon = smtp.lastIndexOf(':');
        // an IPv6 address without a port ends in a bracket or has more than one colon
        var hasPort = colon > 0 && (smtp.indexOf(':') == colon || smtp.charAt(colon - 1) == ']');
        var host = (hasPort ? smtp.substring(0, colon) : smtp).replaceAll("^\\[|]$", "");
        var email =
                new Receiver.Email(
                        name,
                        matchers,
                        host,
                        hasPort ? port(smtp.substring(colon + 1)) : SUBMISSION,
                        from,
                        to.stream().map(String::strip).toList(),
                        user,
                        null);
        check(ReceiverRules.receiver(email));
        return email;
    }

    private URI url(String text) throws CommandException {
        check(ReceiverRules.endpoint(kind, text));
        return URI.create(text);
    }

    private static int port(String text) throws CommandException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw usage("A port is a number between 1 and 65535.");
        }
    }

    private void onlyFor(Receiver.Kind needed, String option, @Nullable String value)
            throws CommandException {
        if (value != null && kind != needed) {
            throw usage(option + " goes with --kind " + needed.text() + " only.");
        }
    }

    private static void check(@Nullable Sentence problem) throws CommandException {
        if (problem != null) throw usage(problem.english());
    }

    private static CommandException usage(String sentence) {
        return new CommandException(ExitCode.USAGE, sentence);
    }
}
