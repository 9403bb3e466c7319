package dev.sextant.ui.model;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.live.Live;
import dev.sextant.model.Rate;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.monitor.refresh.Refresher;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.StaleChip;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every model seen in the range or named by the registry: also how the others are listed. */
public final class ModelsScreen extends BorderPane implements Screen {

    private final Refresher refresher;
    private final ReadOnlyObjectProperty<PanelState<Headline>> state;
    private final TextField search = new TextField();
    private final Label count = new Label();
    private final Button all = new Button();
    private final ModelsTable table;
    private final StackPane body = new StackPane();
    private final Session session;
    private final StaleChip chip;
    private List<ModelRow> rows = List.of();
    private Set<String> only = Set.of();

    /**
     * One model.
     *
     * @param predictions 0 when it is in the registry but made none in the range
     * @param errors null when the log does not tell which predictions failed
     * @param inProduction version and environment as the registry events say, or why they are not
     *     known; null when none is
     */
    record ModelRow(
            String model, long predictions, @Nullable Long errors, @Nullable String inProduction) {
        @Nullable Double errorRate() {
            return Rate.percent(errors, predictions);
        }
    }

    public ModelsScreen(Session session, Navigation navigation) {
        this.session = session;
        chip = new StaleChip(session);
        chip.setId("stale-models");
        refresher = session.refresher(session.model().choice());
        state = Fx.property(refresher.watch(new HeadlineQuery()).state());
        setId("models");
        HelpTopic.MODELS.of(this);
        getStyleClass().add("screen");
        search.setId("models-search");
        search.setPromptText(Messages.text("model.search"));
        search.setAccessibleText(Messages.text("model.search"));
        count.getStyleClass().add("note");
        var title = new Label(Messages.text("model.title"));
        title.getStyleClass().add("page-title");
        all.setId("models-all");
        all.setMnemonicParsing(false);
        all.setGraphic(new FontIcon(Feather.X));
        all.setTooltip(new Tooltip(Messages.text("model.others.all")));
        all.setOnAction(event -> showOnly(List.of()));
        var head = new HBox(title, search, all, count);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        table = new ModelsTable(navigation::openModel);
        search.textProperty().subscribe((before, now) -> filter());
        search.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DOWN) table.focus();
                    if (event.getCode() == KeyCode.ENTER && !table.getItems().isEmpty()) {
                        navigation.openModel(table.getItems().getFirst().model());
                    }
                });
        setCenter(body);
        showOnly(List.of());
        state.subscribe(this::show);
    }

    /** Lists these models alone, with a way back to all; for none lists all. */
    public void showOnly(List<String> names) {
        only = Set.copyOf(names);
        all.setText(Messages.text("model.others", only.size()));
        all.setVisible(!only.isEmpty());
        all.setManaged(!only.isEmpty());
        filter();
    }

    private void show(PanelState<Headline> next) {
        switch (next) {
            case PanelState.Loading<Headline> loading -> {
                count.setText("");
                body.getChildren().setAll(Placeholder.loading(session));
            }
            case PanelState.Failed<Headline>(var failure) -> {
                count.setText("");
                body.getChildren().setAll(Placeholder.failed(failure));
            }
            case PanelState.Ready<Headline>(var data, var scope, var at) -> show(data, at, null);
            case PanelState.Stale<Headline>(var data, var scope, var at, var failure) ->
                    show(data, at, failure);
        }
    }

    private void show(Headline headline, Instant at, @Nullable ClusterException failure) {
        rows = rows(headline);
        filter();
        chip.show(body, rows.isEmpty() ? none() : table, at, failure);
    }

    static List<ModelRow> rows(Headline headline) {
        var versions = new LinkedHashMap<String, String>();
        headline.inventory().stream()
                .collect(Collectors.groupingBy(InventoryEntry::model, Collectors.toList()))
                .forEach((model, entries) -> versions.put(model, versions(entries)));
        var rows = new ArrayList<ModelRow>();
        var unknown = headline.withoutInventory();
        for (ModelTotal total : headline.totals().models()) {
            rows.add(
                    new ModelRow(
                            total.model(),
                            total.predictions(),
                            total.errors(),
                            unknown == null
                                    ? versions.remove(total.model())
                                    : Reasons.text(unknown)));
        }
        var none = headline.totals().errors() == null ? null : 0L;
        versions.forEach((model, version) -> rows.add(new ModelRow(model, 0, none, version)));
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

    private boolean isKnown() {
        return switch (state.getValue()) {
            case PanelState.Ready<Headline> ready -> true;
            case PanelState.Stale<Headline> stale -> true;
            case PanelState.Loading<Headline> loading -> false;
            case PanelState.Failed<Headline> failed -> false;
        };
    }

    private static Node none() {
        return new Placeholder(
                Feather.INBOX, Messages.text("model.none"), Messages.text("model.none.why"));
    }

    private void filter() {
        var wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        var found =
                rows.stream()
                        .filter(row -> only.isEmpty() || only.contains(row.model()))
                        .filter(row -> row.model().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        table.show(found);
        if (isKnown()) count.setText(Messages.text("model.count", found.size(), rows.size()));
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
    public Live<Pulse> pulse() {
        return refresher.pulse();
    }

    @Override
    public void close() {
        refresher.close();
        chip.dispose();
    }
}
