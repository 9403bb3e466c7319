package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.alert.Labels;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.WaysOut;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Everything about one alert: its value, how it came, what to do, who was told. */
final class AlertDetail extends ScrollPane {

    private final Session session;
    private final AlertsModel model;
    private final AlertActions actions;
    private final WaysOut ways;
    private final Label title = new Label();
    private final Label judged = new Label();
    private final Label figure = new Label();
    private final Label beside = new Label();
    private final FlowPane signs = new FlowPane();
    private final StackPane picture = new StackPane();
    private final TextFlow story = new TextFlow();
    private final TextFlow todo = new TextFlow();
    private final Hyperlink runbook = new Hyperlink(Messages.text("alert.runbook"));
    private final Label explanation = new Label();
    private final AlertLog log;
    private final MomentPane moment;
    private String roleWorn = "";

    AlertDetail(
            Session session,
            Navigation navigation,
            Exports exports,
            AlertsModel model,
            AlertActions actions) {
        this.session = session;
        this.model = model;
        this.actions = actions;
        ways = new WaysOut(session, exports);
        log = new AlertLog(session);
        moment = new MomentPane(session, navigation, exports, model, this::tell);
        setId("alert-detail");
        getStyleClass().addAll("panel", "alert-detail");
        title.setId("alert-title");
        title.getStyleClass().add("page-title");
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        judged.getStyleClass().add("note");
        judged.setId("alert-judged");
        judged.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space, judged);
        head.getStyleClass().add("alert-head");
        head.setAlignment(Pos.CENTER_LEFT);
        figure.setId("alert-value");
        figure.getStyleClass().add("alert-figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        beside.setId("alert-beside");
        beside.getStyleClass().add("muted");
        beside.setWrapText(true);
        var value = new HBox(figure, beside);
        value.getStyleClass().add("alert-value");
        value.setAlignment(Pos.BASELINE_LEFT);
        signs.getStyleClass().add("alert-signs");
        signs.setId("alert-signs");
        story.setId("alert-story");
        todo.setId("alert-todo");
        runbook.setId("alert-runbook");
        explanation.getStyleClass().add("note");
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        var body =
                new VBox(
                        head,
                        value,
                        signs,
                        picture,
                        story,
                        todo,
                        explanation,
                        actions.bar(),
                        log.node());
        body.getStyleClass().add("alert-body");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox.setVgrow(log.node(), Priority.SOMETIMES);
        setContent(body);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    void show(@Nullable AlertRow row) {
        actions.show(row);
        if (row == null) {
            moment.close();
            return;
        }
        var alert = row.alert();
        var text = new TimeText(session.model().zone());
        title.setText(AlertWords.title(alert));
        judged.setText(Messages.text("alert.judged", text.clock(alert.windowEnd())));
        value(row);
        signs(row, text);
        pictureOf(row);
        tell();
        explanation.setText(Messages.known(alert.annotations().explanation()));
        shown(explanation, !alert.annotations().explanation().isBlank());
        log.show(alert, session.desk());
    }

    private void value(AlertRow row) {
        var alert = row.alert();
        var reading = AlertWords.reading(alert, row.rule());
        var own = reading.equals(Numbers.NONE);
        figure.setText(
                own ? Messages.known(alert.annotations().summary()) : AlertWords.value(alert));
        figure.getStyleClass().remove(roleWorn);
        roleWorn =
                alert.active() && alert.memory().breaching()
                        ? Severities.role(alert.severity())
                        : "muted";
        figure.getStyleClass().add(roleWorn);
        figure.pseudoClassStateChanged(AlertsScreen.WORDS, own);
        beside.setText(own ? "" : beside(alert, row));
    }

    private static String beside(Alert alert, AlertRow row) {
        var comparison = AlertWords.comparison(alert, row.rule());
        var sample = alert.reading().sample();
        return sample == null
                ? comparison
                : Messages.text("alert.of", comparison, Numbers.count(sample));
    }

    private void signs(AlertRow row, TimeText text) {
        signs.getChildren().clear();
        var alert = row.alert();
        sign(Severities.text(alert.severity()), Severities.role(alert.severity()));
        var state = AlertWords.state(alert.state());
        sign(alert.end() == null ? state : state + ": " + AlertWords.end(alert), "");
        sign(AlertWords.since(alert, text, model.now()), "");
        var had = alert.acknowledged();
        if (had != null) {
            sign(
                    Messages.text(
                            "alert.sign.acknowledged",
                            AlertWords.acknowledged(alert),
                            text.minute(had.at())),
                    "good");
        }
        var silence = row.silence();
        if (silence != null && alert.active()) {
            var until = Silences.until(silence, text, model.now());
            var why = silence.why().isBlank() ? "" : ": " + SafeText.line(silence.why());
            sign(
                    Messages.text("alert.sign.silence", until, SafeText.line(silence.by())) + why,
                    "p2");
        }
        if (!row.foundLate().isEmpty()) sign(row.foundLate(), "p2");
        if (alert.flapping()) sign(Messages.text("alert.sign.flapping.long"), "p2");
        if (alert.health().status() != Health.Status.OK && alert.active()) {
            sign(Messages.text("alert.sign.health", HealthWords.sentence(alert.health())), "p2");
        }
        if (row.beneath() > 0) sign(Messages.text("alert.beneath.long", row.beneath()), "");
    }

    private void sign(String words, String role) {
        var chip = new Label(words);
        chip.getStyleClass().add("chip");
        if (!role.isEmpty()) chip.getStyleClass().add(role);
        signs.getChildren().add(chip);
    }

    private void pictureOf(AlertRow row) {
        var node = moment.show(row);
        if (node == null) picture.getChildren().clear();
        else if (!picture.getChildren().equals(List.of(node))) picture.getChildren().setAll(node);
        shown(picture, node != null);
        VBox.setVgrow(picture, moment.grows() ? Priority.ALWAYS : Priority.NEVER);
    }

    /** Tells anew how it came about, as when the cluster has answered. */
    private void tell() {
        var row = model.shown();
        if (row == null) return;
        var alert = row.alert();
        var rule = row.rule();
        var told =
                AlertStory.of(
                        alert,
                        rule == null ? null : rule.condition(),
                        moment.known(),
                        new TimeText(session.model().zone()),
                        model.now());
        story.getChildren().setAll(word(told.began(), ""));
        if (told.after().isEmpty()) {
            story.getChildren().add(word(".", ""));
        } else {
            story.getChildren().addAll(word(", ", ""), word(told.after(), "strong"), word(".", ""));
        }
        if (!told.before().isEmpty()) story.getChildren().add(word(" " + told.before(), ""));
        var notes = alert.annotations();
        var parts = new ArrayList<Node>();
        if (!notes.whatToDo().isBlank()) {
            parts.add(word(Messages.text("alert.todo") + " ", "muted"));
            parts.add(word(Messages.known(notes.whatToDo()), ""));
        }
        if (hasRunbook(alert)) parts.add(runbook);
        Arranged.in(todo, parts);
        shown(todo, !parts.isEmpty());
    }

    /** The rule's own runbook, else the one that the profile has for all; false for none. */
    private boolean hasRunbook(Alert alert) {
        var own = alert.annotations().runbook();
        if (!own.isBlank()) {
            runbook(own, () -> ways.openOwn(own));
            return true;
        }
        if (!ways.leadsTo(Target.RUNBOOK)) return false;
        var labels = alert.labels();
        runbook(
                String.valueOf(session.profile().links().templates().get(Target.RUNBOOK)),
                () ->
                        ways.open(
                                Target.RUNBOOK,
                                ways.facts()
                                        .with(LinkPlace.RULE, alert.ruleId())
                                        .with(LinkPlace.MODEL, labels.model())
                                        .with(LinkPlace.VERSION, labels.get(Labels.VERSION))
                                        .with(
                                                LinkPlace.ENVIRONMENT,
                                                labels.get(Labels.ENVIRONMENT))));
        return true;
    }

    private void runbook(String address, Runnable open) {
        runbook.setTooltip(new Tooltip(address));
        runbook.setOnAction(event -> open.run());
    }

    private static Text word(String text, String role) {
        var word = new Text(text);
        word.getStyleClass().add("story");
        if (!role.isEmpty()) word.getStyleClass().add(role);
        return word;
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    MomentPane moment() {
        return moment;
    }

    void close() {
        moment.close();
    }
}
