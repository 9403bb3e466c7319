package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.cluster.InventedState;
import dev.sextant.panel.Panels;
import dev.sextant.widget.Motion;
import dev.sextant.widget.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every screen and form by the tab key alone. */
@ExtendWith(ApplicationExtension.class)
class TabWalkTest {

    @TempDir private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private OnThisMachine machine;

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void make(FxRobot robot) {
        robot.interact(() -> Motion.choose(Motion.Choice.REDUCED));
        machine = new OnThisMachine(home);
        bed =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () ->
                                new WindowBed(
                                        stage, Panels.dashboard(), Panels.model(), machine, null));
    }

    @AfterEach
    void asBefore(FxRobot robot) {
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
    }

    private TabWalk show(FxRobot robot, Theme theme) {
        robot.interact(() -> bed.show(1280, 900, theme));
        WindowBed.settle();
        return new TabWalk(bed.scene(), theme == Theme.DARK);
    }

    private void open(FxRobot robot) {
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(ButtonBase.class).fire());
        WindowBed.settle();
    }

    private static void write(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextInputControl.class).setText(text));
        WindowBed.settle();
    }

    private static void until(FxRobot robot, String id) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> robot.lookup("#" + id).tryQuery().isPresent());
        WindowBed.settle();
    }

    /** To the next step, which is there once what was typed was tried. */
    private static void goOn(FxRobot robot, String there) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> {
                    if (robot.lookup("#" + there).tryQuery().isPresent()) return true;
                    press(robot, "wizard-next");
                    return false;
                });
        WindowBed.settle();
    }

    /** Where Tab goes is the same in both; each shows the focus in its own colours. */
    static List<Theme> themes() {
        return "all".equals(System.getProperty("sextant.pictures"))
                ? List.of(Theme.values())
                : List.of(Theme.DARK);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyScreen(Theme theme, FxRobot robot) {
        bed.cluster.own = new InventedState(WindowBed.NOW);
        var walk = show(robot, theme);
        open(robot);
        for (var place :
                List.of(
                        "dashboard",
                        "models",
                        "predictions",
                        "alerts",
                        "rules",
                        "requests",
                        "cluster",
                        "settings")) {
            press(robot, "nav-" + place);
            walk.through(place);
        }
        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        walk.through("model");
        robot.interact(
                () ->
                        Objects.requireNonNull(bed.window.screens())
                                .openPredictions("fraud-detector"));
        walk.through("predictions of a model");
        assertEquals(List.of(), walk.wrong());
    }

    @Test
    void everyPageOfTheCluster(FxRobot robot) throws Exception {
        var walk = show(robot, Theme.DARK);
        try (var log = new ExaminedLog(bed)) {
            robot.interact(() -> bed.window.open(log.profile()));
            WindowBed.settle();
            press(robot, "nav-cluster");
            walk.through("overview");
            press(robot, "cluster-indices");
            walk.through("indices");
            press(robot, "cluster-doctor");
            until(robot, "doctor-findings");
            walk.through("doctor");
            press(robot, "cluster-setup");
            until(robot, "setup-summary");
            walk.through("setup");
            press(robot, "setup-apply");
            walk.through("setup that asks");
        }
        assertEquals(List.of(), walk.wrong());
    }

    @Test
    void everyStepToTheFirstCluster(FxRobot robot) throws Exception {
        var walk = show(robot, Theme.DARK);
        walk.through("welcome");
        press(robot, "welcome-connect");
        walk.through("address");
        write(robot, "wizard-urls", "https://es.example.org:9200");
        until(robot, "connect-pin");
        walk.through("certificate");
        press(robot, "connect-pin");
        goOn(robot, "wizard-secret");
        walk.through("proof");
        write(robot, "wizard-secret", "good-key");
        goOn(robot, "wizard-index");
        walk.through("log");
        goOn(robot, "wizard-name");
        walk.through("name");
        assertEquals(List.of(), walk.wrong());
    }

    @Test
    void aProfileThatWasHandedOver(FxRobot robot) throws Exception {
        var walk = show(robot, Theme.LIGHT);
        for (var name : List.of("prod-eu", "another")) {
            var file = machine.sharedProfile(name);
            robot.interact(() -> bed.window.importProfile(file));
            walk.through("import of " + name);
            press(robot, "import-cancel");
        }
        assertEquals(List.of(), walk.wrong());
    }

    @Test
    void everyFormOfTheSettings(FxRobot robot) {
        var walk = show(robot, Theme.DARK);
        open(robot);
        press(robot, "nav-settings");
        robot.interact(
                () ->
                        robot.lookup("#connect-profiles")
                                .queryAs(ListView.class)
                                .getSelectionModel()
                                .select(0));
        walk.through("profile");
        press(robot, "connect-new");
        walk.through("new profile");
        press(robot, "connect-cancel");
        press(robot, "settings-receivers");
        press(robot, "receiver-new");
        for (var kind = 0; kind < 5; kind++) {
            var chosen = kind;
            robot.interact(
                    () ->
                            robot.lookup("#receiver-kind")
                                    .queryAs(ComboBox.class)
                                    .getSelectionModel()
                                    .select(chosen));
            walk.through("receiver " + kind);
        }
        press(robot, "receiver-cancel");
        for (var part : List.of("deliveries", "desktop", "secrets", "help")) {
            press(robot, "settings-" + part);
            walk.through(part);
        }
        assertEquals(List.of(), walk.wrong());
    }

    @Test
    void theWallWithItsControls(FxRobot robot) {
        var walk = show(robot, Theme.DARK);
        open(robot);
        robot.type(KeyCode.F11);
        WindowBed.settle();
        robot.type(KeyCode.SPACE);
        walk.through("wall", robot.lookup("#wall-controls").queryParent());
        press(robot, "wall-choose");
        walk.through("pages of the wall", robot.lookup("#wall-chooser").queryParent());
        assertEquals(List.of(), walk.wrong());
    }
}
