package dev.sextant.ui;

import dev.sextant.monitor.InventedAlerts;
import dev.sextant.store.rules.RuleFile;
import dev.sextant.store.rules.RuleFileException;
import dev.sextant.text.ErrorCode;
import dev.sextant.text.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;

/** Alerts and the rules behind them. */
final class AlertsTour {

    private static final String BROKEN =
            """
            name: Checkout
            condition: {kind: error-rat, window: 10m}
            severity: urgent
            every: often
            annotations: {summary: Slow, what-todo: Ask}
            """;

    private final Tour tour;

    AlertsTour(Tour tour) {
        this.tour = tour;
    }

    void walk() {
        tour.openProfile("prod-eu");
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
        watching();
    }

    /** What is wrong with the watching itself. */
    private void watching() {
        var desk = Objects.requireNonNull(tour.bed.desk);
        var problems = new ArrayList<Sentence>();
        try {
            var file = "/home/somchai/.config/sextant/rules/checkout.yaml";
            var rule = RuleFile.read(file, "checkout", BROKEN.getBytes(StandardCharsets.UTF_8));
            throw new AssertionError("taken: " + rule);
        } catch (RuleFileException e) {
            for (var problem : e.words()) problems.add(ErrorCode.RULE_FILE.after(problem));
        }
        problems.add(Sentence.of("store.rule.inactive", "checkout.yaml"));
        problems.add(Sentence.of("watching.outbox", "/var: 0 B"));
        tour.robot.interact(() -> desk.trouble(problems, false));
        WindowBed.settle();
        tour.go("alerts");
        tour.see("alerts-problems");
        tour.robot.interact(() -> desk.trouble(List.of(), true));
        var own = InventedAlerts.own();
        tour.robot.interact(() -> desk.judge(own));
        WindowBed.settle();
        for (var row = 0; row < own.size(); row++) {
            tour.select("alerts-table", row);
            tour.see("alerts-own-" + row);
        }
        tour.robot.interact(() -> desk.judge(InventedAlerts.day()));
        WindowBed.settle();
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
