package dev.sextant.ui.frame;

import dev.sextant.live.Live;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.refresh.Pace;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.store.ViewPreferences;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The global controls: what a person looks at and how often it is asked. Properties and commands
 * are for the JavaFX thread; {@link #choice} and {@link #pace} may be heard from any.
 */
public final class DashboardModel {

    public static final List<Duration> RANGES =
            List.of(
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofHours(24),
                    Duration.ofDays(7),
                    Duration.ofDays(30));
    public static final List<Duration> INTERVALS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5));

    /** Models drawn apart; more would not be told from one another. */
    public static final int TOP_MODELS = 6;

    private static final Duration SHORTEST_ZOOM = Duration.ofSeconds(10);

    private final ZoneId local;
    private final ObjectProperty<RangeChoice> range;
    private final ObjectProperty<Filter> filter;
    private final ObjectProperty<@Nullable String> versionModel = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> interval;
    private final BooleanProperty paused;
    private final BooleanProperty utc;
    private final Deque<RangeChoice> zoomedFrom = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
    private final Live<ScopeChoice> choice;
    private final Live<Pace> pace;

    /**
     * @param local the zone of local time
     */
    public DashboardModel(ZoneId local, ViewPreferences memory) {
        this.local = local;
        range = new SimpleObjectProperty<>(range(memory));
        filter = new SimpleObjectProperty<>(memory.filter());
        interval = new SimpleObjectProperty<>(memory.refresh());
        paused = new SimpleBooleanProperty(memory.paused());
        utc = new SimpleBooleanProperty(memory.utc());
        choice = new Live<>(currentChoice());
        pace = new Live<>(new Pace(interval.get(), paused.get()));
        range.subscribe(this::publishChoice);
        filter.subscribe(this::publishChoice);
        versionModel.subscribe(this::publishChoice);
        utc.subscribe(this::publishChoice);
        interval.subscribe(this::publishPace);
        paused.subscribe(this::publishPace);
    }

    public Live<ScopeChoice> choice() {
        return choice;
    }

    public Live<Pace> pace() {
        return pace;
    }

    /** What is to be remembered until the next session. */
    public ViewPreferences memory() {
        return switch (range.get()) {
            case RangeChoice.Last(var length) -> memory(length, null);
            case RangeChoice.Between(var between) -> memory(null, between);
        };
    }

    private ViewPreferences memory(@Nullable Duration last, @Nullable TimeRange between) {
        return new ViewPreferences(
                last, between, filter.get(), interval.get(), paused.get(), utc.get());
    }

    private static RangeChoice range(ViewPreferences memory) {
        var last = memory.last();
        if (last != null) return new RangeChoice.Last(last);
        return new RangeChoice.Between(Objects.requireNonNull(memory.between()));
    }

    /** The range shown; set it with {@link #choose} or {@link #zoom}. */
    public ObjectProperty<RangeChoice> rangeProperty() {
        return range;
    }

    public ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    public Filter filter() {
        return filter.get();
    }

    public ObjectProperty<@Nullable String> versionModelProperty() {
        return versionModel;
    }

    public ObjectProperty<Duration> intervalProperty() {
        return interval;
    }

    public BooleanProperty pausedProperty() {
        return paused;
    }

    public BooleanProperty utcProperty() {
        return utc;
    }

    /** Whether {@link #zoomBack} has somewhere to go. */
    public ReadOnlyBooleanProperty zoomedProperty() {
        return zoomed.getReadOnlyProperty();
    }

    public ZoneId localZone() {
        return local;
    }

    /** In which times are written now. */
    public ZoneId zone() {
        return utc.get() ? ZoneOffset.UTC : local;
    }

    /** A range picked from the menu: there is no way back from it by zooming out. */
    public void choose(RangeChoice next) {
        zoomedFrom.clear();
        zoomed.set(false);
        range.set(next);
    }

    /** A stretch dragged across a chart, at least ten seconds of it. */
    public void zoom(TimeRange stretch) {
        var from = stretch.from();
        var to = stretch.to();
        if (stretch.length().compareTo(SHORTEST_ZOOM) < 0) to = from.plus(SHORTEST_ZOOM);
        zoomedFrom.push(range.get());
        zoomed.set(true);
        range.set(new RangeChoice.Between(new TimeRange(from, to)));
    }

    /** A range that something on screen is about; zooming back leads to the one before. */
    public void show(RangeChoice next) {
        if (next.equals(range.get())) return;
        zoomedFrom.push(range.get());
        zoomed.set(true);
        range.set(next);
    }

    /** Back to the range before the last zoom; false when there was none. */
    public boolean zoomBack() {
        if (zoomedFrom.isEmpty()) return false;
        var before = zoomedFrom.pop();
        zoomed.set(!zoomedFrom.isEmpty());
        range.set(before);
        return true;
    }

    public void togglePause() {
        paused.set(!paused.get());
    }

    private ScopeChoice currentChoice() {
        return new ScopeChoice(range.get(), filter.get(), zone(), TOP_MODELS, versionModel.get());
    }

    private void publishChoice() {
        choice.set(currentChoice());
    }

    private void publishPace() {
        pace.set(new Pace(interval.get(), paused.get()));
    }
}
