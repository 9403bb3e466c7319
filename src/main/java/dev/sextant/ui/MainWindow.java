package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterProfile;
import dev.sextant.model.ConsoleLink;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.RangeChoice;
import dev.sextant.store.StoreException;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.find.FindBox;
import dev.sextant.ui.find.FindModel;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Notices;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.Unsaved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

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
    private List<ClusterProfile> known = List.of();
    private FindModel finder;
    private @Nullable PageMenu pageMenu;
    private long opening;

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
                        toasts);
        wall = new WallWindow(root, toasts, surroundings, profiles, exports);
        this.settingsBuilder = settingsBuilder;
        entrance = new Entrance(firstRun, content, this::open, this::showCurrent);
        settings = new Sheet(settingsBuilder.build(this::open, exports, null));
        navigation = new NavBar(this::go);
        welcome = welcome();
        root.getStyleClass().add("window");
        frame.setLeft(navigation);
        frame.setCenter(content);
        frame.setMinSize(0, 0);
        root.widthProperty().subscribe(width -> navigation.narrow(width.doubleValue() < NARROW));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        navigation.connected(false);
        content.getChildren().setAll(welcome);
        finder = newFinder();
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
            return;
        }
        var number = ++opening;
        welcome.busy(Messages.text("connect.opening", profile.name()));
        surroundings
                .workers()
                .execute(
                        () -> {
                            try {
                                var cluster = surroundings.connector().open(profile);
                                var memory = surroundings.memory().recall(profile);
                                var desk = surroundings.alerts().of(profile);
                                Fx.run(
                                        () -> {
                                            if (number != opening) {
                                                surroundings.workers().execute(cluster::close);
                                                return;
                                            }
                                            var model = new DashboardModel(profile.zone(), memory);
                                            show(
                                                    new Session(
                                                            profile,
                                                            cluster,
                                                            model,
                                                            surroundings.clock(),
                                                            surroundings.workers(),
                                                            surroundings.beat(),
                                                            desk),
                                                    link);
                                        });
                            } catch (ClusterException e) {
                                notOpened(number, Messages.text(e));
                            } catch (StoreException e) {
                                notOpened(number, Messages.text(e));
                            }
                        });
    }

    private void notOpened(long number, String why) {
        Fx.run(
                () -> {
                    if (number != opening) return;
                    welcome.failed(why);
                    toasts.say(why);
                });
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
        var demo = surroundings.demo();
        if (demo == null) return;
        var number = ++opening;
        welcome.busy(Messages.text("connect.demo.starting"));
        surroundings
                .workers()
                .execute(
                        () -> {
                            try {
                                var profile = demo.start(step -> Fx.run(() -> welcome.busy(step)));
                                Fx.run(
                                        () -> {
                                            if (number == opening) open(profile);
                                        });
                            } catch (ClusterException e) {
                                notOpened(number, Messages.text(e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void show(Session next, @Nullable ConsoleLink link) {
        leaveSession();
        session = next;
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
        known = profiles.get();
        var paper =
                new PaperActions(
                        of,
                        surroundings,
                        exports,
                        () -> Objects.requireNonNull(screens),
                        () -> root.getScene().getWindow());
        var menu = new PageMenu(paper, this::showWall, windowCommands());
        pageMenu = menu;
        var newBar = new TopBar(of, known, new BarActions(), menu);
        bar = newBar;
        frame.setTop(newBar);
        var made = 
                new Screens(
                        of, exports, surroundings, settings, this::bringToFront, this::openApart);
        screens = made;
        finder = newFinder();
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

    private void go(Place place) {
        navigation.show(place);
        if (screens != null) {
            screens.go(place);
        } else {
            content.getChildren().setAll(place == Place.SETTINGS ? settings.node() : welcome);
            content.getChildren().getFirst().requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F11) {
            showWall();
            event.consume();
        } else if (event.getCode() == KeyCode.P && event.isShortcutDown() && pageMenu != null) {
            pageMenu.printPage();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            back();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !typing()) {
            if (screens != null && screens.current().enter()) event.consume();
        }
    }

    private void typed(KeyEvent event) {
        if (typing() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        if (command(event.getCharacter())) event.consume();
    }

    private boolean command(String character) {
        switch (character) {
            case "?" -> overlays.questionMark();
            case "n" -> toasts.openNewest();
            case "x" -> toasts.closeAll();
            default -> {
                return screenCommand(character);
            }
        }
        return true;
    }

    private boolean screenCommand(String character) {
        if (screens == null || bar == null || session == null) return false;
        if (screens.current().typed(character)) return true;
        switch (character) {
            case "/" -> bar.focusSearch();
            case "c" -> screens.copyLink();
            case "l" -> screens.openAlerts(null);
            case "r" -> screens.current().refresh();
            case "p" -> session.model().togglePause();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void back() {
        if (overlays.hide()) return;
        if (entrance.inFront()) {
            entrance.leave();
        } else if (typing() && screens != null) {
            screens.current().node().requestFocus();
        } else if (screens != null) {
            screens.back();
        } else {
            showCurrent();
        }
    }

    private boolean typing() {
        return overlays.typing();
    }

    /** What has the focus when nothing else can. */
    private Node home() {
        return screens != null ? screens.current().node() : content.getChildren().getFirst();
    }

    private FindModel newFinder() {
        return new FindModel(
                new WindowFindings(
                        session, screens, this::go, this::commands, this::settingsByName),
                session);
    }

    private List<Command> settingsByName() {
        return settings.node() instanceof SettingsPane pane
                ? pane.commands(() -> go(Place.SETTINGS))
                : List.of();
    }

    private void find() {
        if (overlays.showing(FindBox.class)) {
            overlays.hide();
            return;
        }
        var box = new FindBox(finder, overlays::hide, this::copy);
        overlays.show(box, box::end);
        box.begin();
    }

    private void copy(String name) {
        exports.copy(name, Messages.text("find.copied", SafeText.line(name)));
    }

    private List<Command> windowCommands() {
        return WindowCommands.ofWindow(this::copyLink, this::openApart, () -> outside.quit());
    }

    private List<Command> commands() {
        var all = new ArrayList<Command>(toasts.commands());
        var open = session;
        if (open != null && screens != null) {
            all.addAll(WindowCommands.of(open, screens, known, this::open));
            all.addAll(windowCommands());
        }
        all.add(
                new Command(
                        "help",
                        Messages.text("find.help"),
                        "F1",
                        Feather.HELP_CIRCLE,
                        overlays::questionMark));
        return all;
    }

    @Override
    public void close() {
        opening++;
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
