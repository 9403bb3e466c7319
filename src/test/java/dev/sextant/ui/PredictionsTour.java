package dev.sextant.ui;

import javafx.scene.input.KeyCode;

/** What models predicted: of all, of one, without an answer. */
final class PredictionsTour {

    private final Tour tour;

    PredictionsTour(Tour tour) {
        this.tour = tour;
    }

    void walk() {
        tour.openProfile("prod-eu");
        tour.go("predictions");
        tour.see("predictions");
        for (var panel : new KeyCode[] {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3}) {
            tour.type(panel, KeyCode.T);
        }
        tour.see("predictions-tables");
        tour.type(KeyCode.T, KeyCode.DIGIT1, KeyCode.T, KeyCode.DIGIT2, KeyCode.T);
        tour.type(KeyCode.DIGIT3, KeyCode.F);
        tour.see("predictions-enlarged");
        tour.type(KeyCode.ESCAPE);
        tour.focus("scores-histogram");
        tour.type(KeyCode.RIGHT);
        tour.see("predictions-bar");
        tour.press("predictions-next");
        tour.see("predictions-older");
        tour.select("predictions-table", 0);
        tour.see("predictions-chosen");
        tour.seeOver("help-predictions", () -> tour.type(KeyCode.F1));
        tour.robot.interact(() -> tour.screens().openPredictions("search-ranker"));
        WindowBed.settle();
        tour.see("predictions-unlabelled");
        tour.bed.cluster.failWith(FirstTour.unreachable());
        tour.robot.interact(() -> tour.screens().openPredictions("fraud-detector"));
        WindowBed.settle();
        tour.see("predictions-failed");
        tour.bed.cluster.failWith(null);
    }
}
