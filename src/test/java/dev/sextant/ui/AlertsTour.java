package dev.sextant.ui;

import javafx.scene.input.KeyCode;

/** Alerts and the rules behind them. */
final class AlertsTour {

    private final Tour tour;

    AlertsTour(Tour tour) {
        this.tour = tour;
    }

    void walk() {
        tour.go("alerts");
        for (var row = 0; row < 7; row++) {
            tour.select("alerts-table", row);
            tour.see("alerts-" + row);
        }
        tour.select("alerts-table", 0);
        tour.seeOver("acknowledge", () -> tour.type(KeyCode.A));
        tour.select("alerts-table", 0);
        tour.seeOver("silence", () -> tour.type(KeyCode.S));
        tour.seeOver("help-alerts", () -> tour.type(KeyCode.F1));
        tour.select("alerts-table", 0);
        tour.type(KeyCode.ENTER);
        tour.see("requests-behind");
        tour.type(KeyCode.ESCAPE);
        tour.write("alerts-search", "no such alert");
        tour.see("alerts-none");
        tour.write("alerts-search", "");
        rules();
    }

    private void rules() {
        tour.go("rules");
        tour.see("rules");
        for (var row = 0; row < 6; row++) {
            tour.select("rules-table", row);
            tour.see("rule-" + row);
        }
        tour.select("rules-table", 1);
        tour.write("rule-limit", "x");
        tour.write("rule-window", "");
        tour.see("rule-wrong");
        tour.press("rule-revert");
        tour.select("own-rules-table", 1);
        tour.see("rule-own");
    }
}
