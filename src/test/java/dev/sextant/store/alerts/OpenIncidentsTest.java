package dev.sextant.store.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sextant.alert.AlertKey;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Outbox;
import dev.sextant.notify.Reason;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is forgotten only when nobody may need it: an incident would stay open for ever. */
class OpenIncidentsTest {

    private static final Instant TOLD = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = TOLD.plus(Duration.ofDays(30));
    private static final AlertKey ALERT = new AlertKey("r:model=fraud-detector");

    @TempDir private Path home = Path.of("");

    private Directories directories;

    @BeforeEach
    void place() {
        directories = new Directories(home.resolve("c"), home.resolve("d"), home.resolve("s"));
    }
}
