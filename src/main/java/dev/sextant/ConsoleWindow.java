package dev.sextant;

import dev.sextant.store.WindowPlace;
import dev.sextant.ui.MainWindow;
import dev.sextant.widget.Theme;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/** One window on the screen around what it shows. Used on the JavaFX thread only. */
final class ConsoleWindow {

    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 480;
    private static final WindowPlace AT_FIRST = new WindowPlace(0, 0, 1_600, 1_000, false);

    private final Stage stage = new Stage(StageStyle.DECORATED);
    private final MainWindow inside;
    private WindowPlace normal;

    /** What a person asks of the windows together. */
    interface Actions {
        void close(ConsoleWindow window);

        void another(ConsoleWindow window);

        void quit();

        void focused(ConsoleWindow window);

        void moved(ConsoleWindow window);
    }

    /**
     * @param place where it stood; null for the middle of the first screen
     */
    ConsoleWindow(MainWindow inside, @Nullable WindowPlace place, Theme theme, Actions actions) {
        this.inside = inside;
        var screen = Screen.getPrimary().getVisualBounds();
        normal = (place == null ? AT_FIRST : place).within(areas());
        // the first size is that of what is inside
        var scene =
                new Scene(
                        inside.root(),
                        Math.min(normal.width(), screen.getWidth()),
                        Math.min(normal.height(), screen.getHeight()));
        theme.apply(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(inside.titleProperty());
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        // with what the system puts around it, so that all of it fits
        stage.setWidth(normal.width());
        stage.setHeight(normal.height());
        if (place != null) {
            stage.setX(normal.x());
            stage.setY(normal.y());
            stage.setMaximized(normal.maximized());
        }
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    actions.close(this);
                });
        key(KeyCode.N, () -> actions.another(this));
        key(KeyCode.W, () -> actions.close(this));
        key(KeyCode.Q, actions::quit);
        stage.focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused) actions.focused(this);
                        });
        stage.xProperty().subscribe((before, now) -> moved(actions));
        stage.yProperty().subscribe((before, now) -> moved(actions));
        stage.widthProperty().subscribe((before, now) -> moved(actions));
        stage.heightProperty().subscribe((before, now) -> moved(actions));
        stage.maximizedProperty().subscribe((before, now) -> moved(actions));
    }

    private void key(KeyCode code, Runnable action) {
        stage.getScene()
                .getAccelerators()
                .put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
    }

    private void moved(Actions actions) {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) return;
        if (stage.isMaximized()) {
            normal = normal.maximized(true);
        } else {
            var x = stage.getX();
            var y = stage.getY();
            // until the window manager has answered the place is not known
            if (Double.isNaN(x + y) || stage.getWidth() < 1 || stage.getHeight() < 1) return;
            normal = new WindowPlace(x, y, stage.getWidth(), stage.getHeight(), false);
        }
        actions.moved(this);
    }

    /** Where it stands, or would if it were not maximized. */
    WindowPlace place() {
        return normal;
    }

    MainWindow inside() {
        return inside;
    }

    Stage stage() {
        return stage;
    }

    /** Where a person sees it; a desktop that allows no window to push itself forward marks it. */
    void bringUp() {
        if (!stage.isShowing()) stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    void dress(Theme theme) {
        theme.apply(stage.getScene());
    }

    void close() {
        inside.close();
        stage.hide();
        stage.titleProperty().unbind();
    }

    /** What of each screen can hold windows, the first screen first. */
    static List<WindowPlace.Area> areas() {
        return Screen.getScreens().stream().map(screen -> area(screen.getVisualBounds())).toList();
    }

    private static WindowPlace.Area area(Rectangle2D bounds) {
        return new WindowPlace.Area(
                bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    /** Names an arrangement of monitors. */
    static String monitors() {
        return Screen.getScreens().stream()
                .map(
                        screen -> {
                            var bounds = screen.getBounds();
                            return "%dx%d+%d+%d"
                                    .formatted(
                                            Math.round(bounds.getWidth()),
                                            Math.round(bounds.getHeight()),
                                            Math.round(bounds.getMinX()),
                                            Math.round(bounds.getMinY()));
                        })
                .collect(Collectors.joining(" "));
    }
}
