package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.panel.Panels;
import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every screen, form and popup, in both themes, drawn to {@code
 * target/pictures/every/NAME-THEME-WIDTH-LANGUAGE.png} for a person to look at. No text is cut off
 * outside tables, none is too faint, no control is without a name, and no word from another
 * language is broken in Thai. Both sizes in both languages with {@code -Dsextant.pictures=all}, one
 * with its name, such as {@code 1280-en}; without, one of each. Some of the tours alone with {@code
 * -Dsextant.pictures.part=predictions,cluster}.
 */
@ExtendWith(ApplicationExtension.class)
class PicturesTest {

    @TempDir private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    /** A size and a language. */
    record Shape(int width, int height, Language language) {
        @Override
        public String toString() {
            return width + "-" + language.code();
        }
    }

    static Stream<Shape> shapes() {
        var few =
                List.of(
                        new Shape(1280, 800, Language.THAI),
                        new Shape(1920, 1080, Language.ENGLISH));
        var wanted = System.getProperty("sextant.pictures", "");
        if (wanted.isEmpty()) return few.stream();
        var all = new ArrayList<>(few);
        all.add(new Shape(1280, 800, Language.ENGLISH));
        all.add(new Shape(1920, 1080, Language.THAI));
        return all.stream()
                .filter(shape -> wanted.equals("all") || wanted.equals(shape.toString()));
    }

    private static boolean goes(String part) {
        var wanted = System.getProperty("sextant.pictures.part", "");
        return wanted.isEmpty() || List.of(wanted.split(",")).contains(part);
    }

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void asBefore(FxRobot robot) {
        Messages.speak(Language.ENGLISH);
        robot.interact(() -> Motion.choose(Motion.Choice.SYSTEM));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everythingIsDrawnAndNothingIsCutOff(Shape shape, FxRobot robot) throws Exception {
        Messages.speak(shape.language());
        robot.interact(() -> Motion.choose(Motion.Choice.REDUCED));
        var machine = new OnThisMachine(home);
        var bed =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () ->
                                new WindowBed(
                                        stage,
                                        Panels.dashboard(),
                                        Panels.model(),
                                        machine,
                                        said -> WindowBed.profile("demo")));
        var tour = new Tour(bed, robot, shape);
        if (goes("first")) new FirstTour(tour, machine).walk();
        if (goes("dashboard")) new DashboardTour(tour).walk();
        if (goes("predictions")) new PredictionsTour(tour).walk();
        if (goes("cluster")) new ClusterTour(tour).walk();
        if (goes("alerts")) new AlertsTour(tour).walk();
        if (goes("paper")) new PaperTour(tour, home).walk();
        if (goes("settings")) new SettingsTour(tour).walk();
        var wrong = tour.wrong();
        var place = Pictures.directory().resolve("every");
        Files.write(place.resolve("wrong-" + shape + ".txt"), wrong);
        Files.write(place.resolve("english-" + shape + ".txt"), tour.english());
        assertEquals(List.of(), wrong);
    }
}
