package dev.sextant.ui;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.InventedState;
import java.util.List;
import javafx.scene.input.KeyCode;

/** The cluster behind the panels: invented where it is in trouble, real where it is examined. */
final class ClusterTour {

    private final Tour tour;

    ClusterTour(Tour tour) {
        this.tour = tour;
    }

    void walk() throws ClusterException {
        var state = new InventedState(WindowBed.NOW);
        tour.bed.cluster.own = state;
        tour.openProfile("prod-eu");
        overview(state);
        indices(state);
        tour.seeOver("help-cluster", () -> tour.type(KeyCode.F1));
        examined();
    }

    private void overview(InventedState state) {
        tour.go("cluster");
        tour.see("cluster-overview");
        state.used = List.of(0.97, 0.842, 0.33);
        state.health = "red";
        state.unassigned = 17;
        tour.type(KeyCode.R);
        tour.see("cluster-red");
        state.forbidden = "/_";
        tour.type(KeyCode.R);
        tour.openProfile("staging");
        tour.go("cluster");
        tour.see("cluster-forbidden");
        tour.press("cluster-indices");
        tour.see("cluster-indices-forbidden");
        state.forbidden = "nothing";
    }

    private void indices(InventedState state) {
        tour.openProfile("prod-eu");
        tour.go("cluster");
        tour.press("cluster-indices");
        tour.see("cluster-indices");
        for (var row = 0; row < 4; row++) {
            tour.select("indices-table", row);
            tour.see("cluster-index-" + row);
        }
        tour.write("indices-filter", "no such index");
        tour.see("cluster-indices-none");
        tour.write("indices-filter", "");
        state.indices = 2_000;
        tour.type(KeyCode.R);
        tour.see("cluster-indices-many");
        state.indices = 6;
    }

    /** What a real server answers. */
    private void examined() throws ClusterException {
        try (var log = new ExaminedLog(tour.bed)) {
            tour.robot.interact(() -> tour.bed.window.open(log.profile()));
            WindowBed.settle();
            tour.go("cluster");
            tour.press("cluster-doctor");
            tour.until(() -> tour.there("doctor-findings"));
            for (var row = 0; row < 4; row++) {
                tour.select("doctor-findings", row);
                tour.see("doctor-" + row);
            }
            tour.seeOver("help-doctor", () -> tour.type(KeyCode.F1));
            tour.press("cluster-setup");
            tour.until(() -> tour.there("setup-summary"));
            tour.see("setup");
            tour.press("setup-apply");
            tour.see("setup-asks");
            tour.press("setup-cancel");
            tour.seeOver("help-setup", () -> tour.type(KeyCode.F1));
        }
    }
}
