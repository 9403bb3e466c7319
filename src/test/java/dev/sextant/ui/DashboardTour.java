package dev.sextant.ui;

import java.util.List;
import javafx.scene.input.KeyCode;

/** What shows numbers: the dashboard, a model, the models, requests, the wall, and paper. */
final class DashboardTour {

    private final Tour tour;

    DashboardTour(Tour tour) {
        this.tour = tour;
    }

    void walk() throws Exception {
        var bed = tour.bed;
        bed.holdWork();
        tour.robot.interact(() -> bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        tour.see("connecting");
        bed.doHeldWork();
        tour.see("dashboard");
        menus();
        tour.type(KeyCode.DIGIT2, KeyCode.T);
        tour.see("dashboard-table");
        tour.type(KeyCode.T, KeyCode.F);
        tour.see("dashboard-enlarged");
        tour.type(KeyCode.ESCAPE);
        bed.cluster.failWith(FirstTour.unreachable());
        bed.now = WindowBed.NOW.plusSeconds(38);
        bed.beat();
        tour.tick();
        tour.see("dashboard-stale");
        tour.robot.interact(() -> tour.screens().openModel("spam-filter"));
        WindowBed.settle();
        tour.see("model-failed");
        bed.cluster.failWith(null);
        bed.beat();
        tour.robot.interact(() -> tour.screens().openModel("fraud-detector"));
        WindowBed.settle();
        tour.see("model");
        tour.robot.interact(() -> tour.screens().openModel("none-of-these"));
        WindowBed.settle();
        tour.see("model-empty");
        finding();
        tour.go("models");
        tour.see("models");
        requests();
        wall();
    }

    private void menus() {
        for (var menu :
                List.of(
                        "profile-menu",
                        "range-menu",
                        "refresh-menu",
                        "stage-menu",
                        "environment-menu",
                        "page-menu",
                        "menu-latency")) {
            tour.seeOver("menu-" + menu, () -> tour.menu(menu));
        }
        tour.seeOver(
                "absolute-range",
                () -> {
                    tour.menu("range-menu");
                    tour.robot.clickOn("#range-absolute");
                    WindowBed.settle();
                });
    }

    private void finding() {
        tour.seeOver("find", () -> find(""));
        tour.seeOver("find-fra", () -> find("fra"));
        tour.seeOver("find-nothing", () -> find("zzzz"));
        tour.go("dashboard");
        tour.seeOver("help-dashboard", () -> tour.type(KeyCode.F1));
    }

    private void find(String words) {
        tour.robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        WindowBed.settle();
        if (words.isEmpty()) return;
        tour.robot.write(words);
        tour.robot.sleep(400);
        WindowBed.settle();
    }

    private void requests() {
        tour.go("requests");
        tour.see("requests");
        tour.select("requests-table", 3);
        tour.see("request");
        tour.press("show-text");
        tour.see("request-text");
        tour.write("requests-id", "no such request");
        tour.press("requests-search");
        tour.see("requests-none");
    }

    private void wall() {
        tour.go("dashboard");
        tour.type(KeyCode.F11);
        tour.see("wall");
        tour.type(KeyCode.SPACE);
        tour.see("wall-controls");
        tour.press("wall-choose");
        tour.see("wall-chooser");
        tour.type(KeyCode.ESCAPE);
        tour.type(KeyCode.ESCAPE);
        if (tour.there("wall")) tour.type(KeyCode.ESCAPE);
    }
}
