package dev.sextant.ui.rules;

import dev.sextant.alert.Health;
import dev.sextant.alert.Rule;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.ui.alerts.HealthWords;
import dev.sextant.ui.alerts.Own;
import dev.sextant.ui.alerts.RuleWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.table.DataTable;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Rules, a row each: what they watch for and how they fare. */
final class RuleTable {

    private final Session session;
    private final DataTable<RuleSeen> table;

    /**
     * @param own whether the rows are Sextant's own rules, which are always on
     * @param chosen hears the rule that a person chose
     * @param switched hears that a rule shall be on or off
     */
    RuleTable(
            Session session,
            boolean own,
            Consumer<@Nullable RuleSeen> chosen,
            BiConsumer<Rule, Boolean> switched) {
        this.session = session;
        table =
                new DataTable<>(
                        own ? "own-rules-table" : "rules-table", Messages.text("rule.none"));
        table.setOnlySelects();
        table.setIdentity(seen -> seen.rule().id());
        table.setOnSelect(chosen);
        if (!own) {
            table.drawn(
                    "on",
                    Messages.text("rule.column.on"),
                    seen -> seen.rule().enabled(),
                    seen -> "          ",
                    seen -> tick(seen.rule(), switched));
        }
        table.drawn(
                "severity",
                Messages.text("alert.column.severity"),
                seen -> seen.rule().severity(),
                seen -> code(seen.rule()),
                seen ->
                        word(
                                code(seen.rule()),
                                seen.rule().enabled()
                                        ? Severities.role(seen.rule().severity())
                                        : "muted"));
        table.text(
                "name",
                Messages.text("alert.column.rule"),
                seen -> Messages.known(seen.rule().name()),
                RuleTable::dim);
        table.text(
                "condition",
                Messages.text("rule.column.condition"),
                seen -> RuleWords.condition(seen.rule()),
                RuleTable::dim);
        if (!own) {
            table.text(
                    "limit",
                    Messages.text("rule.column.limit"),
                    seen -> RuleWords.limit(seen.rule().condition()),
                    RuleTable::dim);
            table.text(
                    "waits", Messages.text("rule.column.waits"), RuleTable::waits, RuleTable::dim);
        }
        table.text(
                "routes",
                Messages.text("rule.column.routes"),
                seen -> routes(seen.rule()),
                RuleTable::dim);
        if (!own)
            table.text(
                    "origin",
                    Messages.text("rule.column.origin"),
                    RuleSeen::origin,
                    seen -> "muted");
        table.drawn(
                "health",
                Messages.text("rule.column.health"),
                seen -> seen.health().status(),
                RuleTable::health,
                seen -> word(health(seen), healthRole(seen)));
        table.column(
                "judged",
                Messages.text("rule.column.judged"),
                false,
                RuleSeen::judgedAt,
                at -> at == null ? Numbers.NONE : Ages.since(at, session.clusterNow()),
                seen -> "muted");
        table.number(
                "cost", Messages.text("rule.column.cost"), RuleSeen::cost, RuleTable::milliseconds);
        table.number(
                "groups", Messages.text("rule.column.groups"), RuleSeen::groups, Numbers::count);
        table.setOptional(
                "limit", "origin", "groups", "waits", "cost", "judged", "routes", "condition");
        table.setLeast("condition", 160);
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    var at = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() != KeyCode.SPACE || at == null || own) return;
                    switched.accept(at.rule(), !at.rule().enabled());
                    event.consume();
                });
    }

    DataTable<RuleSeen> node() {
        return table;
    }

    void show(List<RuleSeen> rules) {
        table.show(rules);
    }

    /** Ages anew. */
    void tick() {
        if (table.getScene() != null && session.clusterNow().getEpochSecond() % 15 == 0) {
            table.refresh();
        }
    }

    private static Node tick(Rule rule, BiConsumer<Rule, Boolean> switched) {
        var box = new CheckBox();
        box.setId("rule-on-" + rule.id());
        box.setSelected(rule.enabled());
        box.setFocusTraversable(false);
        box.setAccessibleText(Messages.text("rule.switch", Messages.known(rule.name())));
        box.setOnAction(event -> switched.accept(rule, box.isSelected()));
        return box;
    }

    /** {@code ■ P1}: the word is in the detail. */
    private static String code(Rule rule) {
        return Severities.shape(rule.severity()) + " " + rule.severity().code();
    }

    private static String waits(RuleSeen seen) {
        return span(seen.rule().pendingFor()) + " / " + span(seen.rule().keepFiringFor());
    }

    private static String span(Duration span) {
        return span.isZero() ? "0" : Numbers.span(span);
    }

    static String routes(Rule rule) {
        return rule.routes().isEmpty()
                ? Messages.text("rule.routes.none")
                : String.join(", ", rule.routes());
    }

    /** {@code ✓ ok}, {@code ○ no data: no baseline}, {@code ▲ error: timed out}. */
    static String health(RuleSeen seen) {
        if (!seen.rule().enabled() && !Own.is(seen.rule())) return Messages.text("rule.off");
        var health = seen.health();
        var word =
                switch (health.status()) {
                    case OK -> Messages.text("rule.health.ok");
                    case NO_DATA -> Messages.text("rule.health.nodata");
                    case ERROR -> Messages.text("rule.health.error");
                    case STALE -> Messages.text("rule.health.stale");
                };
        return health.reason().isEmpty() ? word : word + ": " + HealthWords.reason(health);
    }

    static String healthRole(RuleSeen seen) {
        if (!seen.rule().enabled() && !Own.is(seen.rule())) return "muted";
        return switch (seen.health().status()) {
            case OK -> "good";
            case NO_DATA -> "muted";
            case ERROR -> "p1";
            case STALE -> "p2";
        };
    }

    /** The file that it is written in, or that it comes with the program. */
    static String origin(RuleSeen seen) {
        return seen.origin().equals(RuleStore.SHIPPED)
                ? Messages.text("rule.from.shipped")
                : Messages.text("rule.from", seen.origin());
    }

    static boolean isWell(RuleSeen seen) {
        var status = seen.health().status();
        return status == Health.Status.OK || status == Health.Status.NO_DATA;
    }

    private static String milliseconds(@Nullable Duration cost) {
        return cost == null ? Numbers.NONE : Numbers.count(cost.toMillis());
    }

    private static @Nullable String dim(RuleSeen seen) {
        return seen.rule().enabled() ? null : "muted";
    }

    private static Node word(String text, String role) {
        var label = new Label(text);
        label.getStyleClass().add(role);
        var line = new HBox(label);
        line.getStyleClass().add("cell-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
