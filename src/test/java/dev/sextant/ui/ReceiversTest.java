package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Matcher;
import dev.sextant.notify.Receiver;
import dev.sextant.panel.PlainPanels;
import dev.sextant.widget.Theme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Receivers in the settings: made, changed, tried, removed; and the delivery log. */
@ExtendWith(ApplicationExtension.class)
class ReceiversTest {

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, PlainPanels.six(), PlainPanels.six());
        bed.show(1600, 1000, Theme.DARK);
    }

    private static void open(FxRobot robot) {
        robot.clickOn("#nav-settings").clickOn("#settings-receivers");
        WindowBed.settle();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
        WindowBed.settle();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private static void kind(FxRobot robot, Receiver.Kind kind) {
        robot.interact(
                () ->
                        ((ComboBox<Receiver.Kind>)
                                        robot.lookup("#receiver-kind").queryAs(ComboBox.class))
                                .setValue(kind));
        WindowBed.settle();
    }

    private static List<String> row(FxRobot robot, int index) {
        var table = robot.lookup("#receivers-table").queryAs(TableView.class);
        var cells = new ArrayList<String>();
        for (var column : table.getColumns()) {
            cells.add(
                    String.valueOf(
                            ((javafx.scene.control.TableColumn<?, ?>) column).getCellData(index)));
        }
        return cells;
    }

    @Test
    void theListSaysWhereEachLeadsWhatItTakesAndHowItFares(FxRobot robot) {
        open(robot);
        assertEquals(
                List.of(
                        "pagerduty",
                        "PagerDuty",
                        "https://events.eu.pagerduty.com",
                        "only if severity is P1",
                        "✓ ok, last Sun 22 Nov 07:52"),
                row(robot, 2));
        assertTrue(
                row(robot, 3)
                        .getLast()
                        .startsWith("▲ failing since Sun 22 Nov 07:52: The mail was"));
        assertEquals("○ never used", row(robot, 1).getLast());
        bed.picture("receivers");
    }

    @Test
    void aWebhookIsMadeWithItsKeyAndItsTests(FxRobot robot) {
        open(robot);
        robot.clickOn("#receiver-new");
        kind(robot, Receiver.Kind.WEBHOOK);
        type(robot, "#receiver-name", "team-hook");
        type(robot, "#receiver-endpoint", "https://hooks.example.org/models");
        type(robot, "#receiver-secret", "s3cret-key");
        type(robot, "#receiver-matchers", "severity=P1, model=*");
        bed.picture("receiver-form");
        robot.clickOn("#receiver-save");
        WindowBed.settle();
        assertEquals(
                new Receiver.Webhook(
                        "team-hook",
                        List.of(new Matcher("severity", "P1"), new Matcher("model", "*")),
                        URI.create("https://hooks.example.org/models"),
                        null),
                bed.receivers.kept.getLast());
        assertEquals(List.of("s3cret-key"), bed.receivers.secrets);
        assertEquals("team-hook", row(robot, 4).getFirst());
    }

    @Test
    void everyKindSaysWhatIsMissing(FxRobot robot) {
        open(robot);
        robot.clickOn("#receiver-new");
        WindowBed.settle();
        robot.clickOn("#receiver-save");
        assertEquals("Give the receiver a name.", text(robot, "#receiver-name-problem"));
        assertTrue(text(robot, "#receiver-secret-problem").startsWith("Enter the whole address"));
        kind(robot, Receiver.Kind.PAGERDUTY);
        type(robot, "#receiver-name", "slack");
        robot.clickOn("#receiver-save");
        assertTrue(text(robot, "#receiver-name-problem").startsWith("Rules mean every receiver"));
        type(robot, "#receiver-secret", "short");
        assertTrue(text(robot, "#receiver-secret-problem").startsWith("A routing key of Pager"));
        kind(robot, Receiver.Kind.EMAIL);
        robot.clickOn("#receiver-save");
        assertEquals("Say to whom the mail goes.", text(robot, "#receiver-to-problem"));
        type(robot, "#receiver-server", "smtp.example.org:x");
        assertEquals("A port is between 1 and 65535.", text(robot, "#receiver-server-problem"));
        type(robot, "#receiver-matchers", "severity");
        assertTrue(text(robot, "#receiver-matchers-problem").contains("label=value"));
        assertEquals(4, bed.receivers.kept.size());
    }

    @Test
    void aChangeKeepsTheSecretThatIsNotTypedAgain(FxRobot robot) {
        open(robot);
        robot.clickOn("pagerduty").clickOn("#receiver-edit");
        WindowBed.settle();
        type(robot, "#receiver-name", "duty");
        robot.clickOn("#receiver-save");
        WindowBed.settle();
        assertEquals("duty", bed.receivers.kept.get(2).name());
        assertEquals(Arrays.asList((Object) null), bed.receivers.secrets);
    }

    @Test
    void aTestTellsItsOutcome(FxRobot robot) {
        open(robot);
        robot.clickOn("slack").clickOn("#receiver-test");
        WindowBed.settle();
        assertEquals("slack took the test message and said: ok", text(robot, "#receiver-outcome"));
        robot.clickOn("email").clickOn("#receiver-test");
        WindowBed.settle();
        assertEquals(
                "email was not reached: The mail was not handed over: no connection to the server. [SX-301]",
                text(robot, "#receiver-outcome"));
    }

    @Test
    void removingAsksOnce(FxRobot robot) {
        open(robot);
        robot.clickOn("slack").clickOn("#receiver-remove");
        assertEquals(4, bed.receivers.kept.size());
        assertEquals("Remove for good?", text(robot, "#receiver-remove"));
        robot.clickOn("#receiver-remove");
        WindowBed.settle();
        assertEquals(3, bed.receivers.kept.size());
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTheListStays(FxRobot robot) {
        open(robot);
        bed.receivers.refusal = "receivers.json cannot be written: the disk is full.";
        robot.clickOn("slack").clickOn("#receiver-remove").clickOn("#receiver-remove");
        WindowBed.settle();
        assertEquals(
                "receivers.json cannot be written: the disk is full. [SX-201]",
                text(robot, "#receivers-notice"));
        assertEquals("slack", row(robot, 1).getFirst());
    }

    @Test
    void theDeliveryLogIsFilteredAndExportedAsShown(FxRobot robot, @TempDir Path directory)
            throws IOException {
        robot.clickOn("#nav-settings").clickOn("#settings-deliveries");
        WindowBed.settle();
        var table = robot.lookup("#deliveries-table").queryAs(TableView.class);
        assertEquals(3, table.getItems().size());
        robot.clickOn("#deliveries-sent");
        WindowBed.settle();
        assertEquals(2, table.getItems().size());
        type(robot, "#deliveries-search", "pager");
        assertEquals(1, table.getItems().size());
        bed.picture("deliveries");
        bed.exportTo = directory;
        robot.clickOn("#deliveries-csv");
        WindowBed.settle();
        var lines = Files.readAllLines(directory.resolve("sextant-deliveries.csv"));
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("time,cluster,alert,alert_key,episode,receiver"));
        assertTrue(lines.getLast().contains(",pagerduty,FIRED,DELIVERED,FIRST,2,202"));
        assertFalse(lines.getLast().contains("slack"));
    }
}
