package dev.sextant.ui;

import dev.sextant.text.Language;
import dev.sextant.ui.PicturesTest.Shape;
import dev.sextant.widget.SceneWalk;
import dev.sextant.widget.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Goes from place to place in a window of one size and language, and draws each in both themes. */
final class Tour {

    final WindowBed bed;
    final FxRobot robot;
    private final Shape shape;
    private final TreeSet<String> wrong = new TreeSet<>();
    private final TreeSet<String> english = new TreeSet<>();

    Tour(WindowBed bed, FxRobot robot, Shape shape) {
        this.bed = bed;
        this.robot = robot;
        this.shape = shape;
        robot.interact(() -> bed.show(shape.width(), shape.height(), Theme.DARK));
    }

    Shape shape() {
        return shape;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** English in a Thai window, for a person to read: much of it is data. */
    List<String> english() {
        return List.copyOf(english);
    }

    /** Draws what is shown. */
    void see(String name) {
        for (var theme : Theme.values()) {
            robot.interact(() -> theme.apply(bed.scene()));
            draw(name, theme);
        }
        robot.interact(() -> Theme.DARK.apply(bed.scene()));
    }

    /** Draws what {@code open} brings up over the window, which goes with the escape key. */
    void seeOver(String name, Runnable open) {
        for (var theme : Theme.values()) {
            robot.interact(() -> theme.apply(bed.scene()));
            WindowBed.settle();
            open.run();
            draw(name, theme);
            robot.type(KeyCode.ESCAPE);
            WindowBed.settle();
        }
        robot.interact(() -> Theme.DARK.apply(bed.scene()));
    }

    private void draw(String name, Theme theme) {
        // charts draw with the pulse after their data
        WaitForAsyncUtils.waitForFxEvents(6);
        Pictures.keepWithPopups(
                "every/%s-%s-%s".formatted(name, theme.name().toLowerCase(Locale.ROOT), shape),
                bed.scene());
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    for (var window : new ArrayList<>(Window.getWindows())) {
                        if (window.getScene() == null || !window.isShowing()) continue;
                        judge(name, window);
                    }
                    return null;
                });
    }

    private void judge(String name, Window window) {
        for (var one : SceneWalk.shortened(window.getScene())) {
            wrong.add("cut off in " + name + ": " + one);
        }
        for (var one : SceneWalk.spilled(window.getScene())) {
            wrong.add("over the edge in " + name + ": " + one);
        }
        for (var one : SceneWalk.nameless(window.getScene())) {
            wrong.add("no name in " + name + ": " + one);
        }
        for (var one : SceneWalk.faint(window.getScene())) {
            wrong.add("too faint in " + name + ": " + one);
        }
        if (shape.language() == Language.ENGLISH) return;
        for (var one : SceneWalk.broken(window.getScene())) {
            wrong.add("broken in " + name + ": " + one);
        }
        for (var one : SceneWalk.english(window.getScene())) {
            english.add(name + ": " + one);
            if (LatinInThai.isForgotten(one)) wrong.add("English in " + name + ": " + one);
        }
    }

    void openProfile(String name) {
        robot.interact(() -> bed.window.open(WindowBed.profile(name)));
        WindowBed.settle();
    }

    /** Comes to one of the screens at the left. */
    void go(String place) {
        press("nav-" + place);
    }

    void press(String id) {
        robot.interact(() -> ((ButtonBase) find(id)).fire());
        WindowBed.settle();
    }

    void menu(String id) {
        robot.interact(() -> ((MenuButton) find(id)).show());
        WindowBed.settle();
    }

    void write(String id, String text) {
        robot.interact(() -> ((TextInputControl) find(id)).setText(text));
        WindowBed.settle();
    }

    @SuppressWarnings("unchecked")
    void choose(String id, int which) {
        robot.interact(
                () -> ((ComboBox<Object>) find(id)).getSelectionModel().clearAndSelect(which));
        WindowBed.settle();
    }

    void select(String table, int row) {
        robot.interact(
                () -> {
                    var view = (TableView<?>) find(table);
                    view.requestFocus();
                    view.getSelectionModel().clearAndSelect(row);
                });
        WindowBed.settle();
    }

    void type(KeyCode... keys) {
        robot.type(keys);
        WindowBed.settle();
    }

    void focus(String id) {
        robot.interact(() -> find(id).requestFocus());
    }

    void until(Callable<Boolean> there) {
        try {
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, there));
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come to that", e);
        }
        WindowBed.settle();
    }

    boolean there(String id) {
        return robot.lookup("#" + id).tryQuery().isPresent();
    }

    String words(String id) {
        return ((ButtonBase) find(id)).getText();
    }

    private Node find(String id) {
        return robot.lookup("#" + id).query();
    }

    Screens screens() {
        return Objects.requireNonNull(bed.window.screens());
    }

    void tick() {
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        WindowBed.settle();
    }
}
