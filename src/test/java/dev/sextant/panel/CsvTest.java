package dev.sextant.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final List<Column> TEXT = List.of(new Column("model", Kind.TEXT));

    private static String cell(String text) {
        List<@Nullable Object> row = Arrays.asList((Object) text);
        var csv = Csv.of(TEXT, List.of(row));
        return csv.substring("model\r\n".length(), csv.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\0x"})
    void aTextThatStartsAFormulaIsOnlyText(String text) {
        assertEquals("'" + text, cell(text));
    }

    @Test
    void aTextWithCommasQuotesOrLinesIsQuoted() {
        assertEquals("\"a,b\"", cell("a,b"));
        assertEquals("\"say \"\"hi\"\"\"", cell("say \"hi\""));
        assertEquals("\"a\r\nb\"", cell("a\r\nb"));
        assertEquals("\"'=HYPERLINK(\"\"x\"\")\"", cell("=HYPERLINK(\"x\")"));
        assertEquals("แบบ 😀", cell("แบบ 😀"));
    }

    @Test
    void numbersStayNumbersAndWhatDoesNotExistIsEmpty() {
        var columns =
                List.of(
                        new Column("bucket", Kind.TIME),
                        new Column("p99", Kind.MILLISECONDS),
                        new Column("count", Kind.COUNT));
        List<@Nullable Object> row =
                Arrays.asList(Instant.parse("2026-01-02T03:04:05Z"), -1.5, null);
        assertEquals(
                "bucket,p99,count\r\n2026-01-02T03:04:05.000Z,-1.5,\r\n",
                Csv.of(columns, List.of(row)));
    }
}
