package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.notify.DeliveryException;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.TestMessage;
import dev.sextant.notify.desktop.DesktopNotifications;
import dev.sextant.notify.services.Notifiers;
import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ReceiverStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sextant receivers}: where alerts are sent to. */
@Command(name = "receivers", description = "Adds, lists, tries and removes receivers of alerts.")
final class ReceiversCommand implements Runnable {

    private static final int SCHEMA = 1;

    private final ReceiverStore store;
    private final Supplier<DesktopNotifications> desktop;
    private final Executor executor;
    private final InstantSource clock;
    private final Map<String, String> variables;

    @Spec private @Nullable CommandSpec spec;

    ReceiversCommand() {
        this(
                OwnStores.ofThisMachine().receivers(),
                () -> DesktopNotifications.ofThisMachine(ReceiversCommand::run),
                InstantSource.system(),
                System.getenv());
    }

    ReceiversCommand(
            ReceiverStore store,
            Supplier<DesktopNotifications> desktop,
            InstantSource clock,
            Map<String, String> variables) {
        this.store = store;
        this.desktop = desktop;
        this.executor = ReceiversCommand::run;
        this.clock = clock;
        this.variables = Map.copyOf(variables);
    }

    private static void run(Runnable task) {
        Thread.ofVirtual().start(task);
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: add, list, test or remove.");
    }

    @Command(description = "Saves a new receiver.")
    int add(@Parameters(paramLabel = "NAME") String name, @Mixin ReceiverAddOptions options)
            throws CommandException, StoreException {
        var taken = new ArrayList<>(store.receivers().stream().map(Receiver::name).toList());
        if (!store.hasOwnDesktop()) taken.remove(ReceiverStore.DESKTOP);
        var receiver = options.receiver(name, taken);
        store.add(receiver, options.secret(receiver, variables));
        say("Saved " + name + ". Try it with: sextant receivers test \"" + name + "\"");
        return ExitCode.DONE;
    }

    @Command(description = "Lists the receivers, without secrets.")
    int list(
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws StoreException {
        var receivers = store.receivers();
        if (format == Format.JSON) {
            var node = Output.document(SCHEMA);
            var array = node.putArray("receivers");
            for (var receiver : receivers) describe(array.addObject(), receiver);
            output().print(node);
            return ExitCode.DONE;
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var receiver : receivers) {
            rows.add(
                    Arrays.asList(
                            receiver.name(),
                            receiver.kind().text(),
                            place(receiver),
                            receiver.matchers().isEmpty()
                                    ? "everything"
                                    : matchers(receiver).collect(Collectors.joining(" "))));
        }
        output().print(rows, "name", "kind", "place", "match");
        return ExitCode.DONE;
    }

    @Command(description = "Sends a test message to a receiver and says what became of it.")
    int test(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--format", defaultValue = "table", description = "json or table.")
                    Format format)
            throws CommandException, StoreException, InterruptedException {
        var receiver = found(name);
        try (var notifications = desktop.get()) {
            if (receiver.kind() == Receiver.Kind.DESKTOP) {
                var availability = notifications.availability();
                if (!availability.available()) {
                    outcome(format, name, "unavailable", availability.reason());
                    return ExitCode.UNREACHABLE;
                }
            }
            var notifier =
                    new Notifiers(executor, clock, new Notifiers.Desktop(notifications, _ -> {}))
                            .of(receiver, store.secret(receiver));
            var said = notifier.send(TestMessage.to(receiver, "sextant", clock.instant()), "");
            outcome(format, name, "delivered", said);
            return ExitCode.DONE;
        } catch (DeliveryException e) {
            outcome(
                    format,
                    name,
                    switch (e.outcome()) {
                        case RETRY -> "not delivered";
                        case AMBIGUOUS -> "not known";
                        case REFUSED -> "refused";
                        case BROKEN -> "broken";
                    },
                    format == Format.JSON ? e.sentence() : e.coded());
            return switch (e.outcome()) {
                case RETRY -> ExitCode.UNREACHABLE;
                case BROKEN -> ExitCode.NOT_PERMITTED;
                case AMBIGUOUS, REFUSED -> ExitCode.TROUBLE;
            };
        }
    }

    @Command(description = "Removes a receiver.")
    int remove(@Parameters(paramLabel = "NAME") String name)
            throws CommandException, StoreException {
        store.remove(found(name).name());
        say("Removed " + name + ".");
        return ExitCode.DONE;
    }

    private Receiver found(String name) throws CommandException, StoreException {
        var receiver = store.find(name);
        if (receiver != null) return receiver;
        var names = store.receivers().stream().map(Receiver::name).toList();
        throw new CommandException(
                ExitCode.CONFIGURATION,
                "There is no receiver named "
                        + name
                        + ": there are "
                        + String.join(", ", names)
                        + ".");
    }

    private void outcome(Format format, String name, String outcome, String detail) {
        if (format == Format.JSON) {
            output().print(
                            Output.document(SCHEMA)
                                    .put("receiver", name)
                                    .put("outcome", outcome)
                                    .put("detail", detail));
        } else {
            output().print(
                            List.of(Arrays.asList(name, outcome, detail)),
                            "receiver",
                            "outcome",
                            "detail");
        }
    }

    private void describe(ObjectNode node, Receiver receiver) throws StoreException {
        node.put("name", receiver.name()).put("kind", receiver.kind().text());
        var match = node.putArray("match");
        matchers(receiver).forEach(match::add);
        var endpoint = endpoint(receiver);
        node.put("endpoint", endpoint == null ? null : endpoint.toString());
        if (receiver instanceof Receiver.Email email) {
            node.put("smtp", smtp(email)).put("from", email.from());
            var to = node.putArray("to");
            email.to().forEach(to::add);
            node.put("user", email.user());
        } else {
            node.putNull("smtp").putNull("from").putNull("to").putNull("user");
        }
        node.put("secret_saved", store.secret(receiver) != null);
    }

    private static @Nullable URI endpoint(Receiver receiver) {
        return switch (receiver) {
            case Receiver.Slack slack -> slack.endpoint();
            case Receiver.PagerDuty pagerDuty -> pagerDuty.endpoint();
            case Receiver.Webhook webhook -> webhook.endpoint();
            case Receiver.Desktop _, Receiver.Email _ -> null;
        };
    }

    private static @Nullable String place(Receiver receiver) {
        return switch (receiver) {
            case Receiver.Desktop _ -> "this machine";
            case Receiver.Email email -> String.join(",", email.to()) + " by " + smtp(email);
            case Receiver.Slack slack when slack.endpoint() == null -> "hooks.slack.com";
            case Receiver.Slack _, Receiver.PagerDuty _, Receiver.Webhook _ -> {
                var endpoint = endpoint(receiver);
                yield endpoint == null ? null : endpoint.toString();
            }
        };
    }

    private static String smtp(Receiver.Email email) {
        var host = email.host();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + email.port();
    }

    private static Stream<String> matchers(Receiver receiver) {
        return receiver.matchers().stream().map(one -> one.label() + "=" + one.value());
    }

    private Output output() {
        return Output.of(spec);
    }

    private void say(String message) {
        output().say(message);
    }
}
