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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a panel's view shares with the screen that it stands on. Used on the JavaFX thread only. */
public interface ViewContext {

    /** The person wants to see this model. */
    void drill(String model);

    /** The person chose a shorter range by dragging across a chart. */
    void zoom(TimeRange range);

    /** The time that all charts of the screen point at. */
    Crosshair crosshair();

    /** Whether the profile says where a version is in its registry. */
    default boolean leadsToVersions() {
        return false;
    }

    /** The person wants to see a version in its registry. */
    default void openVersion(String model, String version, @Nullable String stage) {}

    /** In which times are written now. */
    ZoneId zone();

    /** Which colour and dash each model has, on every screen. */
    SeriesStyles styles();

    /** The error rate in percent above which a rule fires, or null when none watches it. */
    @Nullable Double errorRateLimit();

    /**
     * When rules fired for a model in the range, as far as it is known by now.
     *
     * @param model null for several at once, which are not tinted
     */
    List<ChartEpisode> episodes(@Nullable String model, TimeRange range);

    /**
     * Asks for the page of stage transitions that starts at {@code after}, for the scope shown; the
     * answer comes on the JavaFX thread, and not at all when the scope has changed or the cluster
     * did not answer.
     */
    void moreStageChanges(Cursor after, Consumer<Page<StageChange>> then);

    /**
     * Asks something beside the panel's own question. One of the two is heard on the JavaFX thread,
     * and the person is told why when there is no answer.
     */
    <A> void ask(Question<A> question, Consumer<A> then, Runnable otherwise);

    /** The person wants to see this document. */
    void open(LogEntry entry);
}
