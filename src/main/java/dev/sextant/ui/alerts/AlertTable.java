package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Health;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The alerts, a row each; choosing one shows it at the side. */
final class AlertTable implements AutoCloseable {

    private static final int AGES_ANEW = 15;

    private final Session session;
    private final AlertsModel model;
    private final DataTable<AlertRow> table = new DataTable<>("alerts-table", " ");
    private final Subscription heard;
    private boolean telling;

    AlertTable(Session session, AlertsModel model) {
        this.session = session;
        this.model = model;
        table.setOnlySelects();
        table.setIdentity(AlertRow::key);
        columns();
        table.setOptional("acknowledged");
        table.setLeast("acknowledged", 90);
        table.setLeast("rule", 90);
        table.setLeast("for", 90);
        for (var whole : List.of("state", "value", "since")) {
            table.setLeast(whole, Double.MAX_VALUE);
        }
        table.setOnSelect(this::chosen);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        heard =
                Subscription.combine(
                        model.rowsProperty().subscribe(this::show),
                        model.selectedProperty().subscribe(this::stand),
                        session.ticker().nowProperty().subscribe(this::tick));
    }

    DataTable<AlertRow> node() {
        return table;
    }

    private void columns() {
        table.drawn(
                "severity",
                Messages.text("alert.column.severity"),
                row -> row.alert().severity(),
                row -> (row.inGroup() ? "    " : "") + Severities.text(row.alert().severity()),
                AlertTable::severity);
        table.drawn(
                "state",
                Messages.text("alert.column.state"),
                row -> row.alert().state(),
                this::state,
                this::stateSigns);
        table.text(
                "rule",
                Messages.text("alert.column.rule"),
                row -> Messages.known(row.alert().ruleName()),
                AlertTable::role);
        table.drawn(
                "for",
                Messages.text("alert.column.for"),
                row -> AlertWords.subject(row.alert()),
                AlertTable::subject,
                AlertTable::subjectSigns);
        table.drawn(
                "value",
                Messages.text("alert.column.value"),
                row -> row.alert().reading().value(),
                row -> AlertWords.reading(row.alert(), row.rule()) + "  ",
                AlertTable::value);
        table.drawn(
                "since",
                Messages.text("alert.column.since"),
                row -> row.alert().since(),
                this::since,
                row -> line(word(since(row), quiet(row) ? "muted" : "")));
        table.text(
                "acknowledged",
                Messages.text("alert.column.acknowledged"),
                row -> AlertWords.acknowledged(row.alert()),
                row -> row.alert().acknowledged() == null || quiet(row) ? "muted" : null);
    }

    private void show(List<AlertRow> rows) {
        table.show(rows);
        stand();
    }

    private void chosen(@Nullable AlertRow row) {
        telling = true;
        model.selectedProperty().set(row == null ? null : row.key());
        telling = false;
    }

    private void stand() {
        if (!telling) table.choose(model.selectedProperty().get());
    }

    private void tick(Instant now) {
        if (now.getEpochSecond() % AGES_ANEW != 0 || table.getScene() == null) return;
        table.remeasure("since");
        table.refresh();
    }

    private void key(KeyEvent event) {
        var row = table.getSelectionModel().getSelectedItem();
        if (row == null || row.beneath() == 0) return;
        var used =
                switch (event.getCode()) {
                    case RIGHT -> model.open(row.key(), true);
                    case LEFT -> model.open(row.key(), false);
                    default -> false;
                };
        if (used) event.consume();
    }

    private static Node severity(AlertRow row) {
        var role = Severities.role(row.alert().severity());
        var label = word(Severities.text(row.alert().severity()), role);
        var line = line(label);
        if (row.inGroup()) line.getStyleClass().add("beneath");
        if (quiet(row)) line.getStyleClass().add("over");
        return line;
    }

    /** As wide as the word and its signs. */
    private String state(AlertRow row) {
        return AlertWords.state(row.alert().state()) + " \u2003 ".repeat(signs(row).size());
    }

    private String spoken(AlertRow row) {
        var words = new ArrayList<String>();
        words.add(AlertWords.state(row.alert().state()));
        for (var sign : signs(row)) words.add(sign.words());
        return String.join(", ", words);
    }

    /** Something else to be known of an alert. */
    private record Sign(Ikon icon, String words) {}

    private Node stateSigns(AlertRow row) {
        var state = row.alert().state();
        var role = state == Alert.State.FIRING ? "strong" : quiet(row) ? "muted" : "";
        var line = line(word(AlertWords.state(state), role));
        for (var sign : signs(row)) {
            var icon = new FontIcon(sign.icon());
            var place = new Label("", icon);
            place.getStyleClass().add("sign-icon");
            place.setMinWidth(Region.USE_PREF_SIZE);
            place.setTooltip(new Tooltip(sign.words()));
            line.getChildren().add(place);
        }
        line.setAccessibleText(spoken(row));
        return line;
    }

    private List<Sign> signs(AlertRow row) {
        var signs = new ArrayList<Sign>();
        var silence = row.silence();
        if (silence != null && row.alert().active()) {
            var until = new TimeText(session.model().zone()).minute(silence.until());
            signs.add(new Sign(Feather.BELL_OFF, Messages.text("alert.sign.silenced", until)));
        }
        if (row.alert().flapping()) {
            signs.add(new Sign(Feather.ACTIVITY, Messages.text("alert.sign.flapping")));
        }
        if (!row.foundLate().isEmpty()) signs.add(new Sign(Feather.CLOCK, row.foundLate()));
        if (row.alert().health().status() != Health.Status.OK && row.alert().active()) {
            signs.add(
                    new Sign(
                            Feather.HELP_CIRCLE,
                            Messages.text(
                                    "alert.sign.health",
                                    HealthWords.sentence(row.alert().health()))));
        }
        return signs;
    }

    private static String subject(AlertRow row) {
        var apart = AlertWords.apart(row.alert());
        var text = AlertWords.subject(row.alert());
        if (!apart.isEmpty()) text = text + " · " + apart;
        return row.beneath() == 0
                ? text
                : text + " " + Messages.text("alert.beneath", row.beneath());
    }

    private static Node subjectSigns(AlertRow row) {
        var line = line(word(AlertWords.subject(row.alert()), quiet(row) ? "muted" : ""));
        var apart = AlertWords.apart(row.alert());
        if (!apart.isEmpty()) line.getChildren().add(word(apart, "muted"));
        if (row.beneath() > 0) {
            var sign = (row.open() ? "▾ " : "▸ ") + Messages.text("alert.beneath", row.beneath());
            line.getChildren().add(word(sign, "sign"));
        }
        return line;
    }

    private static Node value(AlertRow row) {
        var reading = AlertWords.reading(row.alert(), row.rule());
        if (reading.equals(Numbers.NONE)) return line(word(reading, "muted"));
        return line(
                word(AlertWords.value(row.alert()), quiet(row) ? "muted" : "strong"),
                word(AlertWords.comparison(row.alert(), row.rule()), "muted"));
    }

    private String since(AlertRow row) {
        return AlertWords.since(row.alert(), new TimeText(session.model().zone()), model.now());
    }

    private static boolean quiet(AlertRow row) {
        return row.alert().state() == Alert.State.RESOLVED;
    }

    private static @Nullable String role(AlertRow row) {
        return quiet(row) ? "muted" : null;
    }

    private static HBox line(Label... words) {
        var line = new HBox(words);
        line.getStyleClass().add("cell-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label word(String text, String role) {
        var label = new Label(SafeText.line(text));
        if (!role.isEmpty()) label.getStyleClass().add(role);
        // only the first word of a cell gives way, to an ellipsis
        if (role.equals("sign")) label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public void close() {
        heard.unsubscribe();
    }
}
