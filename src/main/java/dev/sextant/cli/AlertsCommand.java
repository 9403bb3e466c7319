package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Alert;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Silence;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.Wishes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sextant alerts}: the alert list and what a person can do with it. */
@Command(
        name = "alerts",
        description = "Lists alerts, takes them, silences them.",
        synopsisSubcommandLabel = "(list|ack|unack|silence)")
final class AlertsCommand implements Runnable {

    private static final int SCHEMA = 1;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: list, ack, unack or silence.");
    }

    @Command(name = "list", description = "Prints the alerts that are pending or fire.")
    int list(
            @Mixin AlertsDeskOption desk,
            @Option(names = "--all", description = "Also those resolved within a day.") boolean all,
            @Option(
                            names = "--format",
                            defaultValue = "table",
                            paramLabel = "F",
                            description = "json or table (default: ${DEFAULT-VALUE}).")
                    Format format)
            throws CommandException, StoreException {
        try (var found = desk.open()) {
            var kept = found.memory().kept();
            var alerts =
                    kept.alerts().stream()
                            .filter(alert -> all || alert.state() != Alert.State.RESOLVED)
                            .sorted(
                                    Comparator.comparing(Alert::state)
                                            .thenComparing(Alert::severity)
                                            .thenComparing(Alert::since))
                            .toList();
            var now = InstantSource.system().instant();
            var output = Output.of(spec);
            switch (format) {
                case JSON -> output.print(json(alerts, kept.silences(), now));
                case TABLE -> output.print(table(alerts, kept.silences(), now));
            }
            return ExitCode.DONE;
        }
    }

    private static ObjectNode json(List<Alert> alerts, List<Silence> silences, Instant now) {
        var json = Output.document(SCHEMA);
        var array = json.putArray("alerts");
        alerts.forEach(alert -> array.add(AlertsJson.of(alert, until(alert, silences, now))));
        return json;
    }

    private static String table(List<Alert> alerts, List<Silence> silences, Instant now) {
        if (alerts.isEmpty()) return "No alert is pending or fires.\n";
        var columns = new ArrayList<Column>();
        for (var name :
                List.of("severity", "state", "rule", "for", "value", "limit", "since", "has it")) {
            var kind = name.equals("value") || name.equals("limit") ? Kind.MILLISECONDS : Kind.TEXT;
            columns.add(new Column(name, kind));
        }
        columns.add(new Column("key", Kind.TEXT));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var alert : alerts) {
            var row = new ArrayList<@Nullable Object>();
            row.add(alert.severity().code());
            row.add(
                    Output.word(alert.state())
                            + (until(alert, silences, now) == null ? "" : ", silenced"));
            row.add(alert.ruleName());
            row.add(
                    alert.labels().values().values().stream().collect(Collectors.joining(" "))
                            + (alert.version() == null ? "" : " v" + alert.version()));
            row.add(alert.reading().value());
            row.add(alert.reading().threshold());
            row.add(alert.since());
            var acknowledged = alert.acknowledged();
            row.add(acknowledged == null ? null : acknowledged.by());
            row.add(alert.key().value());
            rows.add(row);
        }
        return TextTable.of(columns, rows);
    }

    /** The end of the last silence that is active for an alert; null without one. */
    private static @Nullable Instant until(Alert alert, List<Silence> silences, Instant now) {
        return silences.stream()
                .filter(silence -> silence.silences(alert, now))
                .map(Silence::until)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Command(name = "ack", description = "Takes an alert: no repeats until it is resolved.")
    int ack(
            @Mixin AlertsDeskOption desk,
            @Parameters(paramLabel = "KEY", description = "The alert's key, or its beginning.")
                    String key,
            @Option(
                            names = "--note",
                            required = true,
                            paramLabel = "TEXT",
                            description = "What you are doing about it.")
                    String note)
            throws CommandException, StoreException, InterruptedException {
        try (var found = desk.open()) {
            var alert = found.alert(key);
            var who = alert.acknowledged();
            if (who != null) {
                throw new CommandException(
                        ExitCode.TROUBLE,
                        who.by() + " has it already, since " + AlertsJson.time(who.at()) + ".");
            }
            if (!alert.active()) {
                throw new CommandException(
                        ExitCode.TROUBLE,
                        "It does not fire (it is " + Output.word(alert.state()) + ").");
            }
            var taken =
                    found.want(
                            new Wishes.Wish(
                                    Wishes.Kind.ACKNOWLEDGE,
                                    alert.key().value(),
                                    found.person(),
                                    note,
                                    null),
                            () -> found.alert(alert.key().value()).acknowledged() != null);
            Output.of(spec).print(taken ? said(found.alert(alert.key().value())) : later());
            return ExitCode.DONE;
        }
    }

    private static String said(Alert alert) {
        var who = alert.acknowledged();
        return who == null ? "Nobody has it.\n" : who.by() + " has it.\n";
    }

    private static String later() {
        return "Written down; whoever watches next carries it out.\n";
    }

    @Command(name = "unack", description = "Gives an alert back.")
    int unack(
            @Mixin AlertsDeskOption desk,
            @Parameters(paramLabel = "KEY", description = "The alert's key, or its beginning.")
                    String key)
            throws CommandException, StoreException, InterruptedException {
        try (var found = desk.open()) {
            var alert = found.alert(key);
            if (alert.acknowledged() == null) {
                throw new CommandException(ExitCode.TROUBLE, "Nobody has it.");
            }
            var given =
                    found.want(
                            new Wishes.Wish(
                                    Wishes.Kind.UNACKNOWLEDGE,
                                    alert.key().value(),
                                    found.person(),
                                    "",
                                    null),
                            () -> found.alert(alert.key().value()).acknowledged() == null);
            Output.of(spec).print(given ? said(found.alert(alert.key().value())) : later());
            return ExitCode.DONE;
        }
    }

    @Command(name = "silence", description = "Sends nothing of matching alerts for a time.")
    int silence(
            @Mixin AlertsDeskOption desk,
            @Option(
                            names = "--match",
                            required = true,
                            paramLabel = "k=v",
                            description =
                                    "A label and its value, for example model=fraud-detector or"
                                            + " rule=high-error-rate; all must match.")
                    List<String> matches,
            @Option(
                            names = "--for",
                            required = true,
                            paramLabel = "DURATION",
                            description = "For example 30m or 4h.")
                    String length,
            @Option(
                            names = "--why",
                            required = true,
                            paramLabel = "TEXT",
                            description = "For whoever wonders.")
                    String why)
            throws CommandException, StoreException, InterruptedException {
        var matchers = new ArrayList<Matcher>();
        for (var match : matches) {
            var at = match.indexOf('=');
            if (at <= 0) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "--match '" + match + "' is no matcher; write for example model=sentiment");
            }
            matchers.add(new Matcher(match.substring(0, at), match.substring(at + 1)));
        }
        var lasting = TimeOption.duration("--for", length);
        try (var found = desk.open()) {
            var from = InstantSource.system().instant();
            var id = UUID.randomUUID().toString();
            var silence = new Silence(id, matchers, from, from.plus(lasting), found.person(), why);
            var done =
                    found.want(
                            new Wishes.Wish(Wishes.Kind.SILENCE, id, found.person(), why, silence),
                            () ->
                                    found.memory().kept().silences().stream()
                                            .anyMatch(kept -> kept.id().equals(id)));
            Output.of(spec)
                    .print(
                            done
                                    ? "Silenced until " + AlertsJson.time(silence.until()) + ".\n"
                                    : later());
            return ExitCode.DONE;
        }
    }
}
