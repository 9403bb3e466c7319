package dev.sextant.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.store.WindowPlace.Area;
import dev.sextant.store.WindowStore.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowStoreTest {

    private static final Area LEFT = new Area(0, 27, 1_920, 1_053);
    private static final Area RIGHT = new Area(1_920, 0, 2_560, 1_440);

    @TempDir private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        // x, y, width, height -> the same on the left screen alone
        "100, 100, 1200, 800, 100, 100, 1200, 800",
        "0, 27, 1920, 1053, 0, 27, 1920, 1053",
        "1000, 600, 1200, 800, 720, 280, 1200, 800",
        "-500, -300, 1200, 800, 0, 27, 1200, 800",
        "2500, 200, 1200, 800, 720, 200, 1200, 800",
        "5000, 9000, 1200, 800, 720, 280, 1200, 800",
        "1920, 0, 2560, 1440, 0, 27, 1920, 1053",
        "100, 0, 1200, 800, 100, 27, 1200, 800",
    })
    void isBroughtOntoTheScreenThatIsLeft(
            double x, double y, double w, double h, double nx, double ny, double nw, double nh) {
        var place = new WindowPlace(x, y, w, h, true);
        assertEquals(new WindowPlace(nx, ny, nw, nh, true), place.within(List.of(LEFT)));
    }

    @Test
    void staysWhereTwoScreensTogetherShowAllOfIt() {
        var both = new WindowPlace(1_500, 100, 900, 700, false);
        assertEquals(both, both.within(List.of(LEFT, RIGHT)));
        var mostlyRight = new WindowPlace(1_800, -200, 900, 700, false);
        assertEquals(
                new WindowPlace(1_920, 0, 900, 700, false),
                mostlyRight.within(List.of(LEFT, RIGHT)));
        assertEquals(both, both.within(List.of()));
    }

    @Test
    void noPlaceIsNoNumber() {
        assertThrows(
                IllegalArgumentException.class, () -> new WindowPlace(Double.NaN, 0, 9, 9, false));
        assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, 0, 1e12, 9, false));
        assertThrows(IllegalArgumentException.class, () -> new WindowPlace(0, 0, 0, 9, false));
    }

    @Test
    void remembersPlacesByMonitorsAndTheLastForOthers() throws Exception {
        var laptop = new WindowPlace(10, 40, 1_200, 700, true);
        var docked = new WindowPlace(2_000, 40, 1_800, 1_200, false);
        var store = store();
        assertNull(store.place("laptop"));
        store.setPlace("laptop", laptop);
        store.setPlace("docked", docked);
        store.setProfile("prod");
        store.setBackground(Background.KEEP);
        store.setDetail("audit/sort", "time");
        store.flush();
        var again = store();
        assertEquals(laptop, again.place("laptop"));
        assertEquals(docked, again.place("docked"));
        assertEquals(docked, again.place("projector"));
        assertEquals("prod", again.profile());
        assertEquals(Background.KEEP, again.background());
        assertEquals(Map.of("audit/sort", "time"), again.details());
        again.setPlace("laptop", laptop);
        assertEquals(laptop, again.place("projector"));
    }

    @Test
    void doesNotGrowForEver() throws Exception {
        var store = store();
        for (var count = 0; count < 2_000; count++) {
            store.setPlace("m" + count, new WindowPlace(count, 0, 900, 600, false));
            store.setDetail("d" + count, "x");
        }
        store.flush();
        assertTrue(Files.size(file()) < 64 * 1024, "size " + Files.size(file()));
        assertNotNull(store().details().get("d1999"));
        assertFalse(store().details().containsKey("d0"));
    }

    @Test
    void setsABadFileAside() throws Exception {
        Files.writeString(
                file(),
                "{\"schema\":1,\"background\":\"ask\",\"details\":{},\"places\":{\"m\":"
                        + "{\"x\":0,\"y\":0,\"width\":-5,\"height\":9,\"maximized\":false}}}");
        var store = store();
        var problem = store.problem();
        assertNotNull(problem);
        assertTrue(problem.contains("a place on a screen"), problem);
        assertNull(store.place("m"));
        store.setBackground(Background.END);
        store.flush();
        assertNull(store().problem());
    }

    private WindowStore store() throws StoreException {
        return new WindowStore(file());
    }

    private Path file() {
        return directory.resolve("windows.json");
    }
}
