package dev.sextant.panel;

import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.chart.ChartEpisode;
import dev.sextant.widget.chart.Crosshair;
import dev.sextant.widget.chart.SeriesStyles;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A screen that remembers what its views asked of it. */
final class ViewScreen implements ViewContext {

    final List<String> drilled = new ArrayList<>();
    final List<TimeRange> zoomed = new ArrayList<>();
    final List<Cursor> asked = new ArrayList<>();
    final List<Question<?>> questions = new ArrayList<>();
    final List<LogEntry> opened = new ArrayList<>();
    private final Crosshair crosshair = new Crosshair();
    private final SeriesStyles styles = new SeriesStyles();
    @Nullable Consumer<Page<StageChange>> waiting;

    @Override
    public void drill(String model) {
        drilled.add(model);
    }

    @Override
    public void zoom(TimeRange range) {
        zoomed.add(range);
    }

    @Override
    public Crosshair crosshair() {
        return crosshair;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public SeriesStyles styles() {
        return styles;
    }

    @Override
    public Double errorRateLimit() {
        return 5.0;
    }

    @Override
    public List<ChartEpisode> episodes(@Nullable String model, TimeRange range) {
        return List.of();
    }

    @Override
    public <A> void ask(Question<A> question, Consumer<A> then, Runnable otherwise) {
        questions.add(question);
    }

    @Override
    public void open(LogEntry entry) {
        opened.add(entry);
    }

    @Override
    public void moreStageChanges(Cursor after, Consumer<Page<StageChange>> then) {
        asked.add(after);
        waiting = then;
    }
}
