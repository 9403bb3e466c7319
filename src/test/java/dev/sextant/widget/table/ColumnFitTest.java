package dev.sextant.widget.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnFitTest {

    private static final List<ColumnFit.Column> COLUMNS =
            List.of(
                    new ColumnFit.Column("model", 40, 130, 60),
                    new ColumnFit.Column("average", 50, 30, Double.MAX_VALUE),
                    new ColumnFit.Column("p99", 30, 39, Double.MAX_VALUE));
    private static final List<String> OPTIONAL = List.of("average");

    @Test
    void givesAirToAllWhereThereIsRoom() {
        var fit = ColumnFit.of(COLUMNS, OPTIONAL, 400);
        assertFalse(fit.tight());
        assertEquals(Set.of("model", "average", "p99"), fit.widths().keySet());
        assertTrue(sum(fit) > 397 && sum(fit) <= 400, () -> "" + sum(fit));
    }

    @Test
    void takesTheAirBeforeItLeavesAColumnOut() {
        var fit = ColumnFit.of(COLUMNS, OPTIONAL, 240);
        assertTrue(fit.tight());
        assertEquals(Set.of("model", "average", "p99"), fit.widths().keySet());
        assertTrue(sum(fit) <= 240, () -> "" + sum(fit));
    }

    @Test
    void leavesOutWhatIsNeededLeastBeforeItCutsATextAndNeverCutsAFigure() {
        var fit = ColumnFit.of(COLUMNS, OPTIONAL, 150);
        assertEquals(Set.of("model", "p99"), fit.widths().keySet());
        assertEquals(45, fit.widths().get("p99"));
        assertTrue(sum(fit) <= 150, () -> "" + sum(fit));
    }

    @Test
    void isWiderThanTheTableWhenNothingMoreCanGiveWay() {
        var fit = ColumnFit.of(COLUMNS, OPTIONAL, 80);
        assertEquals(60 + 45, sum(fit));
    }

    private static double sum(ColumnFit fit) {
        return fit.widths().values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
