package dev.sextant.ui.model;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.live.Live;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.StaleChip;
import dev.sextant.ui.frame.WaysOut;
import dev.sextant.ui.requests.RequestTable;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The newest requests of a model that failed; asked again after each round of its panels. */
final class FailingRequests extends BorderPane {

    private static final int NEWEST = 50;

    private final String model;
    private final Session session;
    private final Live<ScopeChoice> choice;
    private final RequestTable table;
    private final Subscription following;
    private final ReadOnlyObjectProperty<Pulse> pulse;
    private final StackPane body = new StackPane();
    private final Label age = new Label();
    private final StaleChip chip;
    private @Nullable Node shown;
    private @Nullable Instant shownAt;
    private @Nullable Instant askedFor;
    private long asked;

    FailingRequests(
            String model,
            int number,
            Session session,
            Navigation navigation,
            WaysOut ways,
            Live<Pulse> rounds,
            Live<ScopeChoice> choice) {
        this.model = model;
        this.session = session;
        this.choice = choice;
        table = new RequestTable("failing-requests", session.model()::zone, false);
        table.setOnActivate(navigation::openRequest);
        setId("panel-failing");
        getStyleClass().add("panel");
        var badge = new Label(String.valueOf(number));
        badge.getStyleClass().add("key-cap");
        var title = new Label(Messages.text("model.failing"));
        title.getStyleClass().add("panel-title");
        var note = new Label(Messages.text("model.failing.note"));
        note.getStyleClass().add("note");
        note.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        age.getStyleClass().add("note");
        age.setMinWidth(Region.USE_PREF_SIZE);
        chip = new StaleChip(session);
        chip.setId("stale-failing");
        var all = new Button(Messages.text("model.failing.all"), new FontIcon(Feather.ARROW_RIGHT));
        all.setId("failing-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(event -> navigation.openRequests(model, null, Outcome.FAILED));
        var head = new HBox(badge, title, note, space, age, all);
        var elsewhere =
                ways.button(
                        "failing-discover",
                        Target.DISCOVER,
                        () -> ways.facts().with(LinkPlace.MODEL, model).onlyFailed());
        if (elsewhere != null) head.getChildren().add(elsewhere);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText(Messages.text("model.failing"));
        body.getStyleClass().add("panel-body");
        body.getChildren().setAll(Placeholder.loading(session));
        setCenter(body);
        pulse = Fx.property(rounds);
        following =
                Subscription.combine(
                        pulse.subscribe(this::afterRound),
                        session.ticker().nowProperty().subscribe(this::tellAge));
    }

    private void tellAge(Instant now) {
        age.setText(shownAt == null ? "" : Ages.since(shownAt, now));
    }

    /** Takes the focus: the newest request, where there is one. */
    void focus() {
        if (table.equals(shown)) table.focus();
        else requestFocus();
    }

    void dispose() {
        asked++;
        following.unsubscribe();
        chip.dispose();
    }

    private void afterRound(Pulse now) {
        var failure = now.failure();
        if (failure != null) fail(asked, failure);
        var round = now.lastAnswer();
        if (round == null || round.equals(askedFor)) return;
        askedFor = round;
        var number = ++asked;
        var scope = choice.get().at(round);
        var query =
                new EntryQuery(
                        scope.range(), scope.filter().withModel(model), null, Outcome.FAILED, null);
        session.workers()
                .execute(
                        () -> {
                            try {
                                var page = session.cluster().entries(query, NEWEST, Cursor.START);
                                Fx.run(() -> show(number, page.items()));
                            } catch (ClusterException e) {
                                Fx.run(() -> fail(number, e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void show(long number, List<LogEntry> entries) {
        if (number != asked || askedFor == null) return;
        table.show(entries);
        shown =
                entries.isEmpty()
                        ? new Placeholder(
                                Feather.CHECK_CIRCLE,
                                Messages.text("model.failing.none"),
                                Messages.text("model.failing.none.why"))
                        : table;
        shownAt = askedFor;
        chip.show(body, shown, shownAt, null);
        tellAge(session.ticker().now());
    }

    /** What is listed stays, with its age and the reason. */
    private void fail(long number, ClusterException failure) {
        if (number != asked) return;
        if (shown != null && shownAt != null) {
            chip.show(body, shown, shownAt, failure);
            return;
        }
        body.getChildren().setAll(Placeholder.failed(failure));
    }
}
