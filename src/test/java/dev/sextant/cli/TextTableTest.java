package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void aSumOfTheModelsThatAreNotNamedSaysSoAndWhatDoesNotExistIsADash() {
        var columns =
                List.of(
                        new Column("model", Kind.MODEL),
                        new Column("user", Kind.TEXT),
                        new Column("p99", Kind.MILLISECONDS));
        var text =
                TextTable.of(
                        columns,
                        List.of(Arrays.asList("m", "nok", 12.34), Arrays.asList(null, null, null)));
        assertEquals(
                """
                model   user   p99
                m       nok   12.3
                others  —        —
                """,
                text);
    }
}
