package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.monitor.AlertDesk;
import dev.sextant.monitor.AlertDesk.AlertEvent;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.store.StoreException;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of an alert, and what happened to it; read beside the screen, kept when it fails.
 */
final class AlertLog {

    private static final int MOST = 200;
    private static final double ROW = 28;
    private static final int MOST_DELIVERIES = 5;
    private static final int MOST_EVENTS = 8;

    private final Session session;
    private final DataTable<DeliveryEntry> deliveries =
            new DataTable<>("alert-deliveries", Messages.text("alert.deliveries.none"));
    private final DataTable<AlertEvent> history =
            new DataTable<>("alert-history", Messages.text("alert.history.none"));
    private final Label problem = new Label();
    private final VBox node;
    private @Nullable AlertKey shown;
    private long asked;

    AlertLog(Session session) {
        this.session = session;
        deliveries.setOnlySelects();
        history.setOnlySelects();
        deliveries.column(
                "time",
                Messages.text("alert.column.time"),
                false,
                DeliveryEntry::at,
                this::time,
                entry -> null);
        deliveries.text(
                "receiver", Messages.text("alert.column.receiver"), DeliveryEntry::receiver);
        deliveries.text("what", Messages.text("alert.column.what"), DeliveryWords::kind);
        deliveries.text(
                "outcome",
                Messages.text("alert.column.outcome"),
                DeliveryWords::outcome,
                DeliveryWords::role);
        history.column(
                "time",
                Messages.text("alert.column.time"),
                false,
                AlertEvent::at,
                this::time,
                event -> null);
        history.text(
                "what", Messages.text("alert.column.what"), EventWords::what, EventWords::role);
        history.text("by", Messages.text("alert.column.by"), event -> orNone(event.by()));
        history.text("note", Messages.text("alert.column.note"), event -> orNone(event.note()));
        var told = new Label(Messages.text("alert.deliveries"));
        told.getStyleClass().add("section");
        var past = new Label(Messages.text("alert.history"));
        past.getStyleClass().add("section");
        problem.getStyleClass().addAll("note", "p2");
        problem.setWrapText(true);
        problem.setId("alert-log-problem");
        problem.setVisible(false);
        problem.setManaged(false);
        node = new VBox(told, deliveries, past, history, problem);
        node.getStyleClass().add("alert-log");
        history.setMinHeight(3 * ROW);
        VBox.setVgrow(history, Priority.SOMETIMES);
        fit(0);
    }

    VBox node() {
        return node;
    }

    /** Reads what there is about an alert now. */
    void show(Alert alert, @Nullable AlertDesk desk) {
        if (desk == null) return;
        var key = alert.key();
        if (!key.equals(shown)) {
            shown = key;
            show(List.of(), List.of());
        }
        var number = ++asked;
        session.workers()
                .execute(
                        () -> {
                            try {
                                var sent = desk.deliveries(key, MOST);
                                var past = desk.history(key);
                                Fx.run(
                                        () -> {
                                            if (number != asked) return;
                                            say("");
                                            show(sent, past);
                                        });
                            } catch (StoreException e) {
                                Fx.run(
                                        () -> {
                                            if (number == asked) say(Messages.text(e));
                                        });
                            }
                        });
    }

    private void show(List<DeliveryEntry> sent, List<AlertEvent> past) {
        deliveries.show(sent);
        history.show(past);
        fit(sent.size());
        history.setPrefHeight(ROW * (1 + Math.clamp(past.size(), 2, MOST_EVENTS)) + 4);
    }

    /** As high as it has rows, a few at most: the history takes the rest. */
    private void fit(int rows) {
        var height = ROW * (1 + Math.clamp(rows, 1, MOST_DELIVERIES)) + 4;
        deliveries.setMinHeight(height);
        deliveries.setPrefHeight(height);
        deliveries.setMaxHeight(height);
    }

    private void say(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
    }

    private String time(@Nullable Instant time) {
        return new TimeText(session.model().zone()).recent(time, session.clusterNow());
    }

    private static String orNone(String text) {
        return text.isBlank() ? Numbers.NONE : text;
    }
}
