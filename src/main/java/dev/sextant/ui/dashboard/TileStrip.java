package dev.sextant.ui.dashboard;

import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.model.Rate;
import dev.sextant.model.Severity;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.ClusterWatch;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.Styles;
import dev.sextant.widget.FigureTile;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The figures above the panels. */
final class TileStrip extends HBox {

    /** From this width on there is room for courses beside the figures. */
    private static final double ROOMY = 1_300;

    private final FigureTile models;
    private final FigureTile predictions;
    private final FigureTile errorRate;
    private final FigureTile p99;
    private final FigureTile alerts;
    private final FigureTile disk;
    private final boolean watched;
    private final Subscription heard;
    private final ReadOnlyObjectProperty<ClusterWatch.Seen> seen;

    TileStrip(
            Session session,
            ReadOnlyObjectProperty<PanelState<Headline>> figures,
            Navigation navigation) {
        getStyleClass().add("tile-strip");
        models = tile("tile-models", Messages.text("dashboard.tile.models"), "");
        opens(models, navigation::openModels);
        predictions =
                tile(
                        "tile-predictions",
                        Messages.text("dashboard.tile.predictions"),
                        Messages.text("dashboard.tile.perminute"));
        errorRate = tile("tile-error-rate", Messages.text("dashboard.tile.errors"), "%");
        p99 = tile("tile-p99", Messages.text("dashboard.tile.p99"), "ms");
        alerts = tile("tile-alerts", Messages.text("dashboard.tile.alerts"), "");
        opens(alerts, () -> navigation.openAlerts(null));
        watched = session.desk() != null;
        disk = tile("tile-disk", Messages.text("dashboard.tile.disk"), "%");
        opens(disk, navigation::openCluster);
        for (var tile : List.of(models, predictions, errorRate, p99, alerts, disk)) {
            tile.setPrefWidth(100);
            getChildren().add(tile);
        }
        figures.subscribe((PanelState<Headline> state) -> show(state));
        heard = session.alertsProperty().subscribe((AlertsSeen now) -> showAlerts(now));
        seen = Fx.property(session.seen());
        seen.subscribe(this::showDisk);
        widthProperty()
                .map(width -> width.doubleValue() >= ROOMY)
                .subscribe(
                        (before, now) -> {
                            show(figures.getValue());
                            showAlerts(session.alerts());
                            showDisk(seen.getValue());
                        });
    }

    /** Lower, for windows in which the panels need the height. */
    void setCompact(boolean compact) {
        for (var child : getChildren()) {
            if (child instanceof FigureTile tile) tile.setCompact(compact);
        }
    }

    private void show(PanelState<Headline> state) {
        switch (state) {
            case PanelState.Loading<Headline> loading -> unknown(Messages.text("dashboard.asking"));
            case PanelState.Failed<Headline>(var failure) -> unknown(Reasons.text(failure));
            case PanelState.Ready<Headline>(var data, var scope, var at) -> {
                pseudoClassStateChanged(Styles.STALE, false);
                show(data, scope);
            }
            case PanelState.Stale<Headline>(var data, var scope, var at, var failure) -> {
                pseudoClassStateChanged(Styles.STALE, true);
                show(data, scope);
            }
        }
    }

    private void unknown(String why) {
        for (var tile : List.of(models, predictions, errorRate, p99)) tile.show(null, why, null);
    }

    private void show(Headline headline, PanelScope scope) {
        showModels(headline);
        showPredictions(headline, scope);
        showErrors(headline);
        showLatency(headline, scope);
    }

    private void showModels(Headline headline) {
        var unknown = headline.withoutInventory();
        if (unknown != null) {
            models.show(null, Reasons.text(unknown), null);
            return;
        }
        if (headline.inventory().isEmpty()) {
            models.show(null, Messages.text("dashboard.tile.noinventory"), null);
            return;
        }
        var silent = headline.silent();
        models.show(
                Numbers.count(headline.modelsInProduction()),
                silent.isEmpty()
                        ? Messages.text("dashboard.tile.nosilent")
                        : Messages.text(
                                "dashboard.tile.silent",
                                silent.size(),
                                SafeText.line(String.join(", ", silent))),
                silent.isEmpty() ? null : "p2");
    }

    private void showPredictions(Headline headline, PanelScope scope) {
        var minute = HeadlineQuery.lastFullMinute(scope);
        var last =
                headline.minutes().stream()
                        .filter(bucket -> bucket.start().equals(minute))
                        .findFirst();
        // An answered minute without documents is a count: none arrived.
        predictions.show(
                Numbers.count(last.map(ErrorBucket::predictions).orElse(0L)),
                Messages.text("dashboard.tile.lastminute"),
                null);
        course(
                predictions,
                headline.minutes().stream().map(bucket -> (double) bucket.predictions()).toList());
    }

    private void showErrors(Headline headline) {
        var totals = headline.totals();
        var errors = totals.errors();
        if (errors == null) {
            errorRate.show(null, Reasons.text(Reason.FIELD_MISSING), null);
            course(errorRate, List.of());
            return;
        }
        var rate = Rate.percent(errors, totals.predictions());
        errorRate.show(
                rate == null ? null : Numbers.percentFigure(rate),
                rate == null
                        ? Messages.text("dashboard.tile.nopredictions")
                        : Messages.text("dashboard.tile.errorsof", errors, totals.predictions()),
                null);
        course(
                errorRate,
                headline.steps().stream()
                        .map(bucket -> Rate.percent(bucket.errors(), bucket.predictions()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Which model is the slowest is only said when every model has its own figure. */
    private void showLatency(Headline headline, PanelScope scope) {
        var traffic = headline.traffic();
        if (!traffic.measurable()) {
            p99.show(null, Reasons.text(Reason.FIELD_MISSING), null);
            return;
        }
        var all = traffic.total().latency().p99();
        if (all == null) {
            p99.show(null, Messages.text("dashboard.tile.nolatency"), null);
            return;
        }
        var worst =
                traffic.models().stream()
                        .filter(one -> one.model() != null && one.latency().p99() != null)
                        .max(Comparator.comparingDouble(TileStrip::p99Of));
        var note =
                traffic.others() != null || worst.isEmpty()
                        ? Messages.text(
                                "dashboard.tile.allmodels", Numbers.age(scope.range().length()))
                        : Messages.text(
                                "dashboard.tile.worst",
                                SafeText.line(worst.get().model()),
                                Numbers.millisecondsFigure(worst.get().latency().p99()));
        p99.show(Numbers.millisecondsFigure(all), note, null);
    }

    private static double p99Of(ModelTraffic traffic) {
        var value = traffic.latency().p99();
        return value == null ? 0 : value;
    }

    private void showAlerts(AlertsSeen now) {
        if (!watched || now.judgedAt() == null) {
            var why =
                    watched
                            ? Messages.text("dashboard.tile.notjudged")
                            : Messages.text("dashboard.tile.notwatched");
            alerts.show(null, why, null);
            alerts.showNote(null);
            return;
        }
        var counts = new EnumMap<Severity, Long>(Severity.class);
        now.alerts().stream()
                .filter(alert -> alert.active() && alert.groupedUnder() == null)
                .forEach(alert -> counts.merge(alert.severity(), 1L, Long::sum));
        if (counts.isEmpty()) {
            alerts.show("0", Messages.text("dashboard.tile.noalerts"), "good");
            alerts.showNote(null);
            return;
        }
        var parts = new ArrayList<String>();
        var note = new HBox();
        note.getStyleClass().add("tile-note");
        counts.forEach(
                (severity, count) -> {
                    var brief = Severities.shape(severity) + " " + count;
                    var part = brief + " " + Severities.word(severity);
                    var label = new Label(roomy() ? part : brief);
                    label.getStyleClass().addAll("note", Severities.role(severity));
                    note.getChildren().add(label);
                    parts.add(part);
                });
        var worst = Severities.role(counts.keySet().iterator().next());
        alerts.show(Numbers.count(now.firing()), String.join(" · ", parts), worst);
        alerts.showNote(note);
    }

    /** Ends the interest in what the session hears. */
    void close() {
        heard.unsubscribe();
    }

    private void showDisk(ClusterWatch.Seen look) {
        var disks = look.disks();
        var failure = look.diskFailure();
        if (disks == null || disks.isEmpty()) {
            disk.show(
                    null,
                    failure == null ? Messages.text("dashboard.asking") : Reasons.text(failure),
                    null);
            return;
        }
        var worst = disks.stream().max(Comparator.comparingDouble(NodeDisk::usedPercent)).get();
        var node = SafeText.line(worst.node());
        disk.show(
                Numbers.count(Math.round(worst.usedPercent())),
                failure == null ? node : Reasons.text(failure),
                role(worst.usedPercent()));
        disk.showShare(roomy() ? worst.usedPercent() : null);
    }

    /** By the server's default watermarks: at 90 % shards move away, at 85 % none come. */
    private static @Nullable String role(double usedPercent) {
        if (usedPercent >= 90) return "p1";
        return usedPercent >= 85 ? "p2" : null;
    }

    private void course(FigureTile tile, List<Double> values) {
        tile.showCourse(roomy() ? values : List.of());
    }

    private boolean roomy() {
        return getWidth() >= ROOMY;
    }

    private static FigureTile tile(String id, String title, String unit) {
        var tile = new FigureTile(title, unit);
        tile.setId(id);
        return tile;
    }

    private static void opens(FigureTile tile, Runnable open) {
        tile.setFocusTraversable(true);
        tile.getStyleClass().add("tile-opens");
        tile.setOnMouseClicked(event -> open.run());
        tile.setOnKeyPressed(
                event -> {
                    if (event.getCode() != KeyCode.ENTER) return;
                    open.run();
                    event.consume();
                });
    }
}
