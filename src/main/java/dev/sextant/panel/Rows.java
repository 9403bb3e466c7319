package dev.sextant.panel;

import static dev.sextant.panel.PanelRows.Kind.COUNT;
import static dev.sextant.panel.PanelRows.Kind.MILLISECONDS;
import static dev.sextant.panel.PanelRows.Kind.MODEL;
import static dev.sextant.panel.PanelRows.Kind.PERCENT;
import static dev.sextant.panel.PanelRows.Kind.PER_MINUTE;
import static dev.sextant.panel.PanelRows.Kind.TEXT;
import static dev.sextant.panel.PanelRows.Kind.TIME;

import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Rate;
import dev.sextant.panel.PanelRows.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of each panel, as the command line's contract names them. */
final class Rows {

    static final PanelRows<List<LifecycleBucket>> TIMELINE =
            new PanelRows<>(
                    List.of(
                            new Column("bucket", TIME),
                            new Column("registered", COUNT),
                            new Column("transitioned", COUNT),
                            new Column("deployed", COUNT),
                            new Column("failed", COUNT)),
                    (buckets, scope) ->
                            buckets.stream()
                                    .map(
                                            bucket ->
                                                    row(
                                                            bucket.start(),
                                                            bucket.registered(),
                                                            bucket.transitioned(),
                                                            bucket.deployed(),
                                                            bucket.failed()))
                                    .toList());

    static final PanelRows<LatencyData> LATENCY =
            new PanelRows<>(
                    List.of(
                            new Column("bucket", TIME),
                            new Column("model", MODEL),
                            new Column("count", COUNT),
                            new Column("p50", MILLISECONDS),
                            new Column("p95", MILLISECONDS),
                            new Column("p99", MILLISECONDS)),
                    (data, scope) ->
                            each(
                                    data.traffic(),
                                    (model, step) ->
                                            row(
                                                    step.start(),
                                                    model,
                                                    step.latency().count(),
                                                    step.latency().p50(),
                                                    step.latency().p95(),
                                                    step.latency().p99())));

    static final PanelRows<ErrorRateData> ERROR_RATE =
            new PanelRows<>(
                    List.of(
                            new Column("model", MODEL),
                            new Column("predictions", COUNT),
                            new Column("errors", COUNT),
                            new Column("error_rate", PERCENT)),
                    (data, scope) -> errorRates(data));

    static final PanelRows<List<VersionStats>> VERSIONS =
            new PanelRows<>(
                    List.of(
                            new Column("model", TEXT),
                            new Column("version", TEXT),
                            new Column("predictions", COUNT),
                            new Column("errors", COUNT),
                            new Column("error_rate", PERCENT),
                            new Column("avg", MILLISECONDS),
                            new Column("p50", MILLISECONDS),
                            new Column("p95", MILLISECONDS),
                            new Column("p99", MILLISECONDS),
                            new Column("first_seen", TIME),
                            new Column("last_seen", TIME),
                            new Column("stage", TEXT)),
                    (versions, scope) -> versions.stream().map(Rows::version).toList());

    static final PanelRows<Traffic> THROUGHPUT =
            new PanelRows<>(
                    List.of(
                            new Column("bucket", TIME),
                            new Column("model", MODEL),
                            new Column("count", COUNT),
                            new Column("per_minute", PER_MINUTE)),
                    (traffic, scope) ->
                            each(
                                    traffic,
                                    (model, step) ->
                                            row(
                                                    step.start(),
                                                    model,
                                                    step.predictions(),
                                                    Rate.perMinute(
                                                            step.predictions(),
                                                            step.start(),
                                                            scope.chartInterval()))));

    static final PanelRows<Page<StageChange>> AUDIT =
            new PanelRows<>(
                    List.of(
                            new Column("time", TIME),
                            new Column("user", TEXT),
                            new Column("model", TEXT),
                            new Column("version", TEXT),
                            new Column("from_stage", TEXT),
                            new Column("to_stage", TEXT),
                            new Column("status", TEXT),
                            new Column("environment", TEXT)),
                    (page, scope) -> page.items().stream().map(Rows::stageChange).toList());

    private Rows() {}

    private interface StepRow {
        List<@Nullable Object> of(@Nullable String model, Step step);
    }

    private static List<List<@Nullable Object>> each(Traffic traffic, StepRow row) {
        var models = new ArrayList<ModelTraffic>(traffic.models());
        if (traffic.others() != null) models.add(traffic.others());
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var model : models) {
            for (var step : model.steps()) rows.add(row.of(model.model(), step));
        }
        return rows;
    }

    private static List<List<@Nullable Object>> errorRates(ErrorRateData data) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var model : data.models()) {
            rows.add(
                    row(
                            model.model(),
                            model.predictions(),
                            model.errors(),
                            Rate.percent(model.errors(), model.predictions())));
        }
        var others = data.others();
        if (others != null) {
            rows.add(
                    row(
                            null,
                            others.predictions(),
                            others.errors(),
                            Rate.percent(others.errors(), others.predictions())));
        }
        return rows;
    }

    private static List<@Nullable Object> version(VersionStats stats) {
        return row(
                stats.model(),
                stats.version(),
                stats.predictions(),
                stats.errors(),
                Rate.percent(stats.errors(), stats.predictions()),
                stats.latency().average(),
                stats.latency().p50(),
                stats.latency().p95(),
                stats.latency().p99(),
                stats.firstSeen(),
                stats.lastSeen(),
                stats.stage());
    }

    private static List<@Nullable Object> stageChange(StageChange change) {
        return row(
                change.time(),
                change.user(),
                change.model(),
                change.version(),
                change.fromStage(),
                change.toStage(),
                change.status(),
                change.environment());
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
