package dev.sextant.panel;

import dev.sextant.panel.PanelRows.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 CSV that opens safely in a spreadsheet: a text that would start a formula gets
 * an apostrophe before it (OWASP ASVS 1.2.10), numbers stay numbers. Times are ISO 8601 in UTC with
 * milliseconds; a value that does not exist is empty.
 */
public final class Csv {

    /** ISO 8601 in UTC with milliseconds, as in all output. */
    public static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String FORMULA = "=+-@\t\r\n\0";

    private Csv() {}

    public static String of(List<Column> columns, List<List<@Nullable Object>> rows) {
        var csv = new StringBuilder();
        csv.append(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        csv.append("\r\n");
        for (var row : rows) {
            csv.append(row.stream().map(Csv::cell).collect(Collectors.joining(",")));
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant time -> TIME.format(time);
            case Number number -> number.toString();
            default -> quoted(neutralised(value.toString()));
        };
    }

    private static String neutralised(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        var needsQuotes =
                text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
