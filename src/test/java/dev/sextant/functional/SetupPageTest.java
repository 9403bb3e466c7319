package dev.sextant.functional;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.functional.FaultProxy.Fault;
import dev.sextant.store.ViewPreferences;
import dev.sextant.text.Language;
import dev.sextant.ui.cluster.SetupPage;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Png;
import dev.sextant.widget.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The page for setting up, on a real server. */
@ExtendWith(ApplicationExtension.class)
class SetupPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void end() {
        Messages.speak(Language.ENGLISH);
        workers.close();
    }

    @Test
    void showsWhatWouldChangeAsksAndWrites(FxRobot robot) throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var session = show(bed, robot, 1280, 800, Theme.DARK);
            assertTrue(said(robot, "#setup-summary").startsWith("One step would be written"));
            var diff = robot.lookup("#setup-diff").queryAs(ListView.class);
            assertTrue(diff.getItems().size() > 20, diff.getItems().toString());
            assertEquals(0, bed.writes());

            robot.clickOn("#setup-apply");
            assertTrue(said(robot, "#setup-question").contains(bed.proxy.url().toString()));
            assertTrue(said(robot, "#setup-question").contains("Index template · " + bed.base));
            robot.type(KeyCode.SPACE);

            await().atMost(PATIENCE)
                    .until(() -> said(robot, "#setup-summary").startsWith("Everything that"));
            assertEquals("Done: 1 written.", said(robot, "#setup-outcome"));
            assertTrue(bed.setup.plan(null).isDone());
            assertTrue(robot.lookup("#setup-apply").query().isDisabled());
            robot.interact(session::close);
        }
    }

    @Test
    void saysWhatFailedAndThatTheClusterIsAsItWas(FxRobot robot) throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var session = show(bed, robot, 1280, 800, Theme.DARK);
            var before = bed.everything();
            bed.proxy.on("PUT", "/_index_template/" + bed.base, 1, FaultBed.answer(400, "no", ""));

            robot.clickOn("#setup-apply").clickOn("#setup-write");

            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    said(robot, "#setup-outcome")
                                            .contains("The cluster is as it was."));
            assertTrue(said(robot, "#setup-outcome").startsWith("Index template · " + bed.base));
            assertEquals(before, bed.everything());
            robot.interact(session::close);
        }
    }

    /** As when its window is closed, or another cluster is chosen. */
    @Test
    void leftWhileItWritesTheClusterIsAsItWas(FxRobot robot) throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var session = show(bed, robot, 1280, 800, Theme.DARK);
            var before = bed.everything();
            robot.clickOn("#setup-style-alias");
            await().atMost(PATIENCE)
                    .until(() -> said(robot, "#setup-summary").startsWith("2 steps"));
            bed.proxy.on(
                    "PUT",
                    "/_index_template/" + bed.base,
                    1,
                    new Fault.Latency(Duration.ofSeconds(1)));

            robot.clickOn("#setup-apply").clickOn("#setup-write");
            await().atMost(PATIENCE).until(() -> !before.equals(bed.everything()));
            robot.interact(
                    () -> {
                        robot.lookup("#setup").queryAs(SetupPage.class).close();
                        session.close();
                    });

            await().atMost(PATIENCE).until(() -> before.equals(bed.everything()));
        }
    }

    @Test
    void escapeThinksBetterOfIt(FxRobot robot) throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            var session = show(bed, robot, 1280, 800, Theme.DARK);
            robot.clickOn("#setup-apply").clickOn("#setup-cancel");
            assertFalse(robot.lookup("#setup-question").query().getParent().isVisible());
            assertEquals(0, bed.writes());
            robot.interact(session::close);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000,720,DARK,ENGLISH",
        "1280,800,LIGHT,ENGLISH",
        "1920,1080,DARK,ENGLISH",
        "1280,800,DARK,THAI",
        "1920,1080,LIGHT,THAI"
    })
    void isDrawnInEverySizeAndLanguage(
            int width, int height, Theme theme, Language language, FxRobot robot) throws Exception {
        try (var bed = SetupBed.on(RealServer.es9())) {
            robot.interact(() -> Messages.speak(language));
            var session = show(bed, robot, width, height, theme);
            robot.clickOn("#setup-apply");
            picture(
                    "setup-%s-%d-%s"
                            .formatted(
                                    theme.name().toLowerCase(Locale.ROOT), width, language.code()));
            assertTrue(robot.lookup("#setup-write").query().isVisible());
            robot.interact(session::close);
        }
    }

    /** The page, once it has its plan. */
    private Session show(SetupBed bed, FxRobot robot, int width, int height, Theme theme)
            throws Exception {
        var cluster = ElasticCluster.open(bed.profile, Credentials.NONE, InstantSource.system());
        var session =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000,
                        () ->
                                new Session(
                                        bed.profile,
                                        cluster,
                                        new DashboardModel(ZoneOffset.UTC, ViewPreferences.DEFAULT),
                                        InstantSource.system(),
                                        workers,
                                        (delay, task) -> () -> {},
                                        null));
        robot.interact(
                () -> {
                    var page = new SetupPage(session);
                    var root = new BorderPane(page);
                    root.getStyleClass().add("screen");
                    var scene = new Scene(root, width, height);
                    theme.apply(scene);
                    stage.setScene(scene);
                    stage.sizeToScene();
                    stage.show();
                    page.shown();
                });
        await().atMost(PATIENCE).until(() -> robot.lookup("#setup-summary").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return session;
    }

    private static String said(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void picture(String name) throws IOException {
        var directory = Path.of(System.getProperty("sextant.target", "target"), "pictures");
        Files.createDirectories(directory);
        var image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.getScene().snapshot(null));
        Png.write(image, directory.resolve(name + ".png"));
    }
}
