package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.cluster.LabelCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelShareTest {

    @Test
    void aShareIsOfTheModelsOwnPredictionsTheUnlabelledAmongThem() {
        assertEquals(
                List.of(
                        new LabelShare("a", "yes", 6, 0.6, 0.75),
                        new LabelShare("b", "yes", 4, 1.0, 1.0),
                        new LabelShare("a", null, 2, 0.2, null),
                        new LabelShare("a", "", 2, 0.2, 0.25),
                        new LabelShare("c", null, 1, 1.0, null),
                        new LabelShare(null, null, 3, null, null)),
                LabelShare.of(
                        List.of(
                                new LabelCount("a", "yes", 6),
                                new LabelCount("b", "yes", 4),
                                new LabelCount("a", null, 2),
                                new LabelCount("a", "", 2),
                                new LabelCount("c", null, 1),
                                new LabelCount(null, null, 3))));
    }
}
