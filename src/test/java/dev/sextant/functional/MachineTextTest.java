package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.model.Figures;
import dev.sextant.panel.Csv;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.store.RedactingLayout;
import dev.sextant.ui.frame.Cells;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the machine is set to, files, requests and logs are the same. */
class MachineTextTest {

    private static final Locale BEFORE = Locale.getDefault();
    private static final Instant TIME = Instant.parse("2026-11-22T07:38:07.250Z");

    @AfterEach
    void setBack() {
        Locale.setDefault(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "th-TH-u-ca-buddhist-nu-thai",
                "ar-EG-u-nu-arab",
                "fa-IR-u-ca-persian",
                "ja-JP-u-ca-japanese",
                "tr-TR"
            })
    void isTheSameInEveryLanguageOfTheMachine(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));

        var columns = List.of(new Column("time", Kind.TIME), new Column("p99", Kind.MILLISECONDS));
        List<@Nullable Object> row = Arrays.asList(TIME, 1234.5);
        assertEquals(
                "time,p99\r\n2026-11-22T07:38:07.250Z,1234.5\r\n", Csv.of(columns, List.of(row)));
        assertEquals("18,204", Figures.count(18_204L));
        assertEquals("2.31 %", Figures.percent(2.314));
        assertEquals("1,234.5", Figures.plain(1234.5, 2));
        assertNull(ProfileRules.url("HTTPS://INDEX.example:9200"));

        assertEquals("2026-11-22 07:38:07", Cells.time(TIME, ZoneOffset.UTC));
        var text = new TimeText(ZoneOffset.UTC);
        assertEquals("2026-11-22 07:38:07 +00:00", text.full(TIME));
        assertEquals("Sun 22 Nov 07:38", text.dayAndMinute(TIME));
        assertEquals("1.25k", Numbers.axis(1250));
        assertEquals("2026-11-22T07:38:07.250Z INFO  ", logged().substring(0, 31));
    }

    private static String logged() {
        var context = new LoggerContext();
        var layout = new RedactingLayout();
        layout.setContext(context);
        layout.start();
        var event =
                new LoggingEvent(
                        "x", context.getLogger("dev.sextant.Some"), Level.INFO, "said", null, null);
        event.setInstant(TIME);
        return layout.doLayout(event);
    }
}
