package dev.sextant.ui;

import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

/** The settings, and a cluster that nobody watches. */
final class SettingsTour {

    private final Tour tour;

    SettingsTour(Tour tour) {
        this.tour = tour;
    }

    void walk() {
        tour.go("settings");
        tour.see("settings-profiles");
        profiles();
        receivers();
        for (var part : new String[] {"deliveries", "desktop", "secrets", "help"}) {
            tour.press("settings-" + part);
            tour.see("settings-" + part);
        }
        tour.press("support-prepare");
        tour.see("support");
        tour.robot.interact(
                () -> tour.robot.lookup("#help").queryAs(ScrollPane.class).setVvalue(1));
        tour.see("settings-licences");
        tour.seeOver("help-settings", () -> tour.type(KeyCode.F1));
        tour.press("settings-profiles");
        unwatched();
    }

    private void profiles() {
        tour.robot.interact(
                () ->
                        tour.robot
                                .lookup("#connect-profiles")
                                .queryAs(ListView.class)
                                .getSelectionModel()
                                .select(0));
        tour.see("profile");
        tour.press("connect-delete");
        tour.see("profile-delete");
        tour.press("connect-new");
        tour.see("profile-new");
        tour.press("connect-save");
        tour.see("profile-wrong");
        tour.write("connect-name", "new");
        tour.write("connect-urls", "https://down.example.org");
        tour.write("connect-secret", "key");
        tour.press("connect-test");
        tour.see("profile-tested");
        tour.press("connect-cancel");
    }

    private void receivers() {
        tour.press("settings-receivers");
        tour.see("settings-receivers");
        tour.press("receiver-new");
        for (var kind = 0; kind < 5; kind++) {
            tour.choose("receiver-kind", kind);
            tour.see("receiver-" + kind);
        }
        tour.choose("receiver-kind", 2);
        tour.press("receiver-save");
        tour.see("receiver-wrong");
        tour.press("receiver-cancel");
        tour.select("receivers-table", 3);
        tour.press("receiver-test");
        tour.see("receiver-tested");
        tour.press("receiver-remove");
        tour.see("receiver-remove");
    }

    private void unwatched() {
        tour.bed.desk = null;
        tour.robot.interact(() -> tour.bed.window.open(WindowBed.profile("staging")));
        WindowBed.settle();
        tour.go("alerts");
        tour.see("not-watched");
        tour.bed.cluster.failWith(FirstTour.unreachable());
        tour.robot.interact(() -> tour.bed.window.open(WindowBed.profile("prod-eu")));
        WindowBed.settle();
        tour.see("dashboard-failed");
        tour.go("models");
        tour.see("models-failed");
        tour.go("requests");
        tour.see("requests-failed");
        tour.bed.cluster.failWith(null);
    }
}
