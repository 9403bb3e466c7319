package dev.sextant.widget.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.widget.SeriesStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesStylesTest {

    private final SeriesStyles styles = new SeriesStyles();

    @Test
    void sevenModelsShownTogetherAllDiffer() {
        var models = IntStream.range(0, 7).mapToObj(index -> "model-" + index).toList();
        styles.show(models);
        assertEquals(7, models.stream().map(styles::of).distinct().count());
    }

    @Test
    void aModelKeepsItsStyleWhenItsRankAndItsNeighboursChange() {
        styles.show(List.of("fraud", "churn", "ranker"));
        var before = styles.of("ranker");
        styles.show(List.of("ranker", "credit", "images", "fraud"));
        assertEquals(before, styles.of("ranker"));
    }

    @Test
    void theSameModelsGetTheSameStylesWhateverTheirOrder() {
        var other = new SeriesStyles();
        styles.show(List.of("fraud", "churn", "ranker", "credit"));
        other.show(List.of("credit", "ranker", "fraud", "churn"));
        for (var model : List.of("fraud", "churn", "ranker", "credit")) {
            assertEquals(other.of(model), styles.of(model));
        }
    }

    @Test
    void moreModelsThanStylesShareThemEvenly() {
        var models = IntStream.range(0, 14).mapToObj(index -> "m" + index).toList();
        styles.show(models);
        for (var slot = 0; slot < SeriesStyle.SLOTS; slot++) {
            var style = new SeriesStyle(slot);
            assertEquals(2, models.stream().map(styles::of).filter(style::equals).count());
        }
    }
}
