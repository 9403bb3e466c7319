package dev.sextant.ui;

import dev.sextant.cluster.ClusterException;
import dev.sextant.text.Sentence;
import dev.sextant.widget.Messages;
import javafx.scene.input.KeyCode;

/** From an empty machine to the first cluster. */
final class FirstTour {

    private final Tour tour;
    private final OnThisMachine machine;

    FirstTour(Tour tour, OnThisMachine machine) {
        this.tour = tour;
        this.machine = machine;
    }

    void walk() throws Exception {
        tour.see("welcome");
        tour.press("welcome-connect");
        tour.see("wizard-empty");
        tour.write("wizard-urls", "http://down.example.org");
        tour.press("wizard-next");
        tour.see("wizard-wrong");
        tour.write("wizard-urls", "https://down.example.org:9200");
        untilFailed();
        tour.see("wizard-unreachable");
        tour.write("wizard-urls", "https://es.example.org:9200");
        tour.until(() -> tour.there("connect-pin"));
        tour.see("wizard-untrusted");
        tour.press("connect-pin");
        pause();
        tour.see("wizard-trusted");
        tour.press("wizard-next");
        tour.until(() -> tour.there("wizard-secret"));
        tour.press("wizard-next");
        tour.see("wizard-proof");
        tour.write("wizard-secret", "bad-key");
        tour.press("wizard-next");
        untilFailed();
        tour.see("wizard-refused");
        tour.write("wizard-secret", "good-key");
        tour.press("wizard-next");
        tour.until(() -> tour.there("wizard-index"));
        untilFailed();
        tour.see("wizard-log");
        tour.press("wizard-next");
        tour.until(() -> tour.there("wizard-name"));
        tour.see("wizard-done");
        tour.write("wizard-name", "prod-eu");
        tour.press("wizard-next");
        tour.see("wizard-taken");
        tour.press("wizard-cancel");
        importing();
    }

    private void importing() throws Exception {
        var file = machine.sharedProfile("prod-eu");
        tour.robot.interact(() -> tour.bed.window.importProfile(file));
        tour.press("import-take");
        tour.see("import-taken");
        tour.press("import-cancel");
        var other = machine.sharedProfile("ทีม");
        tour.robot.interact(() -> tour.bed.window.importProfile(other));
        tour.see("import");
        tour.press("import-cancel");
        var nonsense = machine.sharedNonsense();
        tour.robot.interact(() -> tour.bed.window.importProfile(nonsense));
        tour.see("import-refused");
        tour.press("import-cancel");
        tour.seeOver("help-welcome", () -> tour.type(KeyCode.F1));
    }

    private void untilFailed() {
        tour.until(() -> tour.words("wizard-next").equals(Messages.text("wizard.anyway")));
    }

    /** What is typed is tried half a second later. */
    private void pause() {
        tour.robot.sleep(900);
        WindowBed.settle();
    }

    static ClusterException unreachable() {
        return new ClusterException(
                ClusterException.Reason.UNREACHABLE,
                Sentence.of(
                        "cluster.unreachable",
                        "https://es.example:9200",
                        Sentence.of("cluster.why.refused")));
    }
}
