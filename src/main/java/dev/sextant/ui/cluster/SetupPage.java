package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException;
import dev.sextant.model.VisibleText;
import dev.sextant.setup.Setup;
import dev.sextant.setup.SetupOutcome;
import dev.sextant.setup.SetupPlan;
import dev.sextant.setup.SetupStep;
import dev.sextant.setup.SetupStyle;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.SplitKeys;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Splits;
import dev.sextant.widget.table.DataTable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log needs in its cluster: each step with what would change, then written at once. */
public final class SetupPage extends StackPane implements ClusterPage {

    private static final Logger LOG = LoggerFactory.getLogger(SetupPage.class);

    private static final double LIST_SHARE = 0.42;

    private final Session session;
    private final Setup setup;
    private final BorderPane board = new BorderPane();
    private final Label cluster = new Label();
    private final Label summary = new Label();
    private final TextField grant = new TextField();
    private final SegmentedButton styles = new SegmentedButton();
    private final Button again = new Button(Messages.text("setup.again"));
    private final Button apply = new Button(Messages.text("setup.apply"));
    private final HBox ask = new HBox(8);
    private final Label question = new Label();
    private final Label outcome = new Label();
    private final DataTable<SetupStep> steps;
    private final SetupDetail detail = new SetupDetail();
    private final SplitPane split = new SplitPane();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable SetupStyle style;
    private @Nullable SetupPlan plan;
    private boolean writing;
    private long asked;

    public SetupPage(Session session) {
        this.session = session;
        setup = new Setup(session.cluster(), session.profile());
        setId("setup");
        HelpTopic.SETUP.of(this);
        getStyleClass().add("panel-body");
        steps =
                new DataTable<SetupStep>("setup-steps", "")
                        .text("step", Messages.text("setup.step"), SetupWords::kind)
                        .text(
                                "state",
                                Messages.text("setup.state"),
                                SetupWords::state,
                                SetupWords::role)
                        .text("name", Messages.text("setup.name"), SetupStep::name);
        steps.setAccessibleText(Messages.text("setup.title"));
        steps.setIdentity(SetupStep::id);
        steps.setOnlySelects();
        steps.setOnSelect(detail::show);
        var list = new VBox(steps);
        list.getStyleClass().addAll("panel", "alerts-list");
        VBox.setVgrow(steps, Priority.ALWAYS);
        split.getItems().setAll(list, detail);
        split.getStyleClass().add("screen-split");
        Splits.place(split, "setup/split", LIST_SHARE);
        board.setTop(head());
        board.setCenter(split);
        var problem = Setup.problem(session.profile());
        if (problem != null) {
            var why = Messages.text(problem);
            getChildren()
                    .setAll(new Placeholder(Feather.SLASH, Messages.text("setup.notforthis"), why));
        } else {
            getChildren().setAll(Placeholder.loading(session));
        }
    }

    private VBox head() {
        cluster.getStyleClass().add("panel-title");
        summary.setId("setup-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        grant.setId("setup-grant");
        grant.setEditable(false);
        grant.setAccessibleText(Messages.text("setup.grant"));
        grant.getStyleClass().add("mono");
        hideWithoutText(grant);
        apply.setId("setup-apply");
        apply.getStyleClass().add("accent-button");
        apply.setOnAction(event -> ask());
        again.setId("setup-again");
        again.setGraphic(new FontIcon(Feather.REFRESH_CW));
        again.setOnAction(event -> refresh());
        styles.setToggleGroup(new ToggleGroup());
        for (var one : SetupStyle.values()) styles.getButtons().add(styleButton(one));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, cluster, space, styles, again, apply);
        row.setAlignment(Pos.CENTER_LEFT);
        outcome.setId("setup-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.getStyleClass().add("setup-outcome");
        outcome.visibleProperty().bind(outcome.textProperty().isNotEmpty());
        outcome.managedProperty().bind(outcome.visibleProperty());
        var head = new VBox(row, summary, grant, question(), outcome);
        head.getStyleClass().add("setup-head");
        return head;
    }

    private static void hideWithoutText(TextField field) {
        field.visibleProperty().bind(field.textProperty().isNotEmpty());
        field.managedProperty().bind(field.visibleProperty());
    }

    private ToggleButton styleButton(SetupStyle one) {
        var button =
                new ToggleButton(
                        switch (one) {
                            case DATA_STREAM -> Messages.text("setup.style.stream");
                            case ALIAS -> Messages.text("setup.style.alias");
                        });
        button.setId("setup-style-" + one.code());
        button.setUserData(one);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    style = one;
                    refresh();
                });
        return button;
    }

    private HBox question() {
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        question.setId("setup-question");
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        var write = new Button(Messages.text("setup.write"));
        write.setId("setup-write");
        write.getStyleClass().add("accent-button");
        write.setOnAction(event -> write());
        write.setMinWidth(Region.USE_PREF_SIZE);
        var cancel = new Button(Messages.text("setup.cancel"));
        cancel.setId("setup-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> back());
        ask.setAlignment(Pos.CENTER_LEFT);
        ask.getStyleClass().addAll("panel", "setup-ask");
        ask.getChildren().setAll(question, cancel, write);
        showQuestion(false);
        return ask;
    }

    private void showQuestion(boolean shown) {
        ask.setVisible(shown);
        ask.setManaged(shown);
    }

    private void ask() {
        if (plan == null) return;
        var url = session.profile().urls().getFirst().toString();
        question.setText(SetupWords.question(plan, url));
        outcome.setText("");
        showQuestion(true);
        ask.lookup("#setup-write").requestFocus();
    }

    @Override
    public String id() {
        return "setup";
    }

    @Override
    public String title() {
        return Messages.text("setup.title");
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        if (!writing) refresh();
    }

    @Override
    public void hidden() {
        if (!writing) asked++;
    }

    @Override
    public void refresh() {
        if (writing || Setup.problem(session.profile()) != null) return;
        var number = ++asked;
        var wanted = style;
        session.workers()
                .execute(
                        () -> {
                            try {
                                var found = setup.plan(wanted);
                                Fx.run(() -> show(number, found));
                            } catch (ClusterException e) {
                                Fx.run(() -> fail(number, e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException e) {
                                LOG.error("What would be set up could not be planned", e);
                                Fx.run(() -> fail(number, ClusterException.defect(e)));
                            }
                        });
    }

    private void show(long number, SetupPlan found) {
        if (number != asked) return;
        if (!found.equals(plan)) showQuestion(false);
        var first = plan == null;
        plan = found;
        cluster.setText(SetupWords.cluster(found));
        summary.setText(SetupWords.summary(found));
        summary.getStyleClass().setAll("label");
        if (found.isBlocked()) summary.getStyleClass().add("p1");
        grant.setText(found.grant());
        for (var button : styles.getButtons()) {
            button.setSelected(found.style() == button.getUserData());
        }
        apply.setDisable(found.isBlocked() || found.isDone());
        steps.show(found.steps());
        var chosen = steps.getSelectionModel().getSelectedItem();
        if (first || chosen == null) {
            chosen = worthReading(found);
            steps.choose(chosen.id());
        }
        detail.show(chosen);
        getChildren().setAll(board);
    }

    private static SetupStep worthReading(SetupPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.state().blocks())
                .findFirst()
                .or(() -> plan.writes().stream().findFirst())
                .orElse(plan.steps().getFirst());
    }

    /** What was shown stays; it may be old, but nothing is written on its word alone. */
    private void fail(long number, ClusterException failure) {
        if (number != asked) return;
        if (plan == null) {
            getChildren().setAll(Placeholder.failed(failure));
            return;
        }
        apply.setDisable(true);
        summary.setText(Messages.text(failure));
        summary.getStyleClass().setAll("label", "p1");
    }

    private void write() {
        var now = Objects.requireNonNull(plan);
        asked++;
        busy(true);
        showQuestion(false);
        stopped.set(false);
        session.toTheEnd(
                () -> {
                    try {
                        var ended =
                                setup.apply(
                                        now, stopped::get, step -> Fx.run(() -> progress(step)));
                        Fx.run(() -> ended(ended));
                    } catch (RuntimeException e) {
                        LOG.error("Setting up broke off", e);
                        Fx.run(() -> brokeOff(ClusterException.defect(e)));
                    }
                });
    }

    private void progress(Setup.Progress now) {
        outcome.getStyleClass().setAll("label", "setup-outcome");
        outcome.setText(
                Messages.text(
                        "setup.progress", now.number(), now.of(), SetupWords.title(now.step())));
    }

    private void ended(SetupOutcome ended) {
        busy(false);
        outcome.setText(VisibleText.lines(SetupWords.outcome(ended)));
        outcome.getStyleClass().setAll("label", "setup-outcome", ended.succeeded() ? "good" : "p1");
        refresh();
    }

    /** A defect of this program; what is in the cluster now is read anew. */
    private void brokeOff(ClusterException defect) {
        busy(false);
        outcome.setText(Messages.text(defect));
        outcome.getStyleClass().setAll("label", "setup-outcome", "p1");
        refresh();
    }

    private void busy(boolean now) {
        writing = now;
        apply.setDisable(now);
        again.setDisable(now);
        styles.setDisable(now);
    }

    @Override
    public boolean typed(String character) {
        return SplitKeys.typed(split, character);
    }

    @Override
    public boolean back() {
        if (!ask.isVisible()) return false;
        showQuestion(false);
        apply.requestFocus();
        return true;
    }

    @Override
    public List<Command> commands() {
        if (plan == null || apply.isDisabled()) return List.of();
        return List.of(
                new Command(
                        "setup-apply",
                        Messages.text("setup.apply.command"),
                        "",
                        Feather.TOOL,
                        this::ask));
    }

    /** Being written when the cluster is left, everything is taken back. */
    @Override
    public void close() {
        asked++;
        stopped.set(true);
    }
}
