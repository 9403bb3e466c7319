package dev.sextant.ui.settings.receivers;

import dev.sextant.panel.Csv;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.store.StoreException;
import dev.sextant.ui.alerts.DeliveryWords;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.settings.receivers.Receivers.Delivery;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.table.DataTable;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was sent to whom, or why it was not: every decision of every watch. */
public final class DeliveriesPane extends BorderPane {

    private static final int MOST = 1_000;
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("time", Kind.TIME),
                    new Column("cluster", Kind.TEXT),
                    new Column("alert", Kind.TEXT),
                    new Column("alert_key", Kind.TEXT),
                    new Column("episode", Kind.COUNT),
                    new Column("receiver", Kind.TEXT),
                    new Column("kind", Kind.TEXT),
                    new Column("state", Kind.TEXT),
                    new Column("reason", Kind.TEXT),
                    new Column("attempts", Kind.COUNT),
                    new Column("detail", Kind.TEXT));

    private final Receivers receivers;
    private final Executor workers;
    private final Exports exports;
    private final InstantSource clock;
    private final DataTable<Delivery> table =
            new DataTable<>("deliveries-table", Messages.text("delivery.none"));
    private final TextField search = new TextField();
    private final CheckBox sentOnly = new CheckBox(Messages.text("delivery.sentonly"));
    private final Label count = new Label();
    private final Label notice = new Label();
    private List<Delivery> all = List.of();

    /**
     * @param workers runs what waits for a disk
     */
    public DeliveriesPane(
            Receivers receivers, Executor workers, Exports exports, InstantSource clock) {
        this.receivers = receivers;
        this.workers = workers;
        this.exports = exports;
        this.clock = clock;
        setId("deliveries");
        getStyleClass().add("receivers-pane");
        HelpTopic.DELIVERIES.of(this);
        columns();
        notice.setId("deliveries-notice");
        notice.getStyleClass().add("p1");
        notice.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        var panel = new VBox(head(), table, notice);
        panel.getStyleClass().addAll("panel", "receivers-list");
        setCenter(panel);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) reload();
                        });
    }

    private void columns() {
        table.setOnlySelects();
        table.column(
                "time",
                Messages.text("alert.column.time"),
                false,
                line -> line.entry().at(),
                at -> new TimeText(ZoneId.systemDefault()).recent(at, clock.instant()),
                line -> null);
        table.text("cluster", Messages.text("delivery.cluster"), Delivery::cluster);
        table.text("alert", Messages.text("delivery.alert"), DeliveriesPane::about);
        table.text(
                "receiver",
                Messages.text("alert.column.receiver"),
                line -> line.entry().receiver());
        table.text(
                "what",
                Messages.text("alert.column.what"),
                line -> DeliveryWords.kind(line.entry()));
        table.text(
                "outcome",
                Messages.text("alert.column.outcome"),
                line -> DeliveryWords.outcome(line.entry()),
                line -> DeliveryWords.role(line.entry()));
    }

    private static String about(Delivery line) {
        return line.about().isBlank() ? line.entry().alert().value() : line.about();
    }

    private HBox head() {
        search.setId("deliveries-search");
        search.setPromptText(Messages.text("delivery.search"));
        search.setAccessibleText(Messages.text("delivery.search"));
        search.setPrefWidth(260);
        search.textProperty().subscribe((before, now) -> filter());
        sentOnly.setId("deliveries-sent");
        sentOnly.selectedProperty().subscribe((before, now) -> filter());
        count.getStyleClass().add("note");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var again = new Button(Messages.text("delivery.again"), new FontIcon(Feather.REFRESH_CW));
        again.setId("deliveries-again");
        again.setOnAction(event -> reload());
        var csv = new Button(Messages.text("delivery.csv"), new FontIcon(Feather.DOWNLOAD));
        csv.setId("deliveries-csv");
        csv.setOnAction(event -> export());
        var head = new HBox(search, sentOnly, count, space, again, csv);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void reload() {
        workers.execute(
                () -> {
                    try {
                        var found = receivers.deliveries(MOST);
                        Fx.run(
                                () -> {
                                    notice.setText("");
                                    all = List.copyOf(found);
                                    filter();
                                });
                    } catch (StoreException e) {
                        // What was read before stays.
                        Fx.run(() -> notice.setText(Messages.text(e)));
                    }
                });
    }

    private List<Delivery> wanted() {
        var text = search.getText().strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(line -> !sentOnly.isSelected() || line.entry().reason().sends())
                .filter(line -> says(line).contains(text))
                .toList();
    }

    private static String says(Delivery line) {
        return (line.cluster()
                        + " "
                        + about(line)
                        + " "
                        + line.entry().receiver()
                        + " "
                        + DeliveryWords.kind(line.entry())
                        + " "
                        + DeliveryWords.outcome(line.entry()))
                .toLowerCase(Locale.ROOT);
    }

    private void filter() {
        var shown = wanted();
        table.show(shown);
        count.setText(
                Messages.text(
                        "delivery.count",
                        Numbers.count((long) shown.size()),
                        Numbers.count((long) all.size())));
    }

    private void export() {
        var rows = wanted().stream().map(DeliveriesPane::row).toList();
        exports.save(
                "sextant-deliveries.csv", file -> Files.writeString(file, Csv.of(COLUMNS, rows)));
    }

    private static List<@Nullable Object> row(Delivery line) {
        var entry = line.entry();
        var kind = entry.kind();
        return Arrays.<@Nullable Object>asList(
                entry.at(),
                line.cluster(),
                line.about(),
                entry.alert().value(),
                entry.episode(),
                entry.receiver(),
                kind == null ? null : kind.name(),
                entry.state().name(),
                entry.reason().name(),
                entry.attempts(),
                entry.detail());
    }
}
