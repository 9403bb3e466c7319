package dev.sextant.store.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.Baseline;
import dev.sextant.alert.Health;
import dev.sextant.alert.Judgement;
import dev.sextant.alert.Labels;
import dev.sextant.alert.Matcher;
import dev.sextant.alert.Reading;
import dev.sextant.alert.Rules;
import dev.sextant.alert.Silence;
import dev.sextant.alert.Transition;
import dev.sextant.alert.Verdict;
import dev.sextant.model.TimeRange;
import dev.sextant.notify.DeliveryEntry;
import dev.sextant.notify.Notification;
import dev.sextant.notify.Outbox;
import dev.sextant.notify.Reason;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of alerting, through restarts and damage. */
class AlertDatabaseTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir private Path directory = Path.of("");

    @Test
    void everythingIsThereAgainAfterARestart() throws StoreException, IOException {
        var alert = alert();
        var transition = new Transition(Transition.Cause.FIRING, null, alert, START);
        var silence =
                new Silence(
                        "1",
                        List.of(new Matcher("model", "ข้อความ \"<b>\" 🚀")),
                        START,
                        START.plusSeconds(60),
                        "nok",
                        "deploying");
        var baseline =
                new Baseline(
                        "fraud-detector",
                        "",
                        "12",
                        "11",
                        List.of(new TimeRange(START, START.plusSeconds(5))),
                        START,
                        4_310,
                        Map.of(new BigDecimal("99"), 165.5),
                        List.of(new Baseline.Bin(10, 5)),
                        "{}");
        var row = row(alert);
        try (var database = open()) {
            var memory = new AlertMemory(database);
            memory.keepCluster("uuid");
            memory.keep(
                    new AlertMemory.Change(
                            List.of(alert),
                            List.of(),
                            List.of(transition),
                            Map.of("high-error-rate", START)));
            memory.keep(silence);
            memory.keep(baseline);
            new OutboxTable(database).save(List.of(row));
        }
        try (var database = open()) {
            var memory = new AlertMemory(database);
            assertEquals(
                    new AlertMemory.Kept(
                            "uuid",
                            List.of(alert),
                            List.of(silence),
                            Map.of("high-error-rate", START)),
                    memory.kept());
            assertEquals(baseline, memory.baseline("fraud-detector", "", "12"));
            assertEquals(List.of(row), new OutboxTable(database).rows());
            assertEquals("firing", memory.events(alert.key(), 10).getFirst().what());
            assertNull(database.problem());
        }
    }

    @Test
    void aBaselineNeverChanges() throws StoreException {
        try (var database = open()) {
            var memory = new AlertMemory(database);
            memory.keep(baseline(200));
            memory.keep(baseline(900));
            var kept = memory.baseline("m", "", "2");
            assertEquals(200, kept == null ? 0 : kept.sample());
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws StoreException, IOException {
        try (var database = open()) {
            new AlertMemory(database).keepCluster("uuid");
            try (var files = Files.list(directory)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var permissions =
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    assertEquals("rw-------", permissions, file.toString());
                }
            }
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndSaidAndBegunAnew() throws StoreException, IOException {
        try (var database = open()) {
            new AlertMemory(database).keepCluster("uuid");
        }
        var bytes = Files.readAllBytes(file());
        for (var i = 0; i < Math.min(bytes.length, 2_000); i++) bytes[i] ^= (byte) (i * 31 + 7);
        Files.write(file(), bytes);
        try (var database = open()) {
            var problem = database.problem();
            assertNotNull(problem);
            assertTrue(problem.english().contains(".damaged-"), problem::english);
            assertNull(new AlertMemory(database).kept().clusterUuid());
            new AlertMemory(database).keepCluster("again");
        }
        try (var files = Files.list(directory)) {
            assertEquals(1, files.filter(path -> path.toString().contains(".damaged-")).count());
        }
    }

    @Test
    void aTornFileIsNoReasonToFail() throws StoreException, IOException {
        try (var database = open()) {
            var memory = new AlertMemory(database);
            for (var i = 0; i < 50; i++) {
                memory.keep(
                        new AlertMemory.Change(
                                List.of(alert()),
                                List.of(),
                                List.of(
                                        new Transition(
                                                Transition.Cause.FIRING, null, alert(), START)),
                                Map.of()));
            }
        }
        var bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        try (var database = open()) {
            new AlertMemory(database).keepCluster("uuid");
            assertEquals("uuid", new AlertMemory(database).kept().clusterUuid());
        }
    }

    @Test
    void aFileFromANewerSextantIsLeftAlone() throws StoreException, SQLException, IOException {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(file());
        var refused = assertThrows(StoreException.class, this::open);
        assertTrue(refused.sentence().contains("newer Sextant"), refused.sentence());
        assertEquals(before.length, Files.readAllBytes(file()).length);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsOneSentence() throws IOException {
        var blocked = Files.writeString(directory.resolve("blocked"), "a file");
        var refused =
                assertThrows(
                        StoreException.class,
                        () -> AlertDatabase.open(blocked.resolve("alerts.db")));
        assertTrue(refused.sentence().startsWith("Cannot write "), refused.sentence());
    }

    @Test
    void oneProcessMayJudgeAndTheOthersAreToldNo() throws StoreException {
        var directories = new Directories(directory, directory, directory, directory);
        var profile =
                dev.sextant.monitor.AlertingBed.profile(
                        "prod", java.net.URI.create("http://127.0.0.1:9"), "x");
        var first = WatchLock.tryTake(directories, profile);
        assertNotNull(first);
        assertNull(WatchLock.tryTake(directories, profile));
        first.close();
        var second = WatchLock.tryTake(directories, profile);
        assertNotNull(second);
        second.close();
    }

    @Test
    void wishesAreCarriedOutOnceInOrder() throws StoreException {
        try (var database = open()) {
            var wishes = new Wishes(database);
            wishes.add(new Wishes.Wish(Wishes.Kind.ACKNOWLEDGE, "k", "nok", "", null));
            wishes.add(new Wishes.Wish(Wishes.Kind.UNACKNOWLEDGE, "k", "nok", "", null));
            var taken = wishes.take();
            wishes.add(new Wishes.Wish(Wishes.Kind.RELOAD, "", "", "", null));
            assertEquals(
                    List.of(Wishes.Kind.ACKNOWLEDGE, Wishes.Kind.UNACKNOWLEDGE),
                    taken.wishes().stream().map(Wishes.Wish::kind).toList());
            wishes.done(taken);
            assertEquals(
                    List.of(Wishes.Kind.RELOAD),
                    wishes.take().wishes().stream().map(Wishes.Wish::kind).toList());
        }
    }

    @Test
    void holesAreWhatNobodyWatched() throws StoreException {
        try (var database = open()) {
            var spans = new WatchedSpans(database);
            for (var minute = 0; minute < 10; minute++) live(spans, minute);
            for (var minute = 30; minute < 40; minute++) live(spans, minute);
            assertEquals(2, spans.between(START, at(60)).size(), "joined");
            assertEquals(
                    List.of(
                            new WatchedSpans.Span(at(10), at(30), false),
                            new WatchedSpans.Span(at(40), at(60), false)),
                    spans.holes(at(-600), at(60), Duration.ofSeconds(90)),
                    "before the first nobody could have watched");
            for (var minute = 10; minute < 30; minute++) {
                spans.add(new WatchedSpans.Span(at(minute), at(minute + 1), true));
            }
            assertTrue(spans.holes(START, at(40), Duration.ofSeconds(90)).getFirst().late());
        }
    }

    @Test
    void firingsAreFoundByModelAndTime() throws StoreException {
        try (var database = open()) {
            var memory = new AlertMemory(database);
            var alert = alert();
            keep(memory, new Transition(Transition.Cause.FIRING, null, alert, at(10)));
            keep(memory, new Transition(Transition.Cause.RESOLVED, alert, alert, at(20)));
            keep(memory, new Transition(Transition.Cause.FIRING, alert, alert, at(30)));
            var found = memory.firings("fraud-detector", at(5), at(60));
            assertEquals(List.of(at(10), at(30)), found.stream().map(f -> f.from()).toList());
            assertEquals(at(20), found.getFirst().to());
            assertNull(found.getLast().to());
            assertEquals(1, memory.firings("fraud-detector", at(21), at(60)).size());
            assertEquals(List.of(), memory.firings("other", at(5), at(60)));
        }
    }

    @Test
    void theDeliveryLogSaysWhatWentWhereAndWhyNot() throws StoreException, IOException {
        try (var database = open()) {
            var outbox = new OutboxTable(database);
            var alert = alert();
            outbox.save(List.of(row(alert)));
            outbox.decided(
                    List.of(
                            new DeliveryEntry(
                                    alert.key(),
                                    1,
                                    "mail",
                                    Reason.NO_ROUTE,
                                    null,
                                    DeliveryEntry.State.NOT_SENT,
                                    0,
                                    "",
                                    START.plusSeconds(1))));
            var log = outbox.log(alert.key(), 10);
            assertEquals(List.of("mail", "slack"), log.stream().map(e -> e.receiver()).toList());
            assertEquals(log, outbox.log(null, 10));
        }
    }

    private void live(WatchedSpans spans, int minute) throws StoreException {
        spans.add(new WatchedSpans.Span(at(minute), at(minute + 1), false));
    }

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static void keep(AlertMemory memory, Transition transition) throws StoreException {
        memory.keep(new AlertMemory.Change(List.of(), List.of(), List.of(transition), Map.of()));
    }

    private Path file() {
        return directory.resolve("prod.db");
    }

    private AlertDatabase open() throws StoreException {
        return AlertDatabase.open(file());
    }

    private static Baseline baseline(long sample) {
        return new Baseline("m", "", "2", "1", List.of(), START, sample, Map.of(), List.of(), "");
    }

    private static Alert alert() {
        var book = new AlertBook("uuid", new ArrayList<>());
        var rule = Rules.errorRate(Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(5));
        var labels = Labels.of(Labels.MODEL, "fraud-detector");
        var breach = new Verdict.Breach(labels, new Reading(7.5, 5, 15L, 200L));
        var _ =
                book.apply(
                        rule,
                        new Judgement(Health.OK, List.of(breach), 1),
                        START,
                        new AlertBook.Circumstances(Duration.ofSeconds(30), true, any -> "12"));
        var key = book.alerts().get().getFirst().key();
        var _ = book.acknowledge(key, new Acknowledgement("nok", START, "ดูอยู่"));
        return book.alerts().get().getFirst();
    }

    private static Outbox.Row row(Alert alert) {
        return new Outbox.Row(
                alert.key() + ":1:fired:slack",
                "slack",
                alert.key(),
                1,
                Reason.FIRST,
                new Notification(
                        alert.key() + ":1:fired:slack",
                        Notification.Kind.FIRED,
                        List.of(alert),
                        START,
                        "prod",
                        false),
                DeliveryEntry.State.WAITING,
                0,
                START,
                "",
                "",
                "s1",
                START,
                null);
    }
}
