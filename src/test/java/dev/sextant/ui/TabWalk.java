package dev.sextant.ui;

import dev.sextant.widget.SceneWalk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Goes through a window by the tab key, there and back: every control is come to, none holds the
 * focus fast, each shows that it has it and has a name.
 */
final class TabWalk {

    private static final int MOST = 150;

    private final Scene scene;
    private final TreeSet<String> wrong = new TreeSet<>();

    private final boolean alsoBack;

    /**
     * @param alsoBack whether it comes back by Shift+Tab too, which takes as long again
     */
    TabWalk(Scene scene, boolean alsoBack) {
        this.scene = scene;
        this.alsoBack = alsoBack;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    void through(String where) {
        through(where, scene.getRoot());
    }

    /**
     * @param front what is in front of all else: Tab stays in it
     */
    void through(String where, Parent front) {
        WindowBed.settle();
        var there = steps(true, where);
        var back = alsoBack ? steps(false, where) : there;
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    for (var node : SceneWalk.all(front)) look(node, where, there, back);
                    for (var node : there) {
                        if (!SceneWalk.all(front).contains(node)) {
                            wrong.add(where + ": Tab leaves for " + SceneWalk.path(node));
                        }
                    }
                    for (var one : SceneWalk.nameless(scene)) {
                        wrong.add(where + ": no name: " + one);
                    }
                    return null;
                });
    }

    private void look(Node node, String where, Set<Node> there, Set<Node> back) {
        if (SceneWalk.takesFocus(node)) {
            if (!there.contains(node) && !besideOneOf(there, node)) {
                wrong.add(where + ": Tab never comes to " + SceneWalk.path(node));
            }
            if (!back.contains(node) && !besideOneOf(back, node)) {
                wrong.add(where + ": Shift+Tab never comes to " + SceneWalk.path(node));
            }
        } else if (isMeant(node) && SceneWalk.isSeen(node) && !node.isDisabled()) {
            wrong.add(where + ": not for the keyboard: " + SceneWalk.path(node));
        }
    }

    /** Whether a person does something with it, and it is no part of another control. */
    private static boolean isMeant(Node node) {
        var does =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase<?>
                        || node instanceof ListView<?>
                        || node instanceof TableView<?>;
        if (!does) return false;
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof Control
                    && !(up instanceof ScrollPane)
                    && !(up instanceof SplitPane)) {
                return false;
            }
        }
        return true;
    }

    private Set<Node> steps(boolean forward, String where) {
        var seen = new LinkedHashSet<Node>();
        while (seen.size() < MOST) {
            press(forward);
            var now = scene.getFocusOwner();
            if (now == null || !seen.add(now)) break;
            if (forward) showsIt(now, where);
        }
        return seen;
    }

    /** Without the waits between press and release of a person's robot: there are many steps. */
    private static void press(boolean forward) {
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    var keys = new Robot();
                    if (!forward) keys.keyPress(KeyCode.SHIFT);
                    keys.keyType(KeyCode.TAB);
                    if (!forward) keys.keyRelease(KeyCode.SHIFT);
                    return null;
                });
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private void showsIt(Node now, String where) {
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    if (!SceneWalk.looksFocused(now)) {
                        wrong.add(where + ": no sign of the focus on " + SceneWalk.path(now));
                    }
                    return null;
                });
    }

    /** Of toggles that belong together Tab comes to one; the arrow keys go on from there. */
    private static boolean besideOneOf(Set<Node> seen, Node node) {
        if (!(node instanceof ToggleButton toggle) || toggle.getToggleGroup() == null) return false;
        return seen.stream()
                .anyMatch(
                        one ->
                                one instanceof ToggleButton other
                                        && toggle.getToggleGroup().equals(other.getToggleGroup()));
    }
}
