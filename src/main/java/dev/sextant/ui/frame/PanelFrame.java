package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.Watched;
import dev.sextant.panel.Panel;
import dev.sextant.panel.PanelRows;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import dev.sextant.panel.PanelView;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.BusyWheel;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The frame around a panel: number, title, age, menu, and what to show while there is no answer, an
 * old one, or none that has anything in it.
 */
public final class PanelFrame<T> extends BorderPane {

    private final int number;
    private final Panel<T> panel;
    private final ScreenContext context;
    private final Host host;
    private final PanelTexts texts;
    private final PanelView<T> view;
    private final ReadOnlyObjectProperty<PanelState<T>> state;
    private final StackPane picture = new StackPane();
    private final StackPane body = new StackPane(picture);
    private final Label note = new Label();
    private final Label age = new Label();
    private final Label chip = new Label();
    private final HBox extras = new HBox();
    private final Button enlarge = new Button();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final PanelMenu<T> menu;
    private @Nullable PanelTable table;
    private boolean asTable;

    /** The screen around the frame. */
    public interface Host {
        /** Lets the frame fill the screen, or puts it back. */
        void toggleEnlarged(PanelFrame<?> frame);

        void retry();
    }

    public PanelFrame(
            int number,
            Panel<T> panel,
            Watched<T> watched,
            boolean oneModel,
            ScreenContext context,
            Host host) {
        this.number = number;
        this.panel = panel;
        this.context = context;
        this.host = host;
        texts = PanelTexts.of(panel.id(), oneModel);
        view = panel.view().apply(context);
        state = Fx.property(watched.state());
        setId("panel-" + panel.id());
        getStyleClass().add("panel");
        setFocusTraversable(true);
        setAccessibleText(texts.title() + ". " + texts.note());
        setOnMousePressed(event -> requestFocusUnlessInside());
        picture.getChildren().setAll(view.node());
        picture.getStyleClass().add("panel-picture");
        body.getStyleClass().add("panel-body");
        chip.getStyleClass().addAll("chip", "stale");
        chip.setId("stale-" + panel.id());
        menu = new PanelMenu<>(this, context, () -> host.toggleEnlarged(this));
        setTop(head());
        setCenter(body);
        setMinSize(0, 0);
        subscriptions.add(state.subscribe(now -> show()));
        subscriptions.add(context.episodesProperty().subscribe((before, known) -> show()));
        subscriptions.add(
                context.session()
                        .alertsProperty()
                        .subscribe((before, known) -> redraw(before, known)));
        subscriptions.add(context.session().ticker().nowProperty().subscribe(now -> tellAge()));
    }

    /** Ends the frame's interest in the session's clock. */
    public void dispose() {
        subscriptions.forEach(Subscription::unsubscribe);
    }

    public Panel<T> panel() {
        return panel;
    }

    String title() {
        return texts.title();
    }

    public PanelState<T> state() {
        return state.get();
    }

    /** Runs now and each time that there is another state. */
    public void onState(Runnable action) {
        subscriptions.add(state.subscribe(now -> action.run()));
    }

    /** Draws the same answer anew, as when more is known beside it. */
    public void drawAgain() {
        show();
    }

    /** A control that belongs beside the title. */
    public void addExtra(Node node) {
        extras.getChildren().add(node);
    }

    public void toggleTable() {
        asTable = !asTable;
        show();
        if (asTable && table != null) table.requestFocus();
        else requestFocus();
    }

    /** Asks where to and writes the rows shown there. */
    public void exportCsv() {
        menu.exportCsv();
    }

    /** What can be done with the panel, by name. */
    List<Command> commands() {
        return menu.commands(texts.title());
    }

    /** The models in the answer shown, in its order. */
    public List<String> models() {
        var column = panel.rows().columns().stream().map(PanelRows.Column::name).toList();
        var index = column.indexOf("model");
        var shown = shown();
        if (index < 0 || shown == null) return List.of();
        return panel.rows().of(shown.data(), shown.scope()).stream()
                .map(row -> row.get(index))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
    }

    /** An answer and what it was asked for. */
    record Shown<T>(T data, PanelScope scope) {}

    /** What is on screen; null when nothing is. */
    @Nullable Shown<T> shown() {
        var kept = view.kept();
        if (kept != null) return new Shown<>(kept.data(), kept.scope());
        return switch (state.get()) {
            case PanelState.Ready<T>(var data, var scope, var at) -> new Shown<>(data, scope);
            case PanelState.Stale<T>(var data, var scope, var at, var why) ->
                    new Shown<>(data, scope);
            case PanelState.Loading<T> loading -> null;
            case PanelState.Failed<T> failed -> null;
        };
    }

    /** What the answer on screen was asked for; null when there is none. */
    @Nullable PanelScope shownScope() {
        var now = shown();
        return now == null ? null : now.scope();
    }

    /** Turns the enlarge button into its opposite. */
    public void enlarged(boolean now) {
        enlarge.setGraphic(new FontIcon(now ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
    }

    private HBox head() {
        var badge = new Label(String.valueOf(number));
        badge.getStyleClass().add("key-cap");
        var title = new Label(texts.title());
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("note");
        note.setMinWidth(0);
        note.setTooltip(new Tooltip());
        note.getTooltip().textProperty().bind(note.textProperty());
        note.setText(texts.note());
        extras.getStyleClass().add("panel-extras");
        extras.setAlignment(Pos.CENTER_LEFT);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        age.getStyleClass().add("note");
        age.setId("age-" + panel.id());
        age.setMinWidth(Region.USE_PREF_SIZE);
        enlarged(false);
        enlarge.getStyleClass().add("panel-button");
        enlarge.setId("enlarge-" + panel.id());
        enlarge.setTooltip(new Tooltip(Messages.text("dashboard.enlarge")));
        enlarge.setAccessibleText(Messages.text("dashboard.enlarge"));
        enlarge.setOnAction(event -> host.toggleEnlarged(this));
        var head = new HBox(badge, title, extras, note, space, age, enlarge, menu);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show() {
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        var inside = focused != null && isFocusWithin() && !isFocused();
        showState();
        // what had the focus may have gone with what it stood in, such as a button to try again
        if (inside && !isUnder(focused)) requestFocus();
    }

    private boolean isUnder(@Nullable Node node) {
        for (var up = node; up != null; up = up.getParent()) {
            if (up.equals(this)) return true;
        }
        return false;
    }

    private void showState() {
        switch (state.get()) {
            case PanelState.Loading<T> loading -> replace(waiting());
            case PanelState.Failed<T>(var failure) -> replace(failed(failure));
            case PanelState.Ready<T>(var data, var scope, var loadedAt) -> draw(data, scope, null);
            case PanelState.Stale<T>(var data, var scope, var loadedAt, var failure) ->
                    draw(data, scope, failure);
        }
        tellAge();
    }

    /** The limits that charts draw come with the rules. */
    private void redraw(AlertsSeen before, AlertsSeen known) {
        var rules = known.rules().stream().map(AlertsSeen.RuleSeen::rule).toList();
        if (!rules.equals(before.rules().stream().map(AlertsSeen.RuleSeen::rule).toList())) show();
    }

    private void draw(T data, PanelScope scope, @Nullable ClusterException failure) {
        if (panel.id().equals("audit")) context.auditShows(scope);
        if (scope.filter().model() != null) note.setText(PanelTexts.of(panel.id(), true).note());
        else note.setText(texts.note());
        var kept = view.kept();
        var rows =
                kept == null
                        ? panel.rows().of(data, scope)
                        : panel.rows().of(kept.data(), kept.scope());
        if (rows.isEmpty()) {
            picture.getChildren()
                    .setAll(
                            new Placeholder(
                                    Feather.INBOX,
                                    Messages.text("dashboard.empty"),
                                    texts.empty()));
        } else if (asTable) {
            if (table == null) {
                var id = "table-" + panel.id();
                table = new PanelTable(id, panel.rows(), context::zone, context::drill);
            }
            table.show(rows);
            Arranged.in(picture, List.of(table));
        } else {
            view.show(data, scope);
            Arranged.in(picture, List.of(view.node()));
        }
        StackPane.setAlignment(chip, rows.isEmpty() ? Pos.TOP_CENTER : Pos.CENTER);
        picture.getStyleClass().remove("stale-picture");
        if (failure != null) picture.getStyleClass().add("stale-picture");
        Arranged.in(body, failure == null ? List.of(picture) : List.of(picture, chip));
    }

    private void replace(Node node) {
        body.getChildren().setAll(node);
    }

    private Node waiting() {
        return Placeholder.loading(context.session(), new BusyWheel());
    }

    private Node failed(ClusterException failure) {
        var retry = new Button(Messages.text("dashboard.retry"), new FontIcon(Feather.REFRESH_CW));
        retry.setId("retry-" + panel.id());
        retry.setOnAction(event -> host.retry());
        return new Placeholder(
                Feather.ALERT_TRIANGLE,
                Reasons.text(failure),
                Messages.text(failure) + "\n" + Reasons.advice(failure),
                retry);
    }

    private void tellAge() {
        var now = context.session().ticker().now();
        switch (state.get()) {
            case PanelState.Ready<T> ready -> age.setText(Ages.since(ready.loadedAt(), now));
            case PanelState.Stale<T> stale -> {
                age.setText(Ages.since(stale.loadedAt(), now));
                chip.setText(staleText(stale));
            }
            case PanelState.Loading<T> loading -> age.setText("");
            case PanelState.Failed<T> failed -> age.setText("");
        }
    }

    private String staleText(PanelState.Stale<T> stale) {
        if (context.asks(stale.scope())) {
            return StaleChip.text(context.session(), stale.loadedAt(), stale.failure());
        }
        return Messages.text("dashboard.stale.earlier", Reasons.text(stale.failure()));
    }

    private void requestFocusUnlessInside() {
        if (!isFocusWithin()) requestFocus();
    }
}
