package dev.sextant.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with what a scene shows, for those who do not see it, or do not see it well. */
public final class SceneWalk {

    private static final double TEXT = 4.5;
    private static final double SIGN = 3;
    private static final int LEAST_DIFFERENT = 20;

    /** An old picture beneath the chip that says so: dimmed so that nobody takes it for new. */
    private static final List<String> DIMMED = List.of("stale-picture", "tile-strip");

    private static final Set<String> BOXES = Set.of("panel", "figure-tile", "popover", "chip");

    /** Two words one after the other. */
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,}|^[A-Z][a-z]{2,}$");

    private static final List<String> LOANS =
            List.of(
                    "คลัสเตอร์",
                    "โมเดล",
                    "เซิร์ฟเวอร์",
                    "โปรไฟล์",
                    "แดชบอร์ด",
                    "อีเมล",
                    "ดีพลอย",
                    "เวอร์ชัน",
                    "ฟิลด์",
                    "ไฟล์",
                    "โฟลเดอร์",
                    "ดิสก์",
                    "โหนด",
                    "พอร์ต",
                    "คีย์",
                    "รีเฟรช",
                    "ลิงก์",
                    "โปรแกรม",
                    "เดสก์ท็อป",
                    "ซิงก์",
                    "เปอร์เซ็นต์",
                    "พร็อกซี");

    private SceneWalk() {}

    /** Nodes that take the focus, and have nothing to be called by. */
    public static List<String> nameless(Scene scene) {
        var found = new TreeSet<String>();
        for (var node : all(scene.getRoot())) {
            if (!node.isFocusTraversable() || node.isDisabled() || !visible(node)) continue;
            if (name(node, scene).isBlank()) found.add(path(node));
        }
        return List.copyOf(found);
    }

    private static String name(Node node, Scene scene) {
        var own = node.getAccessibleText();
        if (own != null && !own.isBlank()) return own;
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            if (!labeled.getText().isBlank()) return labeled.getText();
        }
        return all(scene.getRoot()).stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> node.equals(label.getLabelFor()))
                .map(Label::getText)
                .findFirst()
                .orElse("");
    }

    /** Texts and signs that are too faint on what they stand on. */
    public static List<String> faint(Scene scene) {
        var found = new TreeSet<String>();
        for (var node : all(scene.getRoot())) {
            if (!(node instanceof Text text) || text.getText().isBlank()) continue;
            if (text.getLayoutBounds().getWidth() < 1 || !visible(text)) continue;
            if (text.isDisabled() || dimmed(text)) continue;
            if (!(text.getFill() instanceof Color color) || color.getOpacity() == 0) continue;
            var ground = ground(text, scene);
            var opacity = opacity(text);
            var ratio = Contrast.ratio(Contrast.over(color, opacity, ground), ground);
            var least = text instanceof FontIcon ? SIGN : TEXT;
            if (ratio >= least) continue;
            var words =
                    text instanceof FontIcon icon
                            ? "icon " + icon.getIconLiteral()
                            : text.getText();
            found.add(
                    "%.2f %s on %s: “%s” in %s"
                            .formatted(ratio, color, ground, words.replace("\n", " "), path(text)));
        }
        return List.copyOf(found);
    }

    public static boolean takesFocus(Node node) {
        return node.isFocusTraversable() && !node.isDisabled() && visible(node);
    }

    /**
     * Whether a node looks different with the focus: what is drawn of it and closely around it is
     * compared with the same without the focus.
     */
    public static boolean looksFocused(Node node) {
        var with = picture(node);
        var scene = node.getScene();
        var keeper = new Region();
        // somewhere else has the focus for a moment; nothing else changes
        keeper.setManaged(false);
        keeper.setFocusTraversable(true);
        ((Pane) scene.getRoot()).getChildren().add(keeper);
        keeper.requestFocus();
        var without = picture(node);
        node.requestFocus();
        ((Pane) scene.getRoot()).getChildren().remove(keeper);
        var different = 0;
        var height = Math.min(with.getHeight(), without.getHeight());
        var width = Math.min(with.getWidth(), without.getWidth());
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var one = with.getPixelReader().getArgb(x, y);
                if (one != without.getPixelReader().getArgb(x, y)) different++;
            }
        }
        return different >= LEAST_DIFFERENT;
    }

    private static WritableImage picture(Node node) {
        var parent = node.getParent();
        parent.applyCss();
        var bounds = parent.localToParent(node.getBoundsInParent());
        var shot = new SnapshotParameters();
        shot.setViewport(
                new Rectangle2D(
                        bounds.getMinX() - 3,
                        bounds.getMinY() - 3,
                        Math.min(400, bounds.getWidth() + 6),
                        Math.min(300, bounds.getHeight() + 6)));
        return parent.snapshot(shot, null);
    }

    /** Texts of which a part is not shown; those in tables show all of it to the pointer. */
    public static List<String> shortened(Scene scene) {
        var found = new TreeSet<String>();
        for (var node : all(scene.getRoot())) {
            if (!(node instanceof Labeled labeled) || !visible(node) || inTable(node)) continue;
            var whole = labeled.getText();
            if (whole == null || whole.isBlank() || labeled.getWidth() < 1) continue;
            for (var child : labeled.getChildrenUnmodifiable()) {
                if (!(child instanceof Text text) || text instanceof FontIcon) continue;
                if (whole.equals(text.getText()) || !text.isVisible()) continue;
                if (text.getText().endsWith("…") || text.getText().endsWith("...")) {
                    found.add("“%s” as “%s” in %s".formatted(whole, text.getText(), path(node)));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Texts that reach over the edge of the panel or the tile that they stand in. */
    public static List<String> spilled(Scene scene) {
        var found = new TreeSet<String>();
        for (var node : all(scene.getRoot())) {
            if (!(node instanceof Text text) || text.getText().isBlank() || !visible(node))
                continue;
            var box = box(node);
            if (box == null) continue;
            var inner = node.localToScene(node.getBoundsInLocal());
            var outer = box.localToScene(box.getBoundsInLocal());
            if (inner.getMaxX() <= outer.getMaxX() + 1 && inner.getMaxY() <= outer.getMaxY() + 1) {
                continue;
            }
            found.add("“%s” in %s".formatted(text.getText(), path(node)));
        }
        return List.copyOf(found);
    }

    /** What a text stands in; null where what reaches over is cut off and can be scrolled to. */
    private static @Nullable Node box(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up.getClip() != null) return null;
            if (up.getStyleClass().stream().anyMatch(BOXES::contains)) return up;
        }
        return null;
    }

    private static boolean inTable(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof TableRow<?>) return true;
        }
        return false;
    }

    /**
     * Words from other languages that a line ends in the middle of: the dictionary by which Thai is
     * broken does not know them.
     */
    public static List<String> broken(Scene scene) {
        var found = new TreeSet<String>();
        for (var node : all(scene.getRoot())) {
            if (!(node instanceof Text text) || text instanceof FontIcon || !visible(node))
                continue;
            var words = text.getText();
            var lines = text.getLayoutInfo();
            for (var line = 0; line < lines.getTextLineCount() - 1; line++) {
                var end = lines.getTextLine(line, false).end();
                for (var loan : LOANS) {
                    var from = words.lastIndexOf(loan, end - 1);
                    if (from < 0 || from + loan.length() <= end) continue;
                    found.add(
                            "“%s|%s” in %s"
                                    .formatted(
                                            words.substring(0, end),
                                            words.substring(end),
                                            path(node)));
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * Words, and where they stand.
     *
     * @param told to those who do not see them
     */
    public record Said(String words, String path, boolean told) {
        @Override
        public String toString() {
            return (told ? "told " : "") + "“%s” in %s".formatted(words, path);
        }
    }

    /** Whether there are two English words one after the other, or one alone. */
    public static boolean isEnglish(String words) {
        return ENGLISH.matcher(words).find();
    }

    /** Texts of a scene that should speak Thai, and have English words. */
    public static List<Said> english(Scene scene) {
        var found = new ArrayList<Said>();
        for (var node : all(scene.getRoot())) {
            var text =
                    node instanceof Labeled labeled
                            ? labeled.getText()
                            : node instanceof TextInputControl input ? input.getPromptText() : null;
            if (text == null || !visible(node)) continue;
            if (isEnglish(text)) found.add(new Said(text, path(node), false));
            var told = node.getAccessibleText();
            if (told != null && isEnglish(told)) found.add(new Said(told, path(node), true));
        }
        return List.copyOf(found);
    }

    private static Color ground(Node node, Scene scene) {
        var ground = scene.getFill() instanceof Color color ? color : Color.BLACK;
        var ancestors = new ArrayList<Node>();
        for (Node up = node.getParent(); up != null; up = up.getParent()) ancestors.addFirst(up);
        for (var ancestor : ancestors) {
            // a popover's ground is a shape of its own
            if (ancestor.getStyleClass().contains("popover")
                    && ancestor.lookup(".border") instanceof Shape shape
                    && shape.getFill() instanceof Color color) {
                ground = Contrast.over(color, opacity(shape), ground);
            }
            if (!(ancestor instanceof Region region) || region.getBackground() == null) continue;
            for (var fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    ground = Contrast.over(color, opacity(region), ground);
                }
            }
        }
        return ground;
    }

    private static double opacity(Node node) {
        var opacity = 1.0;
        for (var up = node; up != null; up = up.getParent()) opacity *= up.getOpacity();
        return opacity;
    }

    private static boolean dimmed(Node node) {
        for (var up = node; up != null; up = up.getParent()) {
            if (up.getOpacity() < 1 && up.getStyleClass().stream().anyMatch(DIMMED::contains)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isSeen(Node node) {
        return visible(node);
    }

    private static boolean visible(Node node) {
        for (var up = node; up != null; up = up.getParent()) {
            if (!up.isVisible() || up.getOpacity() == 0) return false;
        }
        return true;
    }

    public static List<Node> all(Node root) {
        var all = new ArrayList<Node>();
        all.add(root);
        if (root instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) all.addAll(all(child));
        }
        return all;
    }

    public static String path(Node node) {
        var parts = new ArrayList<String>();
        for (var up = node; up != null && parts.size() < 5; up = up.getParent()) {
            var name =
                    up.getId() != null
                            ? "#" + up.getId()
                            : up.getClass().getSimpleName()
                                    + up.getStyleClass().stream()
                                            .map(one -> "." + one)
                                            .reduce("", String::concat);
            parts.addFirst(name);
        }
        return String.join(" > ", parts);
    }
}
