package dev.sextant.ui.rules;

import dev.sextant.alert.Rule;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.AlertsSeen.RuleSeen;
import dev.sextant.ui.alerts.Own;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.SplitKeys;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Splits;
import dev.sextant.widget.Unsaved;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rules that a cluster is judged by: on or off, how they fare, and their numbers. */
public final class RulesScreen extends BorderPane implements Screen, Unsaved {

    private static final double LIST_SHARE = 0.66;
    private static final double ROW = 28;

    private final Session session;
    private final AlertDesk desk;
    private final RuleTable rules;
    private final RuleTable own;
    private final RuleDetail detail;
    private final Label count = new Label();
    private final StackPane body = new StackPane();
    private final SplitPane split = new SplitPane();
    private final Subscription heard;
    private @Nullable String chosen;

    public RulesScreen(Session session, AlertDesk desk, Navigation navigation) {
        this.session = session;
        this.desk = desk;
        rules = new RuleTable(session, false, this::choose, this::turn);
        own = new RuleTable(session, true, this::choose, this::turn);
        detail = new RuleDetail(session, navigation, this::change);
        setId("rules");
        HelpTopic.RULES.of(this);
        getStyleClass().add("screen");
        setTop(head());
        var left =
                new VBox(panel(null, rules.node()), panel(Messages.text("rule.own"), own.node()));
        left.getStyleClass().add("alerts-left");
        VBox.setVgrow(left.getChildren().getFirst(), Priority.ALWAYS);
        VBox.setVgrow(left.getChildren().getLast(), Priority.SOMETIMES);
        split.getItems().setAll(left, detail);
        Splits.place(split, "rules/split", LIST_SHARE);
        split.getStyleClass().add("screen-split");
        setCenter(body);
        heard =
                Subscription.combine(
                        session.alertsProperty().subscribe(this::show),
                        session.ticker()
                                .nowProperty()
                                .subscribe(
                                        now -> {
                                            rules.tick();
                                            own.tick();
                                        }));
    }

    private HBox head() {
        var title = new Label(Messages.text("nav.rules"));
        title.getStyleClass().add("page-title");
        count.getStyleClass().add("note");
        count.setId("rules-count");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var reload = new Button(Messages.text("rule.reload"), new FontIcon(Feather.REFRESH_CW));
        reload.setId("rules-reload");
        reload.setOnAction(event -> desk.reloadRules());
        var head = new HBox(title, count, space, reload);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static VBox panel(@Nullable String title, Region table) {
        var panel = new VBox();
        if (title != null) {
            var label = new Label(title);
            label.getStyleClass().add("panel-title");
            panel.getChildren().add(label);
        }
        panel.getChildren().add(table);
        panel.getStyleClass().addAll("panel", "alerts-list");
        VBox.setVgrow(table, Priority.ALWAYS);
        panel.setMinHeight(4 * ROW);
        return panel;
    }

    private void show(AlertsSeen seen) {
        var normal = seen.rules().stream().filter(one -> !Own.is(one.rule())).toList();
        var itself = seen.rules().stream().filter(one -> Own.is(one.rule())).toList();
        if (seen.rules().isEmpty()) {
            var none =
                    new Placeholder(
                            Feather.SLIDERS,
                            Messages.text("rule.none"),
                            Messages.text("rule.none.why"));
            none.getStyleClass().add("panel");
            body.getChildren().setAll(none);
            return;
        }
        if (!body.getChildren().contains(split)) body.getChildren().setAll(split);
        rules.show(normal);
        own.show(itself);
        var on = normal.stream().filter(one -> one.rule().enabled()).count();
        var ill =
                seen.rules().stream()
                        .filter(one -> one.rule().enabled() && !RuleTable.isWell(one))
                        .count();
        count.setText(
                ill == 0
                        ? Messages.text("rule.count.on", on, normal.size())
                        : Messages.text("rule.count.ill", on, normal.size(), ill));
        own.node().setPrefHeight(ROW * (itself.size() + 1) + 4);
        if (chosen == null && !normal.isEmpty()) chosen = normal.getFirst().rule().id();
        detail();
    }

    private void choose(@Nullable RuleSeen seen) {
        if (seen == null) return;
        chosen = seen.rule().id();
        detail();
    }

    private void detail() {
        for (var seen : session.alerts().rules()) {
            if (!seen.rule().id().equals(chosen)) continue;
            var other = Own.is(seen.rule()) ? rules : own;
            other.node().choose(null);
            (Own.is(seen.rule()) ? own : rules).node().choose(chosen);
            detail.show(seen, session.alerts().alerts());
        }
    }

    private void turn(Rule rule, boolean on) {
        desk.enable(rule.id(), on);
    }

    private void change(Rule rule) {
        desk.change(rule);
        rules.node().requestFocus();
    }

    /** Shows one rule. */
    public void open(String ruleId) {
        chosen = ruleId;
        detail();
    }

    @Override
    public void requestFocus() {
        if (rules.node().getScene() == null) applyCss();
        if (body.getChildren().contains(split)) rules.node().requestFocus();
        else super.requestFocus();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        detail();
        requestFocus();
    }

    @Override
    public void hidden() {}

    @Override
    public void refresh() {}

    @Override
    public boolean typed(String character) {
        return SplitKeys.typed(split, character);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "rules-reload",
                        Messages.text("rule.reload"),
                        "",
                        Feather.REFRESH_CW,
                        desk::reloadRules));
    }

    /** Goes to the numbers of the rule that is looked at. */
    @Override
    public boolean enter() {
        detail.focusForm();
        return true;
    }

    @Override
    public boolean unsaved() {
        return detail.unsaved();
    }

    @Override
    public void close() {
        heard.unsubscribe();
    }
}
