package dev.sextant.ui.requests;

import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.ui.frame.Behind;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.StaleChip;
import dev.sextant.ui.frame.WaysOut;
import dev.sextant.ui.requests.RequestsModel.Criteria;
import dev.sextant.ui.requests.RequestsModel.Listing;
import dev.sextant.widget.Held;
import dev.sextant.widget.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The documents behind a number, newest first, and all fields of one of them. */
public final class RequestsScreen extends BorderPane implements Screen {

    private static final int PAGE = 50;

    private final Session session;
    private final RequestsModel model;
    private final RequestTable table;
    private final EntryPane entry;
    private final StaleChip chip;
    private final StackPane list = new StackPane();
    private final TextField modelField = new TextField();
    private final TextField version = new TextField();
    private final TextField requestId = new TextField();
    private final ComboBox<Outcome> outcome = new ComboBox<>();
    private final Button search = new Button();
    private final Button previous = new Button();
    private final Held back = new Held(previous);
    private final Button next = new Button();
    private final Held on = new Held(next);
    private final Label page = new Label();
    private final BehindChip behind = new BehindChip(this::leaveBehind);
    private Subscription choice = () -> {};
    private @Nullable LogEntry picked;

    public RequestsScreen(Session session, Exports exports) {
        this.session = session;
        model = new RequestsModel(session, PAGE);
        table = new RequestTable("requests-table", session.model()::zone, true);
        entry = new EntryPane(model, exports, new WaysOut(session, exports));
        chip = new StaleChip(session);
        chip.setId("stale-requests");
        setId("requests");
        HelpTopic.REQUESTS.of(this);
        getStyleClass().addAll("screen", "requests");
        setTop(filters());
        setCenter(new BorderPane(list, null, null, pages(), null));
        setRight(entry);
        setMargin(entry, new Insets(0, 0, 0, 10));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(selected -> entry.show(selected));
        table.setOnActivate(any -> entry.focusActions());
        model.listingProperty().subscribe(this::show);
    }

    /** Narrows the listing; it is asked for when the screen is shown. */
    public void narrow(Criteria criteria) {
        show(criteria.behind());
        modelField.setText(orEmpty(criteria.model()));
        version.setText(orEmpty(criteria.version()));
        requestId.setText(orEmpty(criteria.requestId()));
        outcome.setValue(criteria.outcome());
        model.criteriaProperty().set(criteria);
    }

    /** Lists exactly the documents that a judgement counted, when the screen is shown. */
    public void narrow(Behind behind) {
        narrow(new Criteria(behind.filter().model(), behind.version(), Outcome.ANY, null, behind));
    }

    private void show(@Nullable Behind what) {
        behind.show(what, session.model().zone());
        // what is fixed cannot be narrowed further
        for (var control : List.of(outcome, modelField, version, requestId, search)) {
            control.setVisible(what == null);
            control.setManaged(what == null);
        }
    }

    /** Leaves the documents of a judgement for the listing that the controls describe. */
    private void leaveBehind() {
        narrow(Criteria.FAILED);
        model.restart();
    }

    /** Shows one document, also when the next listing turns out not to hold it. */
    public void pick(LogEntry document) {
        picked = document;
        entry.show(document);
    }

    public RequestsModel model() {
        return model;
    }

    /** The model that the listing is narrowed to; null for none. */
    public @Nullable String listedModel() {
        return model.criteriaProperty().get().model();
    }

    private HBox filters() {
        var title = new Label(Messages.text("requests.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        outcome.setId("requests-outcome");
        outcome.setAccessibleText(Messages.text("requests.outcome"));
        outcome.getItems().setAll(Outcome.FAILED, Outcome.ANY, Outcome.SUCCEEDED);
        outcome.setValue(Outcome.FAILED);
        outcome.setConverter(new OutcomeText());
        outcome.setOnAction(event -> apply());
        field(modelField, "requests-model", Messages.text("requests.model"), 170);
        field(version, "requests-version", Messages.text("requests.version"), 90);
        field(requestId, "requests-id", Messages.text("requests.id"), 300);
        requestId.getStyleClass().add("id");
        search.setText(Messages.text("requests.search"));
        search.setGraphic(new FontIcon(Feather.SEARCH));
        search.setId("requests-search");
        search.setOnAction(event -> apply());
        search.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(title, outcome, modelField, version, requestId, search, behind);
        row.getStyleClass().add("screen-head");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void field(TextField field, String id, String prompt, double width) {
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefWidth(width);
        field.setMinWidth(60);
        field.setOnAction(event -> apply());
    }

    private HBox pages() {
        previous.setId("requests-previous");
        previous.setText(Messages.text("requests.previous"));
        previous.setGraphic(new FontIcon(Feather.CHEVRON_LEFT));
        previous.setOnAction(event -> model.previous());
        next.setId("requests-next");
        next.setText(Messages.text("requests.next"));
        next.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setOnAction(event -> model.next());
        page.setId("requests-page");
        page.getStyleClass().add("note");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(page, space, previous, next);
        row.getStyleClass().add("screen-foot");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void apply() {
        model.criteriaProperty()
                .set(
                        new Criteria(
                                orNull(modelField.getText()),
                                orNull(version.getText()),
                                outcome.getValue(),
                                orNull(requestId.getText()),
                                null));
        model.restart();
    }

    private void show(Listing listing) {
        if (!(listing instanceof Listing.Shown)) {
            back.hold(true);
            on.hold(true);
        }
        switch (listing) {
            case Listing.Asking() -> list.getChildren().setAll(Placeholder.loading(session));
            case Listing.Failed(var failure) ->
                    list.getChildren().setAll(Placeholder.failed(failure, retry()));
            case Listing.Shown(var entries, var number, var hasNext, var at, var failure) -> {
                // at an end of the list its button goes away under the fingers
                if ((next.isFocused() && !hasNext) || (previous.isFocused() && number == 1)) {
                    table.focus();
                }
                back.hold(number == 1 || failure != null);
                on.hold(!hasNext || failure != null);
                page.setText(
                        entries.isEmpty()
                                ? ""
                                : Messages.text("requests.page", number, entries.size()));
                table.show(entries);
                chip.show(list, entries.isEmpty() ? none() : table, at, failure);
                showPicked(entries);
                if (isFocused()) table.focus();
            }
        }
    }

    private void showPicked(List<LogEntry> entries) {
        var wanted = picked;
        picked = null;
        if (wanted == null) {
            if (entries.isEmpty()) entry.show(null);
        } else if (entries.contains(wanted)) {
            table.getSelectionModel().select(wanted);
            table.scrollTo(wanted);
        } else {
            entry.show(wanted);
        }
    }

    private Button retry() {
        var again = new Button(Messages.text("dashboard.retry"), new FontIcon(Feather.REFRESH_CW));
        again.setId("requests-retry");
        again.setOnAction(event -> model.restart());
        return again;
    }

    private static Node none() {
        return new Placeholder(
                Feather.INBOX, Messages.text("requests.none"), Messages.text("requests.none.why"));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        choice.unsubscribe();
        var controls = session.model();
        choice =
                Subscription.combine(
                        controls.rangeProperty().subscribe((before, now) -> model.restart()),
                        controls.filterProperty().subscribe((before, now) -> model.restart()),
                        controls.utcProperty().subscribe((before, now) -> table.refresh()));
        model.restart();
    }

    @Override
    public void hidden() {
        choice.unsubscribe();
        choice = () -> {};
        model.stop();
    }

    @Override
    public void refresh() {
        model.restart();
    }

    @Override
    public List<Command> commands() {
        return Stream.of(next, previous)
                .filter(button -> !button.isDisabled())
                .map(
                        button ->
                                new Command(
                                        String.valueOf(button.getId()),
                                        Messages.text(
                                                "find.panel",
                                                Messages.text("requests.title"),
                                                button.getText()),
                                        "",
                                        Feather.LIST,
                                        button::fire))
                .toList();
    }

    @Override
    public void close() {
        hidden();
        chip.dispose();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static final class OutcomeText extends StringConverter<Outcome> {
        @Override
        public String toString(@Nullable Outcome value) {
            return switch (value) {
                case null -> "";
                case FAILED -> Messages.text("requests.outcome.failed");
                case ANY -> Messages.text("requests.outcome.any");
                case SUCCEEDED -> Messages.text("requests.outcome.succeeded");
            };
        }

        @Override
        public Outcome fromString(String text) {
            throw new UnsupportedOperationException("not editable");
        }
    }
}
