package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.LifecycleBucket;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.StageChange;
import dev.sextant.cluster.Totals.ModelTotal;
import dev.sextant.cluster.Traffic;
import dev.sextant.cluster.Traffic.ModelTraffic;
import dev.sextant.cluster.Traffic.Step;
import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Filter;
import dev.sextant.model.Latency;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.OrEmpty;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import dev.sextant.widget.table.DataTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class ViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:10Z");
    private static final PanelScope SIX_HOURS = scope(Duration.ofHours(6), Filter.ALL);
    private static final PanelScope WEEK = scope(Duration.ofDays(7), Filter.ALL);
    private static final List<String> MODELS =
            List.of(
                    "search-ranker",
                    "churn-predictor",
                    "fraud-detector",
                    "credit-risk",
                    "image-moderation");

    private final ViewScreen screen = new ViewScreen();
    private final FxRobot robot = new FxRobot();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void sixPanelsBesideEachOther(Theme theme) throws Exception {
        var grid = Window.onFx(this::dashboard);
        try (var window = Window.open(grid, theme, 1760, 840)) {
            window.keep("views-" + theme);
            Window.onFx(() -> screen.crosshair().point(NOW.minus(Duration.ofMinutes(100))));
            window.keep("views-" + theme + "-crosshair");
        }
    }

    @Test
    void aModelAloneShowsThreePercentiles() throws Exception {
        var view = Window.onFx(() -> new LatencyView(screen));
        var one = new Filter(null, "fraud-detector", null);
        var data = new LatencyData(traffic(List.of("fraud-detector"), false), deployments());
        Window.onFx(() -> view.show(data, scope(Duration.ofHours(6), one)));
        try (var window = Window.open(panel("Latency", view.node()), Theme.DARK, 1160, 390)) {
            window.keep("view-latency-model");
            assertTrue(robot.lookup("P50").tryQuery().isPresent());
            assertTrue(robot.lookup("P99").tryQuery().isPresent());
        }
    }

    @Test
    void aPanelWithoutDataSaysWhatWouldFillIt() throws Exception {
        var view = Window.onFx(() -> new ThroughputView(screen));
        var none = new ModelTraffic(null, 0, Latency.NONE, List.of());
        Window.onFx(
                () -> view.show(new Traffic(List.of(), null, List.of(), none, true), SIX_HOURS));
        try (var window = Window.open(panel("Throughput", view.node()), Theme.DARK, 570, 330)) {
            window.keep("view-empty");
            assertTrue(((OrEmpty) view.node()).isEmpty());
        }
        Window.onFx(() -> view.show(traffic(MODELS, true), SIX_HOURS));
        assertFalse(((OrEmpty) view.node()).isEmpty());
    }

    @Test
    void latencyMissingInEveryPredictionIsSaidAndNotDrawnAsZero() throws Exception {
        var view = Window.onFx(() -> new LatencyView(screen));
        var step = new Step(NOW.minus(Duration.ofHours(1)), 5, Latency.NONE);
        var model = new ModelTraffic("m", 5, Latency.NONE, List.of(step));
        var total = new ModelTraffic(null, 5, Latency.NONE, List.of(step));
        var traffic = new Traffic(List.of(model), null, List.of(), total, true);
        Window.onFx(() -> view.show(new LatencyData(traffic, List.of()), SIX_HOURS));
        assertTrue(((OrEmpty) view.node()).isEmpty());
    }

    @Test
    void theBarsOfTheErrorRateDrillByKeyboard() throws Exception {
        var view = Window.onFx(() -> new ErrorRateView(screen));
        Window.onFx(() -> view.show(errorRates(), SIX_HOURS));
        try (var _ = Window.open(panel("Error rate", view.node()), Theme.DARK, 570, 330)) {
            Window.onFx(() -> robot.lookup("#error-rate-bars").query().requestFocus());
            robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(List.of("credit-risk"), screen.drilled);
        }
    }

    @Test
    void othersCanBeListedAndOneOfThemChosen() throws Exception {
        var view = Window.onFx(() -> new ErrorRateView(screen));
        Window.onFx(() -> view.show(errorRates(), SIX_HOURS));
        try (var window = Window.open(panel("Error rate", view.node()), Theme.DARK, 570, 430)) {
            Window.onFx(() -> robot.lookup("#error-rate-bars").query().requestFocus());
            robot.push(KeyCode.END).push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            window.keep("view-others");
            robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(1, screen.drilled.size());
            assertTrue(screen.drilled.getFirst().startsWith("small-"), screen.drilled::toString);
        }
    }

    @Test
    void theAuditAsksForMoreWhenItsEndIsInSightAndKeepsItOnRefresh() throws Exception {
        var view = Window.onFx(() -> new AuditView(screen));
        var first = changes(60);
        Window.onFx(() -> view.show(new Page<>(first, new Cursor("c1")), SIX_HOURS));
        try (var _ = Window.open(panel("Audit", view.node()), Theme.DARK, 570, 330)) {
            DataTable<?> table = robot.lookup("#audit-table").query();
            Window.onFx(() -> table.scrollTo(59));
            WaitForAsyncUtils.waitForFxEvents(3);
            assertEquals(List.of(new Cursor("c1")), screen.asked);
            var more = changes(80).subList(60, 80);
            var waiting = Objects.requireNonNull(screen.waiting);
            Window.onFx(() -> waiting.accept(new Page<>(more, null)));
            assertEquals(80, table.getItems().size());
            Window.onFx(() -> view.show(new Page<>(first, new Cursor("c1")), SIX_HOURS));
            assertEquals(80, table.getItems().size());
            robot.clickOn("#audit-search").write("failed");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(
                    first.stream().filter(c -> "failed".equals(c.status())).count()
                            + more.stream().filter(c -> "failed".equals(c.status())).count(),
                    table.getItems().size());
        }
    }

    @Test
    void aClickOnAVersionOpensItsModel() throws Exception {
        var view = Window.onFx(() -> new VersionsView(screen));
        Window.onFx(() -> view.show(versions(), WEEK));
        try (var _ = Window.open(panel("Versions", view.node()), Theme.LIGHT, 900, 330)) {
            robot.clickOn("v11");
            assertEquals(List.of("fraud-detector"), screen.drilled);
        }
    }

    private GridPane dashboard() {
        Fonts.load();
        var timeline = new TimelineView(screen);
        var latency = new LatencyView(screen);
        var errors = new ErrorRateView(screen);
        var versions = new VersionsView(screen);
        var throughput = new ThroughputView(screen);
        var audit = new AuditView(screen);
        timeline.show(timeline(), WEEK);
        latency.show(new LatencyData(traffic(MODELS, true), deployments()), SIX_HOURS);
        errors.show(errorRates(), SIX_HOURS);
        versions.show(versions(), WEEK);
        throughput.show(traffic(MODELS, true), SIX_HOURS);
        audit.show(new Page<>(changes(9), null), WEEK);
        var grid = new GridPane(10, 10);
        grid.getStyleClass().add("screen");
        grid.setPadding(new javafx.geometry.Insets(10));
        grid.addRow(
                0,
                panel("Model events", timeline.node()),
                panel("Latency P99", latency.node()),
                panel("Error rate per model", errors.node()));
        grid.addRow(
                1,
                panel("Version comparison", versions.node()),
                panel("Throughput", throughput.node()),
                panel("Stage transitions", audit.node()));
        for (var child : grid.getChildren()) {
            GridPane.setHgrow(child, Priority.ALWAYS);
            GridPane.setVgrow(child, Priority.ALWAYS);
        }
        return grid;
    }

    private static VBox panel(String title, Node content) {
        var head = new Label(title);
        head.getStyleClass().add("panel-title");
        var box = new VBox(6, head, content);
        box.getStyleClass().add("panel");
        box.setPrefSize(10, 10);
        VBox.setVgrow(content, Priority.ALWAYS);
        return box;
    }

    private static PanelScope scope(Duration length, Filter filter) {
        return new PanelScope(
                TimeRange.last(length, NOW), filter, ZoneOffset.UTC, null, 6, null, NOW);
    }

    private static Traffic traffic(List<String> names, boolean withOthers) {
        var models = new ArrayList<ModelTraffic>();
        for (var index = 0; index < names.size(); index++) {
            models.add(model(names.get(index), index));
        }
        var others = withOthers ? model(null, 6) : null;
        var otherNames = withOthers ? smallModels() : List.<String>of();
        return new Traffic(models, others, otherNames, model(null, 0), true);
    }

    private static ModelTraffic model(@org.jspecify.annotations.Nullable String name, int index) {
        var steps = new ArrayList<Step>();
        var interval = SIX_HOURS.chartInterval();
        var start = interval.floor(SIX_HOURS.range().from());
        for (var bucket = 0; start.isBefore(NOW); bucket++) {
            var wave = 1 + 0.5 * Math.sin(bucket * 0.045 + 1 + index * 0.2);
            var noise = 0.08 * Math.sin(bucket * 12.9898 + index) * Math.cos(bucket * 78.2);
            var count = Math.round((420 - 55 * index) * (wave + noise));
            var jump = "fraud-detector".equals(name) && bucket > 110 ? 2.1 : 1;
            var p99 =
                    (60 + 34 * index) * jump * (1 + 0.12 * Math.sin(bucket * 0.07 + index) + noise);
            var latency = new Latency(count, p99 / 3, p99 / 3.2, p99 / 1.4, p99);
            if (bucket < 70 || bucket > 80 || index != 3) {
                steps.add(
                        new Step(
                                start,
                                start.plusSeconds(120).isAfter(NOW) ? count / 4 : count,
                                latency));
            }
            start = interval.next(start);
        }
        var total = steps.stream().mapToLong(Step::predictions).sum();
        return new ModelTraffic(name, total, Latency.NONE, steps);
    }

    private static List<String> smallModels() {
        return IntStream.range(0, 7).mapToObj(index -> "small-" + index).toList();
    }

    private static List<Deployment> deployments() {
        return List.of(
                new Deployment(
                        NOW.minus(Duration.ofMinutes(138)),
                        "fraud-detector",
                        "12",
                        "production",
                        "ci-bot",
                        "success"),
                new Deployment(
                        NOW.minus(Duration.ofMinutes(40)),
                        "search-ranker",
                        "31",
                        "production",
                        "nok",
                        "failed"));
    }

    private static ErrorRateData errorRates() {
        return new ErrorRateData(
                List.of(
                        new ModelTotal("fraud-detector", 18_204, 1_351L),
                        new ModelTotal("credit-risk", 6_120, 80L),
                        new ModelTotal("image-moderation", 4_871, 40L),
                        new ModelTotal("search-ranker", 31_992, 141L),
                        new ModelTotal("churn-predictor", 24_310, 29L)),
                new ModelTotal("", 9_902, 9L),
                smallModels());
    }

    private static List<VersionStats> versions() {
        return List.of(
                version("13", 212, 1, 86.0, 139.0, 171.0, "Staging"),
                version("12", 4_310, 1_038, 112.0, 301.0, 348.0, "Production"),
                version("11", 13_894, 85, 88.4, 142.0, 166.0, "Archived"),
                new VersionStats(
                        "fraud-detector", "10", 0, 0, Latency.NONE, null, null, "Archived"));
    }

    private static VersionStats version(
            String version,
            long count,
            long errors,
            double p50,
            double p95,
            double p99,
            String stage) {
        var latency = new Latency(count, p50 * 1.2, p50, p95, p99);
        var first = NOW.minus(Duration.ofDays(14 - Integer.parseInt(version)));
        return new VersionStats(
                "fraud-detector", version, count, errors, latency, first, NOW, stage);
    }

    private static List<LifecycleBucket> timeline() {
        var day = NOW.truncatedTo(ChronoUnit.DAYS);
        return IntStream.range(0, 7)
                .mapToObj(
                        back ->
                                new LifecycleBucket(
                                        day.minus(Duration.ofDays(back)),
                                        2 + back % 3,
                                        1 + back * 7 % 4,
                                        back % 4,
                                        back == 2 ? 1 : 0))
                .toList();
    }

    private static List<StageChange> changes(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        index ->
                                new StageChange(
                                        NOW.minus(Duration.ofMinutes(67L * index * index)),
                                        index % 3 == 0
                                                ? "ci-bot"
                                                : index % 3 == 1 ? "somchai" : "นก",
                                        MODELS.get(index % 5),
                                        "" + (index * 7 % 31),
                                        index % 2 == 0 ? "Staging" : null,
                                        index % 2 == 0 ? "Production" : "Staging",
                                        index % 4 == 2 ? "failed" : "success",
                                        "production"))
                .toList();
    }
}
