package dev.sextant.ui.wall;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.WallPreferences;
import dev.sextant.store.WallPreferences.Page;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Ticker;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Pages one after the other, each with its alerts, its age and a clock. Only the page in front asks
 * its cluster; a cluster that is away is said as loudly as an alert, and tried again.
 */
public final class Wall extends StackPane implements AutoCloseable {

    private static final Duration CONTROLS_SHOWN = Duration.ofSeconds(6);

    private final WallSource source;
    private final InstantSource time;
    private final Runnable leave;
    private final WallSessions sessions;
    private final WallHead head = new WallHead();
    private final WallAlerts alerts = new WallAlerts();
    private final Enlarged body = new Enlarged();
    private final WallControls controls;
    private final Ticker second;
    private Instant controlsUntil = Instant.EPOCH;
    private List<WallPage> pages = List.of();
    private Duration interval;
    private Instant turned;
    private int index;
    private boolean held;
    private @Nullable WallChooser chooser;
    private final List<Runnable> closing = new ArrayList<>();

    /**
     * @param first the profile whose dashboard is shown when no page was chosen
     * @param leave takes the wall out of the window
     */
    public Wall(
            WallSource source, @Nullable ClusterProfile first, InstantSource time, Runnable leave) {
        this.source = source;
        this.time = time;
        this.leave = leave;
        sessions = new WallSessions(source);
        setId("wall");
        getStyleClass().addAll("window", "wall");
        setFocusTraversable(true);
        setAccessibleText(Messages.text("wall.name"));
        var chosen = source.preferences();
        interval = chosen.interval();
        turned = time.instant();
        controls = new WallControls(interval, new ByHand());
        var top = new VBox(head, alerts);
        top.setPadding(new Insets(0, 0, 6, 0));
        var frame = new BorderPane(body);
        frame.setTop(top);
        getChildren().add(frame);
        StackPane.setAlignment(controls, Pos.BOTTOM_CENTER);
        StackPane.setMargin(controls, new Insets(0, 0, 28, 0));
        addEventFilter(KeyEvent.ANY, this::key);
        // what the controls leave over shall not mean anything to the window behind
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> showControls());
        setCursor(Cursor.NONE);
        show(pages(chosen.pages(), first));
        second = new Ticker(time);
        second.nowProperty().subscribe((before, now) -> tick());
    }

    private List<WallPage> pages(List<Page> chosen, @Nullable ClusterProfile first) {
        var known = source.profiles();
        var wanted = new ArrayList<>(chosen);
        var start = first == null && !known.isEmpty() ? known.getFirst() : first;
        if (wanted.isEmpty() && start != null) wanted.add(new Page(start.name(), null));
        return wanted.stream()
                .map(page -> new WallPage(page, profile(page.profile(), known), sessions))
                .toList();
    }

    private static @Nullable ClusterProfile profile(String name, List<ClusterProfile> known) {
        return known.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    private void show(List<WallPage> next) {
        pages.forEach(WallPage::close);
        body.clear();
        pages = next;
        index = 0;
        if (pages.isEmpty()) {
            body.show(
                    new Placeholder(
                            Feather.MONITOR,
                            Messages.text("wall.empty"),
                            Messages.text("wall.empty.why")));
            return;
        }
        bringToFront();
    }

    private WallPage front() {
        return pages.get(index);
    }

    /** Turns by so many pages. */
    void turn(int by) {
        if (pages.isEmpty()) return;
        front().hidden();
        index = Math.floorMod(index + by, pages.size());
        bringToFront();
    }

    private void bringToFront() {
        turned = time.instant();
        var page = front();
        head.name(page.page().profile(), page.page().model(), index + 1, pages.size());
        page.shown(turned);
        tell();
    }

    /** Once a second. */
    public void tick() {
        var now = time.instant();
        var idle = chooser == null && now.isAfter(controlsUntil);
        if (idle && getChildren().contains(controls)) hideControls();
        if (pages.isEmpty()) return;
        var due = !held && pages.size() > 1 && !now.isBefore(turned.plus(interval));
        if (due && chooser == null) {
            turn(1);
            return;
        }
        front().tryToOpen(now);
        tell();
    }

    private void tell() {
        var page = front();
        var screen = page.screen();
        var session = page.session();
        var now = time.instant();
        if (screen != null) {
            if (!body.shows(screen.node())) body.show(screen.node());
        } else {
            body.show(waiting(page));
        }
        var pulse = screen == null ? null : screen.pulse();
        var every = session == null ? Duration.ZERO : session.model().intervalProperty().get();
        head.tell(
                pulse == null ? null : pulse.get(),
                every,
                page.gone() ? Messages.text("wall.gone") : page.problem(),
                now,
                session == null ? ZoneId.systemDefault() : session.model().zone());
        alerts.tell(session);
    }

    private static Placeholder waiting(WallPage page) {
        return new Placeholder(
                Feather.CLOCK,
                Messages.text("dashboard.loading", SafeText.line(page.page().profile())),
                "");
    }

    private void key(KeyEvent event) {
        var inFront = chooser == null ? controls : chooser;
        if (event.getCode() == KeyCode.TAB && getChildren().contains(inFront)) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) step(inFront, !event.isShiftDown());
            showControls();
            event.consume();
            return;
        }
        if (chooser != null) {
            if (event.getCode() == KeyCode.ESCAPE) {
                if (event.getEventType() == KeyEvent.KEY_PRESSED) closeChooser();
                event.consume();
            }
            return;
        }
        if (event.getEventType() == KeyEvent.KEY_PRESSED) pressed(event);
        // keys reach the controls, and nothing behind the wall
        if (!controls.isFocusWithin()) event.consume();
    }

    /** Tab stays in what is in front: behind it the keys mean nothing. */
    private void step(Parent inFront, boolean forward) {
        var stops = new ArrayList<Node>();
        collect(inFront, stops);
        if (stops.isEmpty()) return;
        var now = stops.indexOf(getScene().getFocusOwner());
        var next = now < 0 ? (forward ? 0 : -1) : now + (forward ? 1 : -1);
        stops.get(Math.floorMod(next, stops.size())).requestFocus();
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) continue;
            if (child.isFocusTraversable()) stops.add(child);
            // a control goes through what it is made of by itself
            else if (child instanceof Parent more) collect(more, stops);
        }
    }

    private void pressed(KeyEvent event) {
        var shown = getChildren().contains(controls);
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F11) {
            event.consume();
            leave.run();
            return;
        }
        showControls();
        if (!shown) {
            controls.requestFocus();
            controls.getChildrenUnmodifiable().getFirst().requestFocus();
        }
        switch (event.getCode()) {
            case PAGE_DOWN -> turn(1);
            case PAGE_UP -> turn(-1);
            default -> {}
        }
    }

    private void showControls() {
        setCursor(Cursor.DEFAULT);
        if (!getChildren().contains(controls)) getChildren().add(controls);
        controlsUntil = time.instant().plus(CONTROLS_SHOWN);
    }

    private void hideControls() {
        setCursor(Cursor.NONE);
        getChildren().remove(controls);
        requestFocus();
    }

    private void closeChooser() {
        getChildren().remove(chooser);
        chooser = null;
        requestFocus();
    }

    /** Runs when the wall is left. */
    public void whenClosed(Runnable action) {
        closing.add(action);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        second.close();
        pages.forEach(WallPage::close);
        pages = List.of();
        sessions.close();
    }

    private final class ByHand implements WallControls.Actions {
        @Override
        public void previous() {
            turn(-1);
        }

        @Override
        public void next() {
            turn(1);
        }

        @Override
        public void toggleHold() {
            held = !held;
            controls.held(held);
        }

        @Override
        public void every(Duration every) {
            interval = every;
            keep();
        }

        @Override
        public void choose() {
            var shown = pages.stream().map(WallPage::page).toList();
            var made = new WallChooser(source, shown, this::chosen, Wall.this::closeChooser);
            chooser = made;
            getChildren().add(made);
            made.requestFocus();
        }

        private void chosen(List<Page> picked) {
            closeChooser();
            if (picked.isEmpty()) return;
            show(pages(picked, null));
            keep();
        }

        private void keep() {
            source.keep(
                    new WallPreferences(
                            pages.stream().map(WallPage::page).toList(),
                            interval,
                            source.preferences().people()));
        }

        @Override
        public void leave() {
            leave.run();
        }
    }
}
