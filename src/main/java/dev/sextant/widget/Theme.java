package dev.sextant.widget;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;

/** Dark and light. Shapes are the same in both; a theme is colour roles only. */
public enum Theme {
    DARK("/dev/sextant/dark.css"),
    LIGHT("/dev/sextant/light.css");

    private static final Map<Theme, Palette> PALETTES =
            Map.of(DARK, Palette.read(DARK.styleSheet), LIGHT, Palette.read(LIGHT.styleSheet));

    private final String styleSheet;

    Theme(String styleSheet) {
        this.styleSheet = styleSheet;
    }

    public Palette palette() {
        return Objects.requireNonNull(PALETTES.get(this));
    }

    private String controls() {
        return switch (this) {
            case DARK -> new PrimerDark().getUserAgentStylesheet();
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
        };
    }

    /** Dresses a window's scene, and everything that pops up from it, at once. */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(controls());
        dress(scene);
    }

    /** Dresses one scene and no other, which may wear the other theme: paper is always light. */
    public void applyOnlyTo(Scene scene) {
        scene.setUserAgentStylesheet(controls());
        dress(scene);
    }

    private void dress(Scene scene) {
        Fonts.load();
        scene.getStylesheets().setAll(address(styleSheet), address("/dev/sextant/console.css"));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            scene.getStylesheets().add(address("/dev/sextant/opaque.css"));
        }
        scene.setFill(palette().background());
        scene.getProperties().put(Theme.class, this);
    }

    /** Gives what pops up beside a node a ground where windows cannot be see-through. */
    public static void ground(PopupWindow popup, Node owner) {
        if (Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) return;
        popup.getScene().setFill(of(owner).palette().background());
    }

    /** The theme that a node's scene wears; dark when it is in none. */
    public static Theme of(Node node) {
        var scene = node.getScene();
        return scene != null && scene.getProperties().get(Theme.class) instanceof Theme theme
                ? theme
                : DARK;
    }

    /** Hands over the colours for what is drawn by code, now and each time that they change. */
    public static void follow(Node node, Consumer<Palette> use) {
        MapChangeListener<Object, Object> worn =
                change -> {
                    if (change.getKey() == Theme.class) use.accept(of(node).palette());
                };
        node.sceneProperty()
                .addListener(
                        (_, old, scene) -> {
                            if (old != null) old.getProperties().removeListener(worn);
                            if (scene == null) return;
                            scene.getProperties().addListener(worn);
                            use.accept(of(node).palette());
                        });
        if (node.getScene() != null) node.getScene().getProperties().addListener(worn);
        use.accept(of(node).palette());
    }

    private static String address(String resource) {
        return Objects.requireNonNull(Theme.class.getResource(resource), resource).toExternalForm();
    }
}
