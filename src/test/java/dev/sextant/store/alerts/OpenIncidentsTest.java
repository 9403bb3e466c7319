package dev.sextant.store.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.AlertKey;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Outbox;
import dev.sextant.notify.Reason;
import dev.sextant.notify.SampleAlerts;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import java.io.IOException;
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

    @SuppressWarnings("NullAway.Init")
    private Directories directories;

    @BeforeEach
    void place() {
        directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
    }

    @Test
    void whereNothingWasEverToldNothingIsNeeded() throws StoreException {
        assertEquals(Set.of(), needed());
    }

    @Test
    void whatWaitsNeedsItsSecret() throws StoreException {
        told("prod", "old", DeliveryEntry.State.WAITING);
        told("prod", "older", DeliveryEntry.State.SENDING);
        assertEquals(Set.of("old", "older"), needed());
    }

    @Test
    void anAlertThatIsNotOverNeedsItsSecret() throws StoreException {
        told("prod", "old", DeliveryEntry.State.DELIVERED);
        fires("prod");
        told("staging", "older", DeliveryEntry.State.DELIVERED);
        assertEquals(Set.of("old"), needed(), "the one of staging is over since a month");
    }

    @Test
    void whatWasToldThisWeekNeedsItsSecret() throws StoreException {
        told("prod", "old", DeliveryEntry.State.DELIVERED);
        var names = Set.of("old", "older");
        var soon = TOLD.plus(Duration.ofDays(6));
        assertEquals(Set.of("old"), OpenIncidents.needing(directories, names, soon));
        assertEquals(Set.of(), needed());
    }

    @Test
    void whileAWatchWritesItIsReadAllTheSame() throws StoreException {
        told("prod", "old", DeliveryEntry.State.WAITING);
        try (var open = database("prod")) {
            new AlertMemory(open).keepCluster("uuid");
            assertEquals(Set.of("old"), needed());
        }
    }

    @Test
    void aProfileMayHaveAnyName() throws StoreException {
        told("prod? 100 % #1 ข้อมูล", "old", DeliveryEntry.State.WAITING);
        assertEquals(Set.of("old"), needed());
    }

    @Test
    void aDatabaseThatCannotBeReadMeansThatNobodyKnows() throws StoreException, IOException {
        told("prod", "old", DeliveryEntry.State.DELIVERED);
        var damaged = AlertDatabase.fileOf(directories, "staging");
        Files.writeString(damaged, "no database at all, but long enough to look at".repeat(100));
        var failure = assertThrows(StoreException.class, this::needed);
        assertTrue(failure.sentence().contains(damaged.toString()));
        assertTrue(Files.exists(damaged), "only looked at");
    }

    private Set<String> needed() throws StoreException {
        return OpenIncidents.needing(directories, Set.of("old", "older"), LATER);
    }

    private AlertDatabase database(String profile) throws StoreException {
        return AlertDatabase.open(AlertDatabase.fileOf(directories, profile));
    }

    private void told(String profile, String credential, DeliveryEntry.State state)
            throws StoreException {
        try (var open = database(profile)) {
            new OutboxTable(open).save(List.of(row(credential, state)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void fires(String profile) throws StoreException {
        try (var open = database(profile)) {
            open.write(
                    connection ->
                            AlertDatabase.run(
                                    connection,
                                    "INSERT INTO alert (key, body) VALUES (?, '{}')",
                                    ALERT.value()));
        }
    }

    private static Outbox.Row row(String credential, DeliveryEntry.State state) {
        var id = ALERT.value() + ":1:fired:" + credential;
        return new Outbox.Row(
                id,
                "pagerduty",
                ALERT,
                1,
                Reason.FIRST,
                new Notification(
                        id,
                        Notification.Kind.FIRED,
                        List.of(SampleAlerts.errorRate("fraud-detector")),
                        TOLD,
                        "prod",
                        false),
                state,
                1,
                TOLD,
                "",
                "",
                credential,
                TOLD,
                null);
    }
}
