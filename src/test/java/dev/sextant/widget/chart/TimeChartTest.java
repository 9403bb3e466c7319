package dev.sextant.widget.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class TimeChartTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:10Z");
    private static final TimeRange RANGE = TimeRange.last(Duration.ofHours(6), NOW);
    private static final Interval STEP = new Interval.Fixed(Duration.ofMinutes(2));
    private static final List<Instant> BUCKETS = ChartContent.bucketsOf(RANGE, STEP);
    private static final List<String> MODELS =
            List.of(
                    "fraud-detector",
                    "churn-predictor",
                    "search-ranker",
                    "credit-risk",
                    "image-moderation",
                    "document-classifier-with-a-rather-long-name",
                    "ตรวจจับการฉ้อโกง");

    private final Crosshair crosshair = new Crosshair();
    private final List<String> drilled = new ArrayList<>();
    private final List<TimeRange> zoomed = new ArrayList<>();
    private final FxRobot robot = new FxRobot();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void picturesOfEveryMode(Theme theme) throws Exception {
        for (var mode : ChartMode.values()) {
            var chart = chart(mode);
            Window.onFx(() -> chart.show(mode == ChartMode.STACKED_BARS ? events() : latency()));
            try (var window = Window.open(new StackPane(chart), theme, 570, 330)) {
                window.keep("chart-" + mode + "-" + theme + "-plain");
                Window.onFx(() -> crosshair.point(NOW.minus(Duration.ofMinutes(138))));
                window.keep("chart-" + mode + "-" + theme);
                Window.onFx(() -> crosshair.point(null));
            }
        }
    }

    @Test
    void draggingAcrossChoosesTheTimeBetween() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(latency()));
        try (var window = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            at(chart, 0.25, 0.5).press(MouseButton.PRIMARY);
            at(chart, 0.5, 0.5);
            window.keep("chart-drag");
            at(chart, 0.75, 0.4).release(MouseButton.PRIMARY);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(1, zoomed.size());
            var chosen = zoomed.getFirst();
            assertEquals(180.0, (double) chosen.length().toMinutes(), 3.0);
            assertEquals(
                    90.0, (double) Duration.between(RANGE.from(), chosen.from()).toMinutes(), 3.0);
            assertEquals(List.of(), drilled);
        }
    }

    @Test
    void aClickOnALineDrillsIntoItAndAClickBesideDoesNot() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(flat(List.of(25.0, 100.0))));
        try (var _ = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            var top = plot(chart).highest();
            at(chart, 0.5, 1 - 60 / top).clickOn(MouseButton.PRIMARY);
            assertEquals(List.of(), drilled);
            at(chart, 0.5, 1 - 25 / top).clickOn(MouseButton.PRIMARY);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(List.of("m0@2026-11-22T06:30:00Z"), drilled);
        }
    }

    @Test
    void aClickInABandDrillsIntoTheModelOfTheBand() throws Exception {
        var chart = chart(ChartMode.STACKED_AREA);
        Window.onFx(() -> chart.show(flat(List.of(25.0, 100.0))));
        try (var _ = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            var top = plot(chart).highest();
            at(chart, 0.5, 1 - 60 / top).clickOn(MouseButton.PRIMARY);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(List.of("m1@2026-11-22T06:30:00Z"), drilled);
        }
    }

    @Test
    void theKeyboardMovesTheCrosshairAndDrills() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(flat(List.of(25.0, 100.0))));
        try (var _ = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            Window.onFx(chart::requestFocus);
            robot.push(KeyCode.END).push(KeyCode.LEFT).push(KeyCode.LEFT);
            var time = Objects.requireNonNull(crosshair.time());
            assertTrue(time.isAfter(Instant.parse("2026-11-22T09:26:00Z")), time::toString);
            assertTrue(time.isBefore(Instant.parse("2026-11-22T09:28:00Z")), time::toString);
            var spoken = chart.getAccessibleText();
            assertTrue(spoken.endsWith("09:26: m1 100 ms, m0 25.0 ms"), spoken);
            robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(List.of("m1@2026-11-22T09:26:00Z"), drilled);
        }
    }

    @Test
    void theKeyboardChoosesAStretchAndEnterZooms() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(flat(List.of(25.0, 100.0))));
        try (var window = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            Window.onFx(chart::requestFocus);
            robot.push(KeyCode.HOME).press(KeyCode.SHIFT);
            for (var step = 0; step < 3; step++) robot.push(KeyCode.RIGHT);
            robot.release(KeyCode.SHIFT);
            window.keep("chart-selected-by-keys");
            var spoken = chart.getAccessibleText();
            assertTrue(spoken.startsWith("Selected "), spoken);
            robot.push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(List.of(), drilled);
            assertEquals(1, zoomed.size());
            assertEquals(RANGE.from(), zoomed.getFirst().from());
            assertEquals(BUCKETS.get(4), zoomed.getFirst().to());
            robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).release(KeyCode.SHIFT);
            robot.push(KeyCode.ESCAPE).push(KeyCode.ENTER);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(1, zoomed.size());
            assertEquals(1, drilled.size());
        }
    }

    @Test
    void theChartIsSummedUpInSentences() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(latency()));
        var text = chart.getAccessibleText();
        assertTrue(text.startsWith(MODELS.size() + " series from "), text);
        assertTrue(text.contains(MODELS.getFirst() + ": between "), text);
        assertTrue(text.contains("fraud-detector v12 by ci-bot."), text);
    }

    @Test
    void thePointerLeavingTakesTheCrosshairAway() throws Exception {
        var chart = chart(ChartMode.LINES);
        Window.onFx(() -> chart.show(latency()));
        try (var _ = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            at(chart, 0.5, 0.5);
            assertNotNull(crosshair.time());
            Window.moveTo(robot, chart, 5, 5);
            WaitForAsyncUtils.waitForFxEvents();
            assertNull(crosshair.time());
        }
    }

    @Test
    void anEntryOfTheLegendShowsItsSeriesAloneAndThenAllAgain() throws Exception {
        var chart = chart(ChartMode.STACKED_AREA);
        Window.onFx(() -> chart.show(flat(List.of(25.0, 100.0))));
        try (var _ = Window.open(new StackPane(chart), Theme.DARK, 570, 330)) {
            robot.clickOn("m0");
            assertEquals(List.of("m0"), chart.shown().stream().map(ChartSeries::key).toList());
            robot.clickOn("m0");
            assertEquals(2, chart.shown().size());
        }
    }

    @Test
    void namesThatWouldDeceiveAreWrittenOut() throws Exception {
        var chart = chart(ChartMode.LINES);
        var names = List.of("a\nb<b>x</b>", "evil\u202Egnp.exe", "x".repeat(200), "😀 \"q\"");
        var series = new ArrayList<ChartSeries>();
        for (var name : names) {
            var values = BUCKETS.stream().map(_ -> name.length() * 2.0).toList();
            series.add(new ChartSeries(name, name, new SeriesStyle(series.size()), values));
        }
        Window.onFx(() -> chart.show(ChartContent.of(RANGE, STEP, NOW, BUCKETS, series)));
        try (var window = Window.open(new StackPane(chart), Theme.LIGHT, 400, 260)) {
            Window.onFx(() -> crosshair.point(NOW.minus(Duration.ofHours(3))));
            window.keep("chart-nasty-names");
            assertTrue(robot.lookup("evil\\u202Egnp.exe").tryQuery().isPresent());
            Window.onFx(chart::requestFocus);
            robot.push(KeyCode.END);
            assertTrue(chart.getAccessibleText().contains("evil\\u202Egnp.exe"));
            assertTrue(robot.lookup("a\\nb<b>x</b>").tryQuery().isPresent());
        }
    }

    @Test
    void tenSeriesOfThreeHundredPointsAreDrawnFasterThanByTheToolkitsOwnChart() throws Exception {
        var chart = chart(ChartMode.LINES);
        var step = new Interval.Fixed(Duration.ofSeconds(72));
        var buckets = ChartContent.bucketsOf(RANGE, step);
        var series = new ArrayList<ChartSeries>();
        for (var index = 0; index < 10; index++) {
            var offset = index * 10;
            var values =
                    buckets.stream()
                            .map(start -> offset + Math.sin(start.getEpochSecond() * 1e-3) + 2)
                            .toList();
            series.add(
                    new ChartSeries("m" + index, "m" + index, new SeriesStyle(index % 7), values));
        }
        var content = ChartContent.of(RANGE, step, NOW, buckets, series);
        var toolkits = Window.onFx(() -> new LineChart<>(new NumberAxis(), new NumberAxis()));
        Window.onFx(
                () -> {
                    toolkits.setCreateSymbols(false);
                    toolkits.setAnimated(false);
                });
        try (var _ = Window.open(new HBox(chart, toolkits), Theme.DARK, 1140, 330)) {
            var own = new ArrayList<Long>();
            var theirs = new ArrayList<Long>();
            for (var round = 0; round < 21; round++) {
                own.add(took(() -> chart.show(content), chart));
                theirs.add(took(() -> fill(toolkits, content), toolkits));
            }
            Collections.sort(own);
            Collections.sort(theirs);
            assertTrue(own.get(10) < theirs.get(10), () -> own + " against " + theirs);
        }
    }

    private static long took(Runnable show, Parent chart) throws Exception {
        return Window.onFx(
                () -> {
                    var start = System.nanoTime();
                    show.run();
                    chart.layout();
                    return System.nanoTime() - start;
                });
    }

    private static void fill(LineChart<Number, Number> chart, ChartContent content) {
        chart.getData().clear();
        for (var series : content.series()) {
            var line = new XYChart.Series<Number, Number>();
            for (var index = 0; index < series.values().size(); index++) {
                line.getData().add(new XYChart.Data<>(index, series.values().get(index)));
            }
            chart.getData().add(line);
        }
    }

    private TimeChart chart(ChartMode mode) throws Exception {
        return Window.onFx(
                () -> {
                    var chart =
                            new TimeChart(
                                    mode,
                                    "ms",
                                    Numbers::milliseconds,
                                    crosshair,
                                    () -> ZoneOffset.UTC);
                    chart.setOnDrill((key, time) -> drilled.add(key + "@" + time));
                    chart.setOnRangeChosen(zoomed::add);
                    return chart;
                });
    }

    private static PlotArea plot(TimeChart chart) {
        return Objects.requireNonNull(chart.plot());
    }

    /** The pointer at shares of the plot's width and height, from its upper left corner. */
    private FxRobot at(TimeChart chart, double across, double down) throws Exception {
        var plot = plot(chart);
        var layer = chart.lookup(".pointer-layer");
        var result =
                Window.moveTo(
                        robot,
                        layer,
                        plot.left() + across * plot.width(),
                        plot.top() + down * plot.height());
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    private static ChartContent flat(List<Double> heights) {
        var series = new ArrayList<ChartSeries>();
        for (var height : heights) {
            var name = "m" + series.size();
            var values = BUCKETS.stream().map(_ -> height).toList();
            series.add(new ChartSeries(name, name, new SeriesStyle(series.size()), values));
        }
        return ChartContent.of(RANGE, STEP, NOW, BUCKETS, series);
    }

    private static ChartContent latency() {
        var styles = new SeriesStyles();
        styles.show(MODELS);
        var count = BUCKETS.size();
        var series = new ArrayList<ChartSeries>();
        for (var index = 0; index < MODELS.size(); index++) {
            var values = new ArrayList<Double>();
            for (var bucket = 0; bucket < count; bucket++) {
                var gap = index == 2 && bucket > 60 && bucket < 75;
                var jump = index == 0 && bucket > 110 ? 180 : 0;
                var noise = 4 * Math.sin(bucket * 12.9898 * (index + 1)) * Math.cos(bucket * 78.2);
                var wave = 12 * Math.sin(bucket * 0.05 + index);
                values.add(gap ? Double.NaN : 60 + index * 30 + jump + wave + noise);
            }
            var name = MODELS.get(index);
            series.add(new ChartSeries(name, name, styles.of(name), values));
        }
        return ChartContent.of(RANGE, STEP, NOW, BUCKETS, series)
                .withMarkers(
                        List.of(
                                marker(138, "v12", "fraud-detector v12 by ci-bot", false),
                                marker(128, "v31", "search-ranker v31 failed", true),
                                marker(2, "v4", "credit-risk v4 by nok", false)))
                .withLimit(new ChartLimit(330, "2 × baseline = 330 ms"));
    }

    private static ChartMarker marker(int minutes, String label, String detail, boolean failed) {
        return new ChartMarker(NOW.minus(Duration.ofMinutes(minutes)), label, detail, failed);
    }

    private static ChartContent events() {
        var range = TimeRange.last(Duration.ofDays(7), NOW);
        var day = new Interval.Calendar(java.time.temporal.ChronoUnit.DAYS, ZoneOffset.UTC);
        var kinds = List.of("registered", "transitioned", "deployed");
        var counts =
                List.of(
                        List.of(2.0, 2.0, 4.0, 4.0, 4.0, 2.0, 3.0, 5.0),
                        List.of(1.0, 4.0, 1.0, 4.0, 2.0, 1.0, 3.0, 2.0),
                        List.of(0.0, 3.0, 1.0, 1.0, 3.0, 0.0, 1.0, 1.0));
        var series = new ArrayList<ChartSeries>();
        for (var index = 0; index < 3; index++) {
            var kind = kinds.get(index);
            series.add(new ChartSeries(kind, kind, new SeriesStyle(index), counts.get(index)));
        }
        return ChartContent.of(range, day, NOW, ChartContent.bucketsOf(range, day), series)
                .withFlags(List.of(new ChartFlag(5, "1 failed")));
    }
}
