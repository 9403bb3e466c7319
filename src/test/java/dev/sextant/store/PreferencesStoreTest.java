package dev.sextant.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.store.PreferencesStore.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesStoreTest {

    @TempDir private Path directory;

    @Test
    void remembersHowEachProfileIsLookedAt() throws Exception {
        var moving =
                new ViewPreferences(
                        Duration.ofMinutes(15),
                        null,
                        new Filter("production", "cola", null),
                        Duration.ofSeconds(5),
                        true,
                        true);
        var still =
                new ViewPreferences(
                        null,
                        new TimeRange(
                                Instant.parse("2023-11-16T18:00:00Z"),
                                Instant.parse("2023-11-16T19:00:00.123Z")),
                        Filter.ALL,
                        Duration.ofMinutes(5),
                        false,
                        false);
        var store = store();
        store.setView("a", moving);
        store.setView("b", still);
        store.setLook(Look.LIGHT);
        store.setMotion(PreferencesStore.Motion.REDUCED);
        store.setWall(WallPreferences.DEFAULT.withPeople(true));
        store.flush();
        assertEquals(moving, store().view("a"));
        assertEquals(still, store().view("b"));
        assertEquals(Look.LIGHT, store().look());
        assertEquals(PreferencesStore.Motion.REDUCED, store().motion());
        assertEquals(ViewPreferences.DEFAULT, store().view("c"));
        assertTrue(store().wall().people());
    }

    @Test
    void writesOnlyWhenSomethingChanged() throws Exception {
        var store = store();
        store.flush();
        assertFalse(Files.exists(file()));
        store.setView("a", ViewPreferences.DEFAULT);
        store.flush();
        Files.delete(file());
        store.setView("a", ViewPreferences.DEFAULT);
        store.flush();
        assertFalse(Files.exists(file()));
    }

    @Test
    void setsABadFileAsideAndGoesOnWithTheDefaults() throws Exception {
        Files.writeString(file(), "{\"schema\":1,\"theme\":\"pink\",\"profiles\":{}}");
        var store = store();
        var problem = store.problem();
        assertNotNull(problem);
        assertTrue(problem.contains("theme: expected dark, light or system"), problem);
        assertEquals(Look.SYSTEM, store.look());
        assertTrue(Files.exists(directory.resolve("preferences.json.unreadable")));
        store.setLook(Look.LIGHT);
        store.flush();
        assertNull(store().problem());
        assertEquals(Look.LIGHT, store().look());
    }

    private PreferencesStore store() throws StoreException {
        return new PreferencesStore(file());
    }

    private Path file() {
        return directory.resolve("preferences.json");
    }
}
