package dev.sextant.ui.settings.receivers;

import dev.sextant.alert.Matcher;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.Receiver.Kind;
import dev.sextant.notify.ReceiverRules;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Messages;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as it stands in the form, good or not.
 *
 * @param endpoint as typed; empty where the kind needs none
 * @param server host and port, only for mail
 * @param to addresses separated by commas
 * @param matchers {@code label=value}, separated by commas
 */
record ReceiverDraft(
        Kind kind,
        String name,
        String endpoint,
        String server,
        String from,
        String to,
        String user,
        String secret,
        String matchers) {

    /** Stands for a secret while only the rest is looked at. */
    private static final String SOME = "kept";

    private static final int SMTP_PORT = 587;

    /** What a sentence can stand beside. */
    enum Field {
        NAME,
        ENDPOINT,
        SERVER,
        FROM,
        TO,
        USER,
        SECRET,
        MATCHERS
    }

    static ReceiverDraft empty() {
        return of(Kind.SLACK);
    }

    private static ReceiverDraft of(Kind kind) {
        return new ReceiverDraft(kind, "", start(kind), "", "", "", "", "", "");
    }

    /** What the endpoint of a new receiver is at first. */
    static String start(Kind kind) {
        return kind == Kind.PAGERDUTY ? Receiver.PagerDuty.US.toString() : "";
    }

    static ReceiverDraft of(Receiver receiver) {
        var matchers =
                receiver.matchers().stream()
                        .map(matcher -> matcher.label() + "=" + matcher.value())
                        .collect(Collectors.joining(", "));
        var name = receiver.name();
        return switch (receiver) {
            case Receiver.Desktop desktop ->
                    new ReceiverDraft(Kind.DESKTOP, name, "", "", "", "", "", "", matchers);
            case Receiver.Slack slack ->
                    new ReceiverDraft(
                            Kind.SLACK,
                            name,
                            slack.endpoint() == null ? "" : slack.endpoint().toString(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            matchers);
            case Receiver.PagerDuty duty ->
                    new ReceiverDraft(
                            Kind.PAGERDUTY,
                            name,
                            duty.endpoint().toString(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            matchers);
            case Receiver.Email mail ->
                    new ReceiverDraft(
                            Kind.EMAIL,
                            name,
                            "",
                            mail.host() + ":" + mail.port(),
                            mail.from(),
                            String.join(", ", mail.to()),
                            mail.user() == null ? "" : mail.user(),
                            "",
                            matchers);
            case Receiver.Webhook hook ->
                    new ReceiverDraft(
                            Kind.WEBHOOK,
                            name,
                            hook.endpoint().toString(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            matchers);
        };
    }

    /** Which fields a kind has. */
    static boolean has(Kind kind, Field field) {
        return switch (field) {
            case NAME, MATCHERS -> true;
            case ENDPOINT -> kind == Kind.SLACK || kind == Kind.PAGERDUTY || kind == Kind.WEBHOOK;
            case SERVER, FROM, TO, USER -> kind == Kind.EMAIL;
            case SECRET -> kind != Kind.DESKTOP;
        };
    }

    /**
     * One sentence for each field that is not good.
     *
     * @param taken the names of the other receivers
     * @param kept whether a secret was saved before
     */
    Map<Field, String> problems(List<String> taken, boolean kept) {
        var found = new EnumMap<Field, String>(Field.class);
        put(found, Field.NAME, ReceiverRules.name(name.strip(), kind, taken));
        for (var matcher : split(matchers)) {
            put(found, Field.MATCHERS, ReceiverRules.matcher(matcher));
        }
        if (has(kind, Field.ENDPOINT)) put(found, Field.ENDPOINT, endpointProblem());
        if (kind == Kind.EMAIL) mailProblems(found);
        if (has(kind, Field.SECRET)) put(found, Field.SECRET, secretProblem(found, kept));
        return found;
    }

    private @Nullable Sentence endpointProblem() {
        var typed = endpoint.strip();
        if (typed.isEmpty() && kind == Kind.SLACK) return null;
        return ReceiverRules.endpoint(kind, typed);
    }

    private void mailProblems(Map<Field, String> found) {
        put(found, Field.SERVER, ReceiverRules.smtp(host(), port()));
        put(found, Field.FROM, ReceiverRules.mailAddress(from.strip()));
        var addresses = split(to);
        if (addresses.isEmpty()) put(found, Field.TO, Sentence.of("receiver.problem.to"));
        for (var address : addresses) put(found, Field.TO, ReceiverRules.mailAddress(address));
        if (!user.isBlank()) put(found, Field.USER, ReceiverRules.user(user.strip()));
    }

    private @Nullable Sentence secretProblem(Map<Field, String> found, boolean kept) {
        if (!secret.isBlank()) {
            // a secret can only be judged against a place that is one
            return found.containsKey(Field.ENDPOINT) || found.containsKey(Field.SERVER)
                    ? null
                    : ReceiverRules.secret(receiver(), new Secret(secret.strip()));
        }
        if (kept) return null;
        return switch (kind) {
            case SLACK -> endpoint.isBlank() ? Sentence.of("receiver.problem.webhook") : null;
            case PAGERDUTY -> Sentence.of("receiver.problem.key");
            case EMAIL -> user.isBlank() ? null : Sentence.of("receiver.problem.password");
            case DESKTOP, WEBHOOK -> null;
        };
    }

    /** The receiver; only of a draft without problems. */
    Receiver receiver() {
        var named = name.strip();
        var tests = tests();
        return switch (kind) {
            case DESKTOP -> new Receiver.Desktop(named, tests);
            case SLACK ->
                    new Receiver.Slack(
                            named,
                            tests,
                            endpoint.isBlank() ? null : URI.create(endpoint.strip()),
                            endpoint.isBlank() ? SOME : null);
            case PAGERDUTY ->
                    new Receiver.PagerDuty(named, tests, URI.create(endpoint.strip()), null);
            case EMAIL ->
                    new Receiver.Email(
                            named,
                            tests,
                            host(),
                            port(),
                            from.strip(),
                            split(to),
                            user.isBlank() ? null : user.strip(),
                            null);
            case WEBHOOK -> new Receiver.Webhook(named, tests, URI.create(endpoint.strip()), null);
        };
    }

    private List<Matcher> tests() {
        return split(matchers).stream()
                .filter(text -> ReceiverRules.matcher(text) == null)
                .map(ReceiverRules::matcherOf)
                .toList();
    }

    private String host() {
        var typed = server.strip();
        var colon = typed.lastIndexOf(':');
        return colon < 0 ? typed : typed.substring(0, colon);
    }

    /** The usual one when none is written; -1 for what is none. */
    private int port() {
        var typed = server.strip();
        var colon = typed.lastIndexOf(':');
        if (colon < 0) return SMTP_PORT;
        try {
            return Integer.parseInt(typed.substring(colon + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static List<String> split(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void put(Map<Field, String> found, Field field, @Nullable Sentence problem) {
        if (problem != null) found.put(field, Messages.text(problem));
    }
}
