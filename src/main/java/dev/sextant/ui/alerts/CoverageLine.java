package dev.sextant.ui.alerts;

import dev.sextant.model.TimeRange;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.AlertsSeen.Gap;
import dev.sextant.widget.Messages;
import dev.sextant.widget.TimeText;
import dev.sextant.widget.chart.CoverageStrip;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Which part of the last 24 hours was watched, as a strip and in words. */
final class CoverageLine extends HBox {

    static final Duration BACK = Duration.ofHours(24);

    private final CoverageStrip strip = new CoverageStrip();
    private final Label title = new Label(Messages.text("alert.coverage"));
    private final Label words = new Label();

    CoverageLine() {
        setId("coverage");
        getStyleClass().add("coverage");
        setAlignment(Pos.CENTER_RIGHT);
        title.getStyleClass().add("note");
        title.setMinWidth(Region.USE_PREF_SIZE);
        strip.setId("coverage-strip");
        words.setId("coverage-words");
        words.getStyleClass().add("note");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setTooltip(new Tooltip());
        getChildren().addAll(title, strip, words);
    }

    /** Where there is little room the strip stands for itself; its words are in its tooltip. */
    void narrow(boolean now) {
        title.setVisible(!now);
        title.setManaged(!now);
    }

    void show(AlertsSeen seen, Instant now, ZoneId zone) {
        var whole = TimeRange.last(BACK, now);
        var text = new TimeText(zone);
        var drawn = new ArrayList<CoverageStrip.Gap>();
        for (var gap : seen.gaps()) {
            if (!gap.from().isBefore(gap.to())) continue;
            drawn.add(
                    new CoverageStrip.Gap(
                            new TimeRange(gap.from(), gap.to()), gap.filledIn(), words(gap, text)));
        }
        var first = seen.watchedSince();
        var begun = first != null && first.isAfter(whole.from()) ? first : null;
        var spoken =
                begun != null && drawn.isEmpty()
                        ? Messages.text("alert.coverage.since", text.minute(begun))
                        : spoken(drawn);
        strip.show(whole, begun, drawn, spoken);
        words.setText(begun != null && drawn.isEmpty() ? spoken : shortly(seen.gaps(), text));
        words.getTooltip().setText(spoken);
        words.getStyleClass().remove("p1");
        if (seen.gaps().stream().anyMatch(gap -> !gap.filledIn())) words.getStyleClass().add("p1");
    }

    private static String shortly(List<Gap> gaps, TimeText text) {
        if (gaps.isEmpty()) return Messages.text("alert.coverage.whole");
        var open = gaps.stream().filter(gap -> !gap.filledIn()).toList();
        var worst = open.isEmpty() ? gaps.getLast() : open.getLast();
        var first = words(worst, text);
        return gaps.size() == 1
                ? first
                : Messages.text("alert.coverage.more", first, gaps.size() - 1);
    }

    private static String words(Gap gap, TimeText text) {
        var from = text.minute(gap.from());
        var to = text.minute(gap.to());
        return gap.filledIn()
                ? Messages.text("alert.coverage.filled", from, to)
                : Messages.text("alert.coverage.gap", from, to);
    }

    private static String spoken(List<CoverageStrip.Gap> gaps) {
        if (gaps.isEmpty()) return Messages.text("alert.coverage.spoken.whole");
        var all = new ArrayList<String>();
        for (var gap : gaps) all.add(gap.words());
        return Messages.text("alert.coverage.spoken", String.join("; ", all));
    }
}
