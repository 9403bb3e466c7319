package dev.sextant.ui.model;

import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.live.Live;
import dev.sextant.model.Rate;
import dev.sextant.monitor.Pulse;
import dev.sextant.monitor.Refresher;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.Styles;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every model seen in the range or named by the registry: also how the others are listed. */
public final class ModelsScreen extends BorderPane implements Screen {

    private final Refresher refresher;
    private final ReadOnlyObjectProperty<PanelState<Headline>> state;
    private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ModelRow> found = new FilteredList<>(rows);
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final ModelsTable table;
    private final StackPane body = new StackPane();
    private final Session session;

    /**
     * One model.
     *
     * @param predictions 0 when it is in the registry but made none in the range
     * @param inProduction version and environment as the registry events say; null when none is
     */
    record ModelRow(String model, long predictions, long errors, @Nullable String inProduction) {
        @Nullable Double errorRate() {
            return Rate.percent(errors, predictions);
        }
    }

    public ModelsScreen(Session session, Navigation navigation) {
        this.session = session;
        refresher = session.refresher(session.model().choice());
        state = Fx.property(refresher.watch(new HeadlineQuery()).state());
        setId("models");
        getStyleClass().add("screen");
        search.setId("models-search");
        search.setPromptText(Messages.text("model.search"));
        search.textProperty().subscribe(this::filter);
        count.getStyleClass().add("note");
        var title = new Label(Messages.text("model.title"));
        title.getStyleClass().add("page-title");
        var head = new HBox(title, search, count);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        table = new ModelsTable(navigation::openModel);
        var sorted = new SortedList<>(found);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        search.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DOWN) table.requestFocus();
                    if (event.getCode() == KeyCode.ENTER && !table.getItems().isEmpty()) {
                        navigation.openModel(table.getItems().getFirst().model());
                    }
                });
        setCenter(body);
        state.subscribe(this::show);
    }

    private void show(PanelState<Headline> next) {
        body.pseudoClassStateChanged(Styles.STALE, next instanceof PanelState.Stale<Headline>);
        switch (next) {
            case PanelState.Loading<Headline> loading ->
                    body.getChildren()
                            .setAll(
                                    new Placeholder(
                                            Feather.CLOCK,
                                            Messages.text(
                                                    "dashboard.loading", session.profile().name()),
                                            ""));
            case PanelState.Failed<Headline>(var failure) ->
                    body.getChildren()
                            .setAll(
                                    new Placeholder(
                                            Feather.ALERT_TRIANGLE,
                                            Reasons.text(failure),
                                            failure.sentence()));
            case PanelState.Ready<Headline> ready -> show(ready.data());
            case PanelState.Stale<Headline> stale -> show(stale.data());
        }
    }

    private void show(Headline headline) {
        var fresh = rows(headline);
        if (!fresh.equals(List.copyOf(rows))) {
            var selected = table.getSelectionModel().getSelectedItem();
            rows.setAll(fresh);
            if (selected != null) {
                fresh.stream()
                        .filter(row -> row.model().equals(selected.model()))
                        .findFirst()
                        .ifPresent(row -> table.getSelectionModel().select(row));
            }
        }
        count.setText(Messages.text("model.count", found.size(), rows.size()));
        body.getChildren().setAll(rows.isEmpty() ? none() : table);
    }

    static List<ModelRow> rows(Headline headline) {
        var versions = new LinkedHashMap<String, String>();
        headline.inventory().stream()
                .collect(Collectors.groupingBy(InventoryEntry::model, Collectors.toList()))
                .forEach((model, entries) -> versions.put(model, versions(entries)));
        var rows = new ArrayList<ModelRow>();
        for (ModelTotal total : headline.totals().models()) {
            rows.add(
                    new ModelRow(
                            total.model(),
                            total.predictions(),
                            total.errors(),
                            versions.remove(total.model())));
        }
        versions.forEach((model, version) -> rows.add(new ModelRow(model, 0, 0, version)));
        return rows;
    }

    private static String versions(List<InventoryEntry> entries) {
        return entries.stream()
                .map(
                        entry ->
                                entry.environment() == null
                                        ? "v" + entry.version()
                                        : "v" + entry.version() + " · " + entry.environment())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Node none() {
        return new Placeholder(
                Feather.INBOX, Messages.text("model.none"), Messages.text("model.none.why"));
    }

    private void filter(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(row -> row.model().toLowerCase(Locale.ROOT).contains(wanted));
        count.setText(Messages.text("model.count", found.size(), rows.size()));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        refresher.start();
    }

    @Override
    public void hidden() {
        refresher.stop();
    }

    @Override
    public void refresh() {
        refresher.refresh();
    }

    @Override
    public boolean typed(String character) {
        return false;
    }

    @Override
    public boolean enter() {
        return false;
    }

    @Override
    public Live<Pulse> pulse() {
        return refresher.pulse();
    }

    @Override
    public boolean back() {
        return false;
    }

    @Override
    public void close() {
        refresher.close();
    }
}
