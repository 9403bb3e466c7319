package dev.sextant.cluster.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sextant.cluster.state.Watermarks.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a disk may be used, as a server writes it. */
class WatermarkTest {

    private static final long GIB = 1L << 30;
    private static final long TERABYTES_10 = 10_240 * GIB;

    @ParameterizedTest
    @CsvSource({
        "85%,        ,      85.0",
        "0.85,       ,      85.0",
        "1.0,        ,     100.0",
        "85%,      -1,      85.0",
        "85%,   200GB,      98.046875",
        "90%,   150gb,      98.53515625",
        "512gb,      ,      95.0",
        "524288mb,   ,      95.0",
        "0.5tb,      ,      95.0",
        "0b,         ,     100.0",
        "20tb,       ,       0.0",
    })
    void isReachedAt(String text, @Nullable String headroom, double percent) {
        var mark = Objects.requireNonNull(Watermark.of(text, headroom));
        assertEquals(percent, usedPercent(mark, TERABYTES_10), 1e-9);
    }

    /** On a small disk the share asks for less than the headroom would. */
    @Test
    void theHeadroomIsTheMostThatIsAskedFor() {
        var mark = Objects.requireNonNull(Watermark.of("85%", "200gb"));
        assertEquals(85, usedPercent(mark, 1_000 * GIB), 1e-9);
        assertEquals(90, usedPercent(mark, 2_000 * GIB), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"much", "%", "120%", "-5%", "5 parsecs", "NaN%"})
    void whatCannotBeReadIsNone(String text) {
        assertNull(Watermark.of(text, null));
    }

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "threshold_enabled", "true",
                    "watermark.low", "85%",
                    "watermark.high", "90%",
                    "watermark.flood_stage", "95%",
                    "watermark.flood_stage.frozen", "97%");

    @Test
    void aNodeWithoutDataHasNoneAndAFrozenOneItsOwn() {
        var marks = Objects.requireNonNull(Watermarks.of(SETTINGS));
        assertNull(marks.of(node("master", "ingest"), Stage.LOW));
        assertEquals(marks.low(), marks.of(node("data_hot", "data_frozen"), Stage.LOW));
        assertNull(marks.of(node("data_frozen"), Stage.HIGH));
        assertEquals(marks.frozenFlood(), marks.of(node("data_frozen"), Stage.FLOOD));
    }

    @Test
    void whereTheClusterLooksAtNoDiskNoneCounts() {
        var off = new HashMap<>(SETTINGS);
        off.put("threshold_enabled", "false");
        var marks = Objects.requireNonNull(Watermarks.of(off));
        assertNull(marks.of(node("data"), Stage.FLOOD));
    }

    private static NodeState node(String... roles) {
        return new NodeState("i", "n", List.of(roles), null, null, null, null, null);
    }

    private static double usedPercent(Watermark mark, long total) {
        return mark.usedBytes(total) * 100.0 / total;
    }
}
