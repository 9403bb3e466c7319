package dev.sextant.ui.rules;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Rule;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.alerts.HealthWords;
import dev.sextant.ui.alerts.Own;
import dev.sextant.ui.alerts.RuleWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.LastingNodes;
import dev.sextant.widget.Messages;
import dev.sextant.widget.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything about one rule, and its numbers to be changed. */
final class RuleDetail extends ScrollPane {

    private static final int MOST_ALERTS = 12;

    private final Session session;
    private final Navigation navigation;
    private final Consumer<Rule> changed;
    private final Label title = new Label();
    private final Label condition = wrapped("");
    private final FlowPane signs = new FlowPane();
    private final Label health = wrapped("note");
    private final Label explanation = wrapped("");
    private final Label todo = wrapped("muted");
    private final VBox alerts = new VBox();
    private final Label noAlerts = new Label(Messages.text("rule.alerts.none"));
    private final LastingNodes<AlertKey, Hyperlink> links = new LastingNodes<>(this::link);
    private final VBox place = new VBox();
    private @Nullable Rule shown;
    private @Nullable RuleForm form;

    /**
     * @param changed hears a rule with other numbers
     */
    RuleDetail(Session session, Navigation navigation, Consumer<Rule> changed) {
        this.session = session;
        this.navigation = navigation;
        this.changed = changed;
        setId("rule-detail");
        getStyleClass().addAll("panel", "alert-detail");
        title.setId("rule-title");
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        condition.setId("rule-condition");
        health.setId("rule-health");
        signs.getStyleClass().add("alert-signs");
        alerts.getStyleClass().add("rule-alerts");
        noAlerts.getStyleClass().add("muted");
        var body =
                new VBox(
                        title,
                        condition,
                        signs,
                        health,
                        explanation,
                        todo,
                        section(Messages.text("rule.alerts")),
                        alerts,
                        section(Messages.text("rule.numbers")),
                        place);
        body.getStyleClass().add("alert-body");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    void show(RuleSeen seen, List<Alert> all) {
        var rule = seen.rule();
        title.setText(Messages.known(rule.name()));
        condition.setText(RuleWords.condition(rule));
        signs.getChildren()
                .setAll(
                        chip(Severities.text(rule.severity()), Severities.role(rule.severity())),
                        chip(RuleTable.health(seen), RuleTable.healthRole(seen)),
                        chip(Messages.text("rule.routesto", RuleTable.routes(rule)), ""),
                        chip(RuleTable.origin(seen), "muted"));
        var sentence = HealthWords.sentence(seen.health());
        var at = seen.judgedAt();
        var cost =
                at == null
                        ? Messages.text("alert.notjudged")
                        : Messages.text(
                                "rule.cost",
                                Ages.since(at, session.clusterNow()),
                                seen.cost().toMillis(),
                                seen.groups());
        text(
                health,
                sentence.isBlank()
                        ? cost
                        : Messages.text("rule.health.why", sentence) + " " + cost);
        text(explanation, Messages.known(rule.annotations().explanation()));
        var what = Messages.known(rule.annotations().whatToDo());
        text(todo, what.isBlank() ? "" : Messages.text("alert.todo") + " " + what);
        alerts(rule, all);
        form(rule);
    }

    private void alerts(Rule rule, List<Alert> all) {
        var text = new TimeText(session.model().zone());
        var shownNow = new ArrayList<Node>();
        links.begin();
        all.stream()
                .filter(alert -> alert.ruleId().equals(rule.id()) && alert.active())
                .limit(MOST_ALERTS)
                .forEach(
                        alert -> {
                            var link = links.of(alert.key());
                            link.setText(
                                    AlertWords.subject(alert)
                                            + " · "
                                            + AlertWords.reading(alert, rule)
                                            + " · "
                                            + AlertWords.since(alert, text, session.clusterNow()));
                            shownNow.add(link);
                        });
        if (shownNow.isEmpty()) shownNow.add(noAlerts);
        Arranged.in(alerts, shownNow);
    }

    private Hyperlink link(AlertKey key) {
        var link = new Hyperlink();
        link.setMnemonicParsing(false);
        link.setWrapText(true);
        link.setOnAction(event -> navigation.openAlerts(key));
        return link;
    }

    /** What was typed stays while the rule is judged on. */
    private void form(Rule rule) {
        if (Own.is(rule)) {
            var always = wrapped("muted");
            always.setText(Messages.text("rule.own.always"));
            shown = rule;
            form = null;
            place.getChildren().setAll(always);
            return;
        }
        var before = shown;
        if (rule.equals(before)) return;
        var typed = form;
        if (before != null && before.id().equals(rule.id()) && typed != null) {
            if (typed.isChanged() && sameNumbers(before, rule)) return;
        }
        replace(rule);
    }

    private void replace(Rule rule) {
        shown = rule;
        var made = new RuleForm(rule, changed);
        form = made;
        place.getChildren().setAll(made);
    }

    private static boolean sameNumbers(Rule one, Rule other) {
        return RuleDraft.of(one).equals(RuleDraft.of(other));
    }

    boolean unsaved() {
        return form != null && form.isChanged();
    }

    void focusForm() {
        if (form != null) form.focus();
    }

    private static Label chip(String words, String role) {
        var chip = new Label(words);
        chip.getStyleClass().add("chip");
        if (!role.isEmpty()) chip.getStyleClass().add(role);
        return chip;
    }

    private static Label section(String words) {
        var label = new Label(words);
        label.getStyleClass().add("section");
        return label;
    }

    private static Label wrapped(String role) {
        var label = new Label();
        label.setWrapText(true);
        if (!role.isEmpty()) label.getStyleClass().add(role);
        return label;
    }

    private static void text(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isBlank());
        label.setManaged(!words.isBlank());
    }
}
