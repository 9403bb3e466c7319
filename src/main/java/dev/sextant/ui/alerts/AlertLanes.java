package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.AlertsSeen.Gap;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.chart.TimeLanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which alert lasted how long in the last 24 hours, and when nobody watched. */
final class AlertLanes extends VBox {

    private static final int MOST = 9;

    private final Session session;
    private final AlertsModel model;
    private final TimeLanes lanes;

    AlertLanes(Session session, AlertsModel model) {
        this.session = session;
        this.model = model;
        lanes = new TimeLanes(session.model()::zone);
        lanes.setId("alert-lanes");
        lanes.setOnChoose(key -> model.selectedProperty().set(new AlertKey(key)));
        var title = new Label(Messages.text("alert.lanes"));
        title.getStyleClass().add("panel-title");
        getStyleClass().addAll("panel", "alert-lanes");
        getChildren().setAll(title, lanes);
        VBox.setVgrow(lanes, Priority.ALWAYS);
    }

    /** No higher than its lanes can use. */
    @Override
    protected double computeMaxHeight(double width) {
        return prefHeight(width) - lanes.prefHeight(width) + lanes.maxHeight(width);
    }

    void show() {
        var now = model.now();
        var whole = TimeRange.last(CoverageLine.BACK, now);
        var shown = new ArrayList<TimeLanes.Lane>();
        for (var alert : model.seen().alerts()) {
            if (alert.groupedUnder() != null || shown.size() == MOST) continue;
            var lane = lane(alert, whole, now);
            if (lane != null) shown.add(lane);
        }
        var dark =
                model.seen().gaps().stream()
                        .filter(gap -> gap.from().isBefore(gap.to()) && !gap.filledIn())
                        .map(AlertLanes::range)
                        .toList();
        lanes.show(whole, shown, dark, spoken(shown));
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    void mark(@Nullable AlertKey key) {
        lanes.mark(key == null ? null : key.value());
    }

    private TimeLanes.@Nullable Lane lane(Alert alert, TimeRange whole, Instant now) {
        var ended = alert.endedAt();
        var to = ended == null ? now : ended;
        var from = alert.since();
        if (!to.isAfter(whole.from())) return null;
        if (!from.isBefore(to)) from = to.minusSeconds(1);
        var label = AlertWords.title(alert);
        var text = new TimeText(session.model().zone());
        return new TimeLanes.Lane(
                alert.key().value(),
                label,
                Severities.role(alert.severity()),
                ended != null,
                new TimeRange(from, to),
                label + "\n" + AlertWords.since(alert, text, now));
    }

    private static TimeRange range(Gap gap) {
        return new TimeRange(gap.from(), gap.to());
    }

    private static String spoken(List<TimeLanes.Lane> lanes) {
        return lanes.stream().map(TimeLanes.Lane::words).collect(Collectors.joining("; "));
    }
}
