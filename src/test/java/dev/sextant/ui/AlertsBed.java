package dev.sextant.ui;

import dev.sextant.monitor.FakeDesk;
import dev.sextant.panel.PlainPanels;
import dev.sextant.widget.Theme;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The window on an invented desk, for what a person does with alerts. */
@ExtendWith(ApplicationExtension.class)
abstract class AlertsBed {

    @SuppressWarnings("NullAway.Init")
    WindowBed bed;

    /** The extension begins where a test itself says so, not where its base does. */
    void show(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.show(1600, 1000, Theme.DARK);
    }

    void open(FxRobot robot) {
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
    }

    FakeDesk desk() {
        return Objects.requireNonNull(bed.desk);
    }

    static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    static TableView<?> table(FxRobot robot) {
        return robot.lookup("#alerts-table").queryAs(TableView.class);
    }
}
