package dev.sextant.widget.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.widget.chart.FlagLabels.Placed;
import dev.sextant.widget.chart.FlagLabels.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagLabelsTest {

    @Test
    void writesTheWordsOfAFlagThatStandsAlone() {
        var placed = FlagLabels.place(List.of(new Wish(100, 48, 90)), 300);
        assertEquals(List.of(new Placed(70, true)), placed);
    }

    @Test
    void neighboursShowTheirSignsAlone() {
        var placed = FlagLabels.place(List.of(new Wish(100, 48, 90), new Wish(130, 48, 90)), 300);
        assertEquals(List.of(new Placed(96, false), new Placed(126, false)), placed);
    }

    @Test
    void wordsNeitherReachOverBarsBesideThemNorBeyondThePicture() {
        assertEquals(
                List.of(new Placed(96, false)),
                FlagLabels.place(List.of(new Wish(100, 48, 40)), 300));
        assertEquals(
                List.of(new Placed(96, false)),
                FlagLabels.place(List.of(new Wish(100, 48, 90)), 120));
    }
}
