package dev.sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOptionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "now,                       2026-03-01T12:00:00Z",
        "now-15m,                   2026-03-01T11:45:00Z",
        "now-7d,                    2026-02-22T12:00:00Z",
        "now+1h,                    2026-03-01T13:00:00Z",
        "2023-11-16T18:00:00Z,      2023-11-16T18:00:00Z",
        "2023-11-16T18:00:00+07:00, 2023-11-16T11:00:00Z"
    })
    void readsTimes(String text, Instant expected) throws Exception {
        assertEquals(expected, TimeOption.parse("--from", text, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2023-11-16", "2023-11-16T18:00:00", "now-", "now-5x", ""})
    void refusesWhatIsNoTime(String text) {
        var refusal =
                assertThrows(CommandException.class, () -> TimeOption.parse("--from", text, NOW));
        assertEquals(ExitCode.USAGE, refusal.exitCode());
        assertTrue(refusal.sentence().startsWith("--from '" + text + "'"), refusal.sentence());
    }

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "5m, PT5M", "2h, PT2H", "7d, PT168H"})
    void readsLengths(String text, Duration expected) throws Exception {
        assertEquals(expected, TimeOption.duration("--for", text));
    }
}
