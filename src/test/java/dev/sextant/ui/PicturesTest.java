package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.FakeCluster;
import dev.sextant.panel.Panels;
import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every screen on the real panels; the pictures are kept in target/pictures. */
@ExtendWith(ApplicationExtension.class)
class PicturesTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
    }

    @AfterEach
    void speakEnglishAgain() {
        Messages.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "1000,720,DARK,ENGLISH",
        "1280,800,DARK,ENGLISH",
        "1280,800,LIGHT,ENGLISH",
        "1920,1080,DARK,ENGLISH",
        "1920,1080,LIGHT,ENGLISH",
        "1280,800,DARK,THAI",
        "1920,1080,LIGHT,THAI"
    })
    void everyScreenDrawsItsPanels(
            int width, int height, Theme theme, Language language, FxRobot robot) {
        var suffix =
                "-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), width)
                        + (language == Language.ENGLISH ? "" : "-" + language.code());
        robot.interact(
                () -> {
                    Messages.speak(language);
                    bed.window.speak();
                    bed.show(width, height, theme);
                });
        bed.picture("welcome" + suffix);

        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        bed.picture("dashboard" + suffix);
        assertTrue(robot.lookup("#panel-latency .time-chart").query().isVisible());

        bed.cluster.failWith(FakeCluster.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(38);
        bed.beat();
        robot.interact(() -> Objects.requireNonNull(bed.window.session()).ticker().tick());
        bed.picture("stale" + suffix);
        bed.cluster.failWith(null);
        bed.beat();

        robot.interact(
                () -> Objects.requireNonNull(bed.window.screens()).openModel("fraud-detector"));
        WindowBed.settle();
        bed.picture("model" + suffix);

        robot.clickOn("#nav-models");
        WindowBed.settle();
        bed.picture("models" + suffix);

        robot.clickOn("#nav-requests");
        WindowBed.settle();
        robot.interact(
                () ->
                        robot.lookup("#requests-table")
                                .queryAs(TableView.class)
                                .getSelectionModel()
                                .select(3));
        bed.picture("requests" + suffix);

        robot.clickOn("#nav-alerts");
        WindowBed.settle();
        bed.picture("alerts" + suffix);
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
        bed.picture("requests-behind" + suffix);
        robot.type(KeyCode.ESCAPE);
        WindowBed.settle();
        robot.type(KeyCode.A);
        bed.pictureOfPopup("acknowledge" + suffix);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.S);
        bed.pictureOfPopup("silence" + suffix);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        WindowBed.settle();
        bed.picture("alerts-latency" + suffix);
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        bed.picture("alerts-absence" + suffix);
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        WindowBed.settle();
        bed.picture("alerts-disk" + suffix);
        robot.type(KeyCode.END);
        WindowBed.settle();
        bed.picture("alerts-deploy" + suffix);

        robot.clickOn("#nav-rules");
        WindowBed.settle();
        bed.picture("rules" + suffix);

        robot.clickOn("#nav-settings").clickOn("#settings-receivers");
        WindowBed.settle();
        robot.clickOn("pagerduty").clickOn("#receiver-edit");
        WindowBed.settle();
        bed.picture("receivers" + suffix);
        robot.clickOn("#settings-deliveries");
        WindowBed.settle();
        bed.picture("deliveries" + suffix);

        bed.cluster.failWith(FakeCluster.unreachable());
        robot.interact(() -> bed.window.open(WindowBed.profile("staging")));
        WindowBed.settle();
        bed.picture("failed" + suffix);
        bed.cluster.failWith(null);
    }
}
