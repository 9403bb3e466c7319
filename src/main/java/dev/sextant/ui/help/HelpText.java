package dev.sextant.ui.help;

import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a topic.
 *
 * @param about a few sentences
 */
record HelpText(String title, String about, List<Mark> marks, List<Key> keys) {

    /**
     * @param sign as it is written or drawn
     * @param styles of the sign, by class
     */
    record Mark(String sign, String styles, String means) {}

    record Key(String cap, String does) {}

    static HelpText of(HelpTopic topic) {
        return switch (topic) {
            case WELCOME ->
                    form(
                            Messages.text("connect.welcome"),
                            Messages.text("help.welcome"),
                            List.of());
            case DASHBOARD ->
                    text(
                            Messages.text("nav.dashboard"),
                            Messages.text("help.dashboard"),
                            join(charts(), versions()),
                            board());
            case MODEL ->
                    text(
                            Messages.text("help.model.title"),
                            Messages.text("help.model"),
                            join(charts(), List.of(episode()), versions()),
                            board());
            case MODELS ->
                    text(
                            Messages.text("model.title"),
                            Messages.text("help.models"),
                            List.of(none(), stale()),
                            table());
            case PREDICTIONS ->
                    text(
                            Messages.text("nav.predictions"),
                            Messages.text("help.predictions"),
                            List.of(
                                    mark("", "help-hatch", Messages.text("help.mark.open")),
                                    none(),
                                    stale(),
                                    mark("", "help-others", Messages.text("help.mark.labels"))),
                            board());
            case ALERTS ->
                    text(
                            Messages.text("nav.alerts"),
                            Messages.text("help.alerts"),
                            alerts(),
                            join(alertKeys(), table(), split()));
            case RULES ->
                    text(
                            Messages.text("nav.rules"),
                            Messages.text("help.rules"),
                            health(),
                            join(
                                    List.of(
                                            key("Space", Messages.text("key.switch")),
                                            key("Enter", Messages.text("key.numbers"))),
                                    table(),
                                    split()));
            case REQUESTS ->
                    text(
                            Messages.text("nav.requests"),
                            Messages.text("help.requests"),
                            List.of(none(), stale()),
                            join(List.of(key("Enter", Messages.text("key.entry"))), table()));
            case CLUSTER ->
                    text(
                            Messages.text("nav.cluster"),
                            Messages.text("help.cluster"),
                            List.of(none(), stale()),
                            List.of());
            case SETUP ->
                    text(
                            Messages.text("setup.title"),
                            Messages.text("help.setup"),
                            List.of(
                                    mark("+", "p2", Messages.text("setup.state.new")),
                                    mark("±", "p2", Messages.text("setup.state.changed")),
                                    mark("✓", "good", Messages.text("setup.state.same")),
                                    mark("○", "muted", Messages.text("setup.state.skipped")),
                                    mark("■", "p1", Messages.text("setup.state.conflict"))),
                            join(table(), split()));
            case SETTINGS ->
                    form(Messages.text("nav.settings"), Messages.text("help.settings"), List.of());
            case PROFILE ->
                    form(
                            Messages.text("settings.profiles"),
                            Messages.text("help.profile"),
                            List.of());
            case RECEIVER ->
                    form(
                            Messages.text("settings.receivers"),
                            Messages.text("help.receiver"),
                            List.of(
                                    mark("✓", "good", Messages.text("help.mark.receiver.ok")),
                                    mark("▲", "p2", Messages.text("help.mark.receiver.ill")),
                                    mark(
                                            "○",
                                            "muted",
                                            Messages.text("help.mark.receiver.unused"))));
            case DELIVERIES ->
                    text(
                            Messages.text("settings.deliveries"),
                            Messages.text("help.deliveries"),
                            List.of(none()),
                            table());
            case RULE_NUMBERS ->
                    form(Messages.text("rule.numbers"), Messages.text("help.numbers"), health());
            case ACKNOWLEDGE ->
                    form(
                            Messages.text("alert.acknowledge"),
                            Messages.text("help.acknowledge"),
                            List.of());
            case SILENCE ->
                    form(Messages.text("alert.silence"), Messages.text("help.silence"), List.of());
            case RANGE ->
                    form(
                            Messages.text("control.range.absolute"),
                            Messages.text("help.range"),
                            List.of());
            case FIND ->
                    text(
                            Messages.text("find.title"),
                            Messages.text("help.find"),
                            List.of(),
                            List.of(
                                    key("↓  ↑", Messages.text("key.choose")),
                                    key("Enter", Messages.text("find.key.open")),
                                    key("Shift+Enter", Messages.text("find.key.copy")),
                                    key("Esc", Messages.text("find.key.close"))));
        };
    }

    private static HelpText text(String title, String about, List<Mark> marks, List<Key> keys) {
        return new HelpText(title, about, marks, join(keys, everywhere()));
    }

    /** Where letters are typed, they mean themselves. */
    private static HelpText form(String title, String about, List<Mark> marks) {
        return new HelpText(
                title,
                about,
                marks,
                List.of(
                        key("Tab", Messages.text("key.tab")),
                        key("Space", Messages.text("key.space")),
                        key("Ctrl+K", Messages.text("key.everything")),
                        key("Esc", Messages.text("key.back")),
                        key("F1", Messages.text("key.help"))));
    }

    private static List<Mark> charts() {
        return List.of(
                mark("", "help-hatch", Messages.text("help.mark.open")),
                none(),
                stale(),
                mark("", "help-others", Messages.text("help.mark.others")),
                mark("v12 ┆", "accent", Messages.text("help.mark.deploy")),
                mark("┄┄", "p2", Messages.text("help.mark.limit")),
                mark("▲", "p1", Messages.text("help.mark.failed")),
                mark("+3", "key-cap", Messages.text("help.mark.more")));
    }

    private static List<Mark> versions() {
        return List.of(
                mark("88", "good", Messages.text("help.mark.best")),
                mark("348", "p2 strong", Messages.text("help.mark.worst")));
    }

    private static Mark episode() {
        return mark("", "help-episode", Messages.text("help.mark.episode"));
    }

    private static Mark none() {
        return mark("—", "", Messages.text("help.mark.none"));
    }

    private static Mark stale() {
        return mark("38 s", "chip stale", Messages.text("help.mark.stale"));
    }

    private static List<Mark> alerts() {
        return List.of(
                mark("■", "p1", Messages.text("help.mark.p1")),
                mark("▲", "p2", Messages.text("help.mark.p2")),
                mark("●", "p3", Messages.text("help.mark.p3")),
                mark("+2", "sign", Messages.text("help.mark.beneath")),
                mark("", "help-watched", Messages.text("help.mark.watched")),
                mark("", "help-unwatched", Messages.text("help.mark.unwatched")),
                mark("", "help-filled", Messages.text("help.mark.filled")),
                none());
    }

    private static List<Mark> health() {
        return List.of(
                mark("✓", "good", Messages.text("help.mark.health.ok")),
                mark("○", "muted", Messages.text("help.mark.health.nodata")),
                mark("▲", "p2", Messages.text("help.mark.health.ill")));
    }

    private static List<Key> board() {
        return List.of(
                key("1 – 6", Messages.text("key.focus")),
                key("Enter", Messages.text("key.drill")),
                key("Shift+Enter", Messages.text("key.apart")),
                key("t", Messages.text("key.table")),
                key("f", Messages.text("key.enlarge")),
                key("e", Messages.text("key.export")),
                key("←  →", Messages.text("key.crosshair")),
                key("↑  ↓", Messages.text("key.series")),
                key("Shift+←  →", Messages.text("key.zoom")),
                key("o", Messages.text("key.sort")));
    }

    private static List<Key> alertKeys() {
        return List.of(
                key("a", Messages.text("key.acknowledge")),
                key("s", Messages.text("key.silence")),
                key("u", Messages.text("key.undo")),
                key("Enter", Messages.text("key.requests")),
                key("m", Messages.text("key.model")),
                key("1", Messages.text("key.moment")),
                key("/", Messages.text("key.filter")));
    }

    private static List<Key> table() {
        return List.of(key("↑  ↓", Messages.text("key.row")), key("o", Messages.text("key.sort")));
    }

    private static List<Key> split() {
        return List.of(key("[  ]", Messages.text("key.split")));
    }

    private static List<Key> everywhere() {
        return List.of(
                key("Tab", Messages.text("key.tab")),
                key("Ctrl+K", Messages.text("key.everything")),
                key("l", Messages.text("key.alerts")),
                key("/", Messages.text("key.find")),
                key("r", Messages.text("key.refresh")),
                key("p", Messages.text("key.pause")),
                key("n  x", Messages.text("key.messages")),
                key("c", Messages.text("key.copylink")),
                key("Ctrl+N W Q", Messages.text("key.window")),
                key("Shift+Enter", Messages.text("key.apart")),
                key("Ctrl+P", Messages.text("key.print")),
                key("F11", Messages.text("key.wall")),
                key("Esc", Messages.text("key.back")),
                key("F1  ?", Messages.text("key.help")));
    }

    private static Mark mark(String sign, String styles, String means) {
        return new Mark(sign, styles, means);
    }

    private static Key key(String cap, String does) {
        return new Key(cap, does);
    }

    @SafeVarargs
    private static <T> List<T> join(List<T>... lists) {
        var all = new ArrayList<T>();
        for (var list : lists) all.addAll(list);
        return all;
    }
}
