package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.panel.Panels;
import dev.sextant.widget.Theme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a profile leads to is offered where a model, a version or a request is shown. */
@ExtendWith(ApplicationExtension.class)
class LinksOutTest {

    private static final Links LINKS =
            new Links(
                    Map.of(
                            Target.MODEL,
                            "https://mlflow.example/#/models/{model}",
                            Target.VERSION,
                            "https://mlflow.example/#/models/{model}/versions/{version}",
                            Target.RUNBOOK,
                            "https://wiki.example/runbooks/{rule}?model={model}",
                            Target.DISCOVER,
                            "https://kibana.example/app/discover#/?_g=(time:(from:'{from}',to:'{to}'))"
                                    + "&_a=(query:(language:kuery,query:'{kql}'))"));

    @SuppressWarnings("NullAway.Init")
    private WindowBed bed;

    @Start
    void start(Stage stage) {
        bed = new WindowBed(stage, Panels.dashboard(), Panels.model());
    }

    private void open(FxRobot robot, Links links) {
        robot.interact(() -> bed.show(1280, 800, Theme.DARK));
        robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu").withLinks(links)));
        WindowBed.settle();
    }

    private Screens screens() {
        return Objects.requireNonNull(bed.window.screens());
    }

    /** By keyboard, as a menu is. */
    private void choose(FxRobot robot, String menu, int item) {
        robot.interact(() -> robot.lookup("#" + menu).query().requestFocus());
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.DOWN, item);
        robot.type(KeyCode.ENTER);
        WindowBed.settle();
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
        WindowBed.settle();
    }

    private String last() {
        return URLDecoder.decode(bed.opened.getLast().toString(), StandardCharsets.UTF_8);
    }

    @Test
    void aModelLeadsToItsRegistryAndItsDocuments(FxRobot robot) {
        open(robot, LINKS);
        robot.interact(() -> screens().openModel("fraud-detector"));
        choose(robot, "model-links", 1);
        assertEquals("https://mlflow.example/#/models/fraud-detector", last());
        choose(robot, "model-links", 2);
        assertTrue(last().contains("query:'model_name:\"fraud-detector\"'"), last());
        assertTrue(
                last().contains("from:'2026-11-22T03:30:20Z',to:'2026-11-22T09:30:20Z'"), last());
        press(robot, "failing-discover");
        assertTrue(last().contains("status:(\"error\" or \"failed\")"), last());
        bed.picture("links-model");
    }

    @Test
    void theKeyGLeadsFromARowOfVersionsToItsRegistry(FxRobot robot) {
        open(robot, LINKS);
        robot.interact(() -> screens().openModel("fraud-detector"));
        var versions = robot.lookup("#versions-table").queryAs(TableView.class);
        robot.interact(
                () -> {
                    versions.requestFocus();
                    versions.getSelectionModel().selectFirst();
                });
        robot.type(KeyCode.G);
        WindowBed.settle();
        assertTrue(
                last().matches("https://mlflow.example/#/models/fraud-detector/versions/\\d+"),
                last());
    }

    @Test
    void aRequestLeadsToItsDocumentsAndItsVersion(FxRobot robot) {
        open(robot, LINKS);
        robot.clickOn("#nav-requests");
        robot.type(KeyCode.DOWN);
        WindowBed.settle();
        choose(robot, "entry-links", 1);
        assertTrue(last().contains("request_id:\""), last());
        choose(robot, "entry-links", 2);
        assertTrue(last().contains("/versions/"), last());
        bed.picture("links-request");
    }

    @Test
    void anAlertLeadsToItsRulesRunbookElseToTheProfiles(FxRobot robot) {
        open(robot, LINKS);
        robot.clickOn("#nav-alerts");
        WindowBed.settle();
        robot.interact(() -> robot.lookup("#alert-runbook").queryAs(Hyperlink.class).fire());
        WindowBed.settle();
        assertTrue(last().startsWith("https://"), last());
    }

    @Test
    void withoutABrowserTheAddressIsCopied(FxRobot robot) {
        bed.browses = false;
        open(robot, new Links(Map.of(Target.MODEL, "https://mlflow.example/#/models/{model}")));
        robot.interact(() -> screens().openModel("fraud-detector"));
        press(robot, "model-links");
        assertEquals(
                "https://mlflow.example/#/models/fraud-detector",
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aProfileThatLeadsNowhereOffersNothing(FxRobot robot) {
        open(robot, Links.NONE);
        robot.interact(() -> screens().openModel("fraud-detector"));
        assertTrue(robot.lookup("#model-links").tryQuery().isEmpty());
        assertTrue(robot.lookup("#failing-discover").tryQuery().isEmpty());
    }
}
