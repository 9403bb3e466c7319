package dev.sextant.ui.alerts;

import dev.sextant.alert.AlertKey;
import dev.sextant.live.Live;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.SplitKeys;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Splits;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What fires, what was done about it, and everything about one of them. */
public final class AlertsScreen extends BorderPane implements Screen {

    /** A figure that is a sentence. */
    static final PseudoClass WORDS = PseudoClass.getPseudoClass("words");

    private static final double LIST_SHARE = 0.56;
    private static final double LIST_SHARE_NARROW = 0.65;
    private static final double NARROW = 1_250;
    private static final double VERY_NARROW = 1_060;
    private static final double ROW = 28;

    private final Session session;
    private final AlertsModel model;
    private final AlertChips chips;
    private final CoverageLine coverage = new CoverageLine();
    private final ProblemBanner banner = new ProblemBanner();
    private final TextField search = new TextField();
    private final Label summary = new Label();
    private final StackPane list = new StackPane();
    private final StackPane body = new StackPane();
    private final SplitPane split = new SplitPane();
    private final AlertTable table;
    private final AlertLanes lanes;
    private final SilenceList silences;
    private final AlertDetail detail;
    private final AlertActions actions;
    private final Subscription heard;
    private boolean inFront;
    private boolean waiting;

    public AlertsScreen(Session session, AlertDesk desk, Navigation navigation, Exports exports) {
        this.session = session;
        model = new AlertsModel(session, desk);
        chips = new AlertChips(model);
        table = new AlertTable(session, model);
        lanes = new AlertLanes(session, model);
        silences = new SilenceList(session, model);
        actions = new AlertActions(model, navigation, exports, this::focusList);
        detail = new AlertDetail(session, navigation, exports, model, actions);
        setId("alerts");
        HelpTopic.ALERTS.of(this);
        getStyleClass().add("screen");
        setTop(new VBox(head(), banner));
        var left = new VBox(listPanel(), lanes, silences);
        left.getStyleClass().add("alerts-left");
        VBox.setVgrow(left.getChildren().getFirst(), Priority.SOMETIMES);
        VBox.setVgrow(lanes, Priority.ALWAYS);
        split.getItems().setAll(left, detail);
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < VERY_NARROW)
                .subscribe(coverage::narrow);
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < NARROW)
                .subscribe(
                        narrow ->
                                Splits.place(
                                        split,
                                        narrow ? "alerts/split/narrow" : "alerts/split",
                                        narrow ? LIST_SHARE_NARROW : LIST_SHARE));
        split.getStyleClass().add("screen-split");
        setCenter(body);
        heard =
                Subscription.combine(
                        session.alertsProperty().subscribe(this::show),
                        model.rowsProperty().subscribe(this::rows),
                        model.selectedProperty().subscribe(this::select),
                        session.model().utcProperty().subscribe((before, now) -> showAll()),
                        session.ticker().nowProperty().subscribe(now -> summarize()));
    }

    private HBox head() {
        var title = new Label(Messages.text("nav.alerts"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("alerts-search");
        search.setPromptText(Messages.text("alert.search"));
        search.setAccessibleText(Messages.text("alert.search"));
        search.setPrefWidth(170);
        search.setMinWidth(70);
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(
                event -> {
                    var code = event.getCode();
                    if (code != KeyCode.DOWN && code != KeyCode.ENTER) return;
                    focusList();
                    event.consume();
                });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, chips, search, space, coverage);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox listPanel() {
        summary.setId("alerts-summary");
        summary.getStyleClass().add("note");
        list.getChildren().setAll(table.node());
        VBox.setVgrow(list, Priority.ALWAYS);
        var panel = new VBox(list, summary);
        panel.getStyleClass().addAll("panel", "alerts-list");
        panel.setMinHeight(120);
        return panel;
    }

    /** Shows one alert, also when the list is narrowed to others. */
    public void open(AlertKey key) {
        model.standProperty().set(null);
        model.searchProperty().set("");
        var parent =
                model.seen().alerts().stream()
                        .filter(alert -> alert.key().equals(key))
                        .findFirst()
                        .map(alert -> alert.groupedUnder())
                        .orElse(null);
        if (parent != null) model.open(parent, true);
        model.selectedProperty().set(key);
    }

    /** The alert that everything is shown of; null for none. */
    public @Nullable AlertKey chosen() {
        return model.selectedProperty().get();
    }

    private void show(AlertsSeen seen) {
        chips.show();
        coverage.show(seen, model.now(), session.model().zone());
        banner.show(AlertAdvice.problems(seen));
        lanes.show();
        silences.show();
        summarize();
        detail.show(model.shown());
    }

    private void showAll() {
        table.node().refresh();
        show(session.alerts());
    }

    private void rows(List<AlertRow> rows) {
        waiting = model.seen().judgedAt() == null;
        table.node().setPrefHeight(ROW * (Math.max(3, rows.size()) + 1) + 4);
        if (rows.isEmpty()) {
            list.getChildren().setAll(AlertAdvice.empty(model, session));
        } else if (!list.getChildren().contains(table.node())) {
            list.getChildren().setAll(table.node());
        }
        var none = model.seen().alerts().isEmpty();
        var wanted = none ? AlertAdvice.empty(model, session) : split;
        if (!none && body.getChildren().contains(split)) return;
        body.getChildren().setAll(wanted);
        if (none) wanted.getStyleClass().add("panel");
        else if (inFront) chooseFirst();
    }

    private void select(@Nullable AlertKey key) {
        lanes.mark(key);
        detail.show(model.shown());
    }

    private void summarize() {
        if (waiting && session.alerts().judgedAt() != null && session.alerts().alerts().isEmpty()) {
            rows(List.of());
        }
        summary.setText(AlertAdvice.judged(session.alerts(), model.now()));
        if (body.getChildren().contains(split)) return;
        if (body.lookup("#alerts-empty-judged") instanceof Label judged) {
            judged.setText(summary.getText());
        }
    }

    /** The most urgent one, so that the keys do something at once. */
    private void chooseFirst() {
        if (model.shown() != null || model.rowsProperty().get().isEmpty()) return;
        model.selectedProperty().set(model.rowsProperty().get().getFirst().key());
    }

    private void focusList() {
        if (!inFront) return;
        enterScene();
        table.node().requestFocus();
        var index = table.node().getSelectionModel().getSelectedIndex();
        if (index >= 0) table.node().getFocusModel().focus(index);
    }

    /** What a split pane holds enters the scene with its skin, which comes with its style. */
    private void enterScene() {
        if (table.node().getScene() == null) applyCss();
    }

    /** The focus of the screen is that of its list. */
    @Override
    public void requestFocus() {
        enterScene();
        if (body.getChildren().contains(split)) table.node().requestFocus();
        else super.requestFocus();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        inFront = true;
        chooseFirst();
        detail.moment().inFront(true);
        detail.show(model.shown());
        focusList();
    }

    @Override
    public void hidden() {
        inFront = false;
        detail.moment().inFront(false);
    }

    @Override
    public void refresh() {
        detail.moment().refresh();
        detail.show(model.shown());
    }

    @Override
    public boolean typed(String character) {
        if (character.equals("/")) {
            search.requestFocus();
            return true;
        }
        if (SplitKeys.typed(split, character)) return true;
        var frame = detail.moment().frame();
        if (frame != null) {
            var inside = frame.isFocusWithin();
            switch (character) {
                case "1" -> frame.requestFocus();
                case "t" -> {
                    if (inside) frame.toggleTable();
                }
                case "e" -> {
                    if (inside) frame.exportCsv();
                }
                case "f" -> {
                    if (inside) detail.moment().toggleEnlarged(frame);
                }
                default -> {
                    return actions.typed(character);
                }
            }
            return true;
        }
        return actions.typed(character);
    }

    @Override
    public List<Command> commands() {
        return actions.commands();
    }

    @Override
    public boolean enter() {
        return actions.enter();
    }

    @Override
    public Live<Pulse> pulse() {
        return detail.moment().pulse();
    }

    @Override
    public boolean back() {
        if (!Objects.equals(model.searchProperty().get(), "")) {
            model.searchProperty().set("");
        } else if (model.standProperty().get() != null) {
            model.standProperty().set(null);
        } else {
            return false;
        }
        focusList();
        return true;
    }

    @Override
    public void close() {
        heard.unsubscribe();
        table.close();
        detail.close();
        model.close();
    }
}
