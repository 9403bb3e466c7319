package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.ConsoleLink;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.bar.TopBar;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Notices;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Unsaved;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window: controls above, places at the left, the screen in front, and the keys. */
public final class MainWindow implements AutoCloseable {

    private static final double NARROW = 1_150;

    private final Surroundings surroundings;
    private final Supplier<List<ClusterProfile>> profiles;
    private final StackPane content = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane root = new StackPane(frame);
    private final InApp toasts = new InApp(root);
    private final SettingsBuilder settingsBuilder;
    private final Overlays overlays = new Overlays(root, this::find, this::home);
    private final Entrance entrance;
    private final Exports exports;
    private NavBar navigation;
    private Welcome welcome;
    private Screen settings;
    private final WallWindow wall;
    private @Nullable Session session;
    private @Nullable Screens screens;
    private @Nullable TopBar bar;
    private @Nullable AlertNotes notes;
    private final WindowTitle title = new WindowTitle();
    private Outside outside = Outside.NOTHING;
    private final ShiftHeld shift = new ShiftHeld(root);
    private final WindowFinder finder;
    private final Openings openings;
    private @Nullable PageMenu pageMenu;

    /** Builds the settings, given what opens a profile. */
    @FunctionalInterface
    public interface SettingsBuilder {
        /**
         * @param before the settings that these replace, whose part in front stays in front; null
         *     for none
         */
        Node build(Consumer<ClusterProfile> open, Exports exports, @Nullable Node before);
    }

    /**
     * @param profiles the saved ones, newly read at each call
     */
    public MainWindow(
            Surroundings surroundings,
            Supplier<List<ClusterProfile>> profiles,
            SettingsBuilder settingsBuilder,
            FirstRun firstRun) {
        this.surroundings = surroundings;
        this.profiles = profiles;
        var chooser = surroundings.chooser();
        exports =
                new Exports(
                        chooser == null ? new SaveDialog(root) : chooser,
                        surroundings.workers(),
                        toasts,
                        surroundings.browser());
        wall = new WallWindow(root, toasts, surroundings, profiles, exports);
        this.settingsBuilder = settingsBuilder;
        finder = new WindowFinder(this, overlays, toasts, exports, this::openApart);
        openings = new Openings(surroundings, () -> welcome, toasts, this::show);
        entrance = new Entrance(firstRun, content, this::open, this::showCurrent);
        settings = new Sheet(settingsBuilder.build(this::open, exports, null));
        navigation = new NavBar(this::go);
        welcome = welcome();
        root.getStyleClass().add("window");
        frame.setLeft(navigation);
        frame.setCenter(content);
        frame.setMinSize(0, 0);
        root.widthProperty().subscribe(width -> navigation.narrow(width.doubleValue() < NARROW));
        WindowKeys.of(this, root, overlays, toasts);
        navigation.connected(false);
        content.getChildren().setAll(welcome);
    }

    private Welcome welcome() {
        return new Welcome(entrance, this::openDemo, surroundings.demo() != null);
    }

    /** What the wall remembers, and what keeps its screen lit. */
    public void remember(WallMemory memory) {
        wall.remember(memory);
    }

    /** Turns the window into a wall, until a person leaves it. */
    public void showWall() {
        wall.show(session, screens);
    }

    public Parent root() {
        return root;
    }

    /**
     * Says everything anew, after {@link Messages#speak}: the same session, the same screen. What
     * is typed somewhere and not saved would be lost: ask {@link #unsaved} first.
     */
    public void speak() {
        var owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        var front = content.getChildren().getFirst();
        var inSettings = front.equals(settings.node());
        overlays.hide();
        settings = new Sheet(settingsBuilder.build(this::open, exports, settings.node()));
        navigation = new NavBar(this::go);
        welcome = welcome();
        frame.setLeft(navigation);
        navigation.narrow(root.getWidth() < NARROW);
        navigation.connected(session != null);
        if (session != null && screens != null) {
            navigation.show(session.alerts());
            var seen = screens.view();
            screens.close();
            if (bar != null) bar.dispose();
            showScreens(session).show(seen);
        } else {
            content.getChildren().setAll(inSettings ? settings.node() : welcome);
            if (inSettings) navigation.show(Place.SETTINGS);
        }
        if (owner != null && owner.getId() != null) {
            root.applyCss();
            var again = root.lookup("#" + owner.getId());
            if (again != null) again.requestFocus();
        }
    }

    /** Whether something typed into a form of this window is not saved yet. */
    public boolean unsaved() {
        return Unsaved.in(settings.node()) || (screens != null && screens.unsaved());
    }

    public Notices notices() {
        return toasts;
    }

    /** The session in front; null while no cluster is open. */
    public @Nullable Session session() {
        return session;
    }

    @Nullable Screens screens() {
        return screens;
    }

    /** What the window shows, and how many alerts of its cluster fire. */
    public ReadOnlyStringProperty titleProperty() {
        return title.textProperty();
    }

    public void setOutside(Outside value) {
        outside = value;
    }

    /** Opens a profile in the background and shows its dashboard. */
    public void open(ClusterProfile profile) {
        open(profile, null);
    }

    /**
     * Shows where a link leads.
     *
     * @param profile the link's
     * @param link null for the dashboard as it was last looked at
     */
    public void open(ClusterProfile profile, @Nullable ConsoleLink link) {
        var shown = session;
        if (link != null && shown != null && screens != null && shown.profile().equals(profile)) {
            follow(link, shown, screens);
        } else {
            openings.open(profile, link);
        }
    }

    /** Shows what is in a profile's file, for a person to take it or not. */
    public void importProfile(Path file) {
        entrance.importProfile(file);
    }

    private void showCurrent() {
        if (screens != null) bringToFront(screens.current());
        else bringToFront(new Sheet(welcome));
    }

    /** Starts the demo cluster and opens it. */
    public void openDemo() {
        openings.openDemo();
    }

    private void show(Session next, @Nullable ConsoleLink link) {
        leaveSession();
        session = next;
        outside.opened(next.profile());
        navigation.connected(true);
        next.model().choice().listen(choice -> remember(next));
        next.model().pace().listen(pace -> remember(next));
        next.alertsProperty().subscribe(seen -> navigation.show(seen));
        title.follow(next);
        notes = new AlertNotes(next, toasts, this::openAlert);
        var made = showScreens(next);
        bringToFront(made.current());
        if (link != null) follow(link, next, made);
    }

    private void follow(ConsoleLink link, Session shown, Screens on) {
        Links.follow(link, shown, on, toasts);
        if (link.screen() == ConsoleLink.Place.WALL) showWall();
    }

    private Screens showScreens(Session of) {
        var paper =
                new PaperActions(
                        of,
                        surroundings,
                        exports,
                        () -> Objects.requireNonNull(screens),
                        () -> root.getScene().getWindow());
        var menu = new PageMenu(paper, this::showWall, finder.windowCommands());
        pageMenu = menu;
        var newBar = new TopBar(of, profiles.get(), profiles, new BarActions(), menu);
        bar = newBar;
        frame.setTop(newBar);
        var made =
                new Screens(
                        of, exports, surroundings, settings, this::bringToFront, this::openApart);
        screens = made;
        finder.renew();
        newBar.follow(made.dashboard().figures(), made.dashboard().board().refresher().pulse());
        return made;
    }

    /** Brings one alert of the open cluster to the front; the list for null. */
    public void openAlert(@Nullable AlertKey key) {
        if (screens != null) screens.openAlerts(key);
    }

    /** Opens what is in front in a window of its own; nothing while no cluster is open. */
    public void openApart() {
        if (session == null || screens == null) return;
        outside.open(session.profile(), Links.of(session, screens));
    }

    private boolean openApart(String model, @Nullable RangeChoice range) {
        if (!shift.now() || session == null) return false;
        outside.open(session.profile(), Links.ofModel(session, model, range));
        return true;
    }

    /** Puts a link to what is in front on the clipboard; nothing while no cluster is open. */
    public void copyLink() {
        if (screens != null) screens.copyLink();
    }

    private void remember(Session shown) {
        surroundings.memory().keep(shown.profile(), shown.model().memory());
    }

    private void leaveSession() {
        wall.leave();
        var left = session;
        if (left == null) return;
        remember(left);
        if (screens != null) screens.close();
        if (bar != null) bar.dispose();
        if (notes != null) notes.close();
        left.close();
        session = null;
        screens = null;
        bar = null;
        notes = null;
        pageMenu = null;
        navigation.show(AlertsSeen.NOTHING);
        title.forget();
    }

    private void bringToFront(Screen screen) {
        overlays.hide();
        content.getChildren().setAll(screen.node());
        if (bar != null) bar.inFront(screen.pulse());
        if (screens != null) navigation.show(screens.place());
        if (notes != null) notes.listed(screens != null && screens.place() == Place.ALERTS);
        if (screens != null) title.inFront(screens.place(), screens.modelShown());
        screen.node().requestFocus();
    }

    void go(Place place) {
        navigation.show(place);
        if (screens != null) {
            screens.go(place);
        } else {
            content.getChildren().setAll(place == Place.SETTINGS ? settings.node() : welcome);
            content.getChildren().getFirst().requestFocus();
        }
    }

    void back() {
        if (overlays.hide()) return;
        if (entrance.inFront()) {
            entrance.leave();
        } else if (overlays.typing() && screens != null) {
            screens.current().node().requestFocus();
        } else if (screens != null) {
            screens.back();
        } else {
            showCurrent();
        }
    }

    private void find() {
        finder.find();
    }

    Supplier<List<ClusterProfile>> profiles() {
        return profiles;
    }

    Outside outside() {
        return outside;
    }

    Node settings() {
        return settings.node();
    }

    @Nullable TopBar bar() {
        return bar;
    }

    @Nullable PageMenu pageMenu() {
        return pageMenu;
    }

    /** What has the focus when nothing else can. */
    private Node home() {
        return screens != null ? screens.current().node() : content.getChildren().getFirst();
    }

    @Override
    public void close() {
        openings.forget();
        overlays.close();
        leaveSession();
    }

    private final class BarActions implements TopBar.Actions {
        @Override
        public void openProfile(ClusterProfile profile) {
            open(profile);
        }

        @Override
        public void manageProfiles() {
            go(Place.SETTINGS);
        }

        @Override
        public void openModel(String model) {
            if (screens != null) screens.openModel(model);
        }

        @Override
        public void say(String sentence) {
            toasts.say(sentence);
        }

        @Override
        public void refresh() {
            if (screens != null) screens.current().refresh();
        }
    }
}
