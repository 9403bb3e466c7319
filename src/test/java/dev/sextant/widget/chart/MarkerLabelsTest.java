package dev.sextant.widget.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.TimeRange;
import dev.sextant.widget.Fonts;
import dev.sextant.widget.TextRuler;
import dev.sextant.widget.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

class MarkerLabelsTest {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    /** One pixel a second. */
    private static List<String> words(int... failedAt) throws Exception {
        var markers = new ArrayList<ChartMarker>();
        for (var second = 10; second < 600; second += 50) {
            markers.add(new ChartMarker(START.plusSeconds(second), "v1", "", false));
        }
        return place(markers, failedAt).stream()
                .map(MarkerLabels.Placed::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    private static List<MarkerLabels.Placed> place(List<ChartMarker> markers, int... failedAt)
            throws Exception {
        for (var second : failedAt) {
            markers.add(new ChartMarker(START.plusSeconds(second), "v18", "", true));
        }
        var range = new TimeRange(START, START.plusSeconds(800));
        var plot = new PlotArea(0, 20, 800, 100, range, 1);
        return Window.onFx(
                () -> {
                    var ruler = new TextRuler(Font.font(Fonts.TEXT, 11));
                    return MarkerLabels.place(plot, markers, ruler);
                });
    }

    @Test
    void inACrowdOnlyAFailureHasWords() throws Exception {
        assertTrue(words().isEmpty());
        assertEquals(List.of("v18"), words(700));
    }

    @Test
    void atTheEndOfTheRangeWordsAreNotCutOff() throws Exception {
        var placed = place(new ArrayList<>(), 788, 796);
        assertTrue(placed.stream().allMatch(MarkerLabels.Placed::leftOfLine), placed.toString());
        assertEquals(2, placed.stream().mapToDouble(MarkerLabels.Placed::y).distinct().count());
    }

    @Test
    void evenAFailureIsSilentWhereAnotherMarkLiesUnderItsWords() throws Exception {
        assertTrue(words(304).isEmpty());
    }
}
