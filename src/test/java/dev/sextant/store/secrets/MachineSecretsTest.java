package dev.sextant.store.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.FakeKeychain.Mood;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineSecretsTest {

    private static final Secret A = new Secret("secret of a");
    private static final Secret B = new Secret("secret of b");
    private static final Sentence PROFILE_A = Sentence.of("keeping.of.profile", "a");
    private static final Sentence RECEIVER_B = Sentence.of("keeping.of.receiver", "b");
    private static final Map<String, Sentence> NAMES =
            Map.of("a", PROFILE_A, "b", RECEIVER_B, "c", Sentence.of("keeping.of.profile", "c"));

    @TempDir private Path directory;
    private Directories directories =
            new Directories(Path.of(""), Path.of(""), Path.of(""), Path.of(""));
    private final FakeKeychain keychain = new FakeKeychain();

    @BeforeEach
    void open() {
        directories =
                new Directories(
                        directory.resolve("config"),
                        directory.resolve("data"),
                        directory.resolve("logs"),
                        directory.resolve("cache"));
    }

    private MachineSecrets secrets() {
        return keychain.secrets(directories);
    }

    private EncryptedFileSecretStore file() {
        return EncryptedFileSecretStore.in(directories.data());
    }

    @Test
    void aNewInstallationTakesTheKeychainThatWorks() throws Exception {
        assertNull(secrets().place());
        assertNull(secrets().find("a"));
        secrets().remove("a");
        assertEquals(0, keychain.opened.get(), "nothing was asked before there is a secret");
        secrets().save("a", A);
        assertEquals(Place.KEYCHAIN, secrets().place());
        assertEquals(A.value(), keychain.entries.get("a"));
        assertEquals(Set.of(), file().names());
        assertEquals(A, secrets().find("a"));
        assertEquals(List.of(), keychain.said);
    }

    @Test
    void aNewInstallationWithoutAKeychainTakesTheFileAndSaysSoOnce() throws Exception {
        keychain.mood = Mood.ABSENT;
        secrets().save("a", A);
        secrets().save("b", B);
        assertEquals(Place.FILE, secrets().place());
        assertEquals(A, file().find("a"));
        assertEquals(1, keychain.said.size());
        keychain.mood = Mood.WELL;
        assertEquals(A, secrets().find("a"), "it stays as it was decided");
        assertEquals(Place.FILE, secrets().place());
    }

    @Test
    void secretsThatLieInTheFileStayThere() throws Exception {
        file().save("a", A);
        secrets().save("b", B);
        assertEquals(Set.of("a", "b"), file().names());
        assertEquals(Map.of(), keychain.entries);
    }

    @Test
    void withAHomeOfItsOwnEverythingLiesBelowIt() throws Exception {
        var own = keychain.secrets(directories, true);
        own.save("a", A);
        assertEquals(Set.of("a"), file().names());
        assertTrue(directories.inOneHome());
    }

    @Test
    void movesThereAndBack() throws Exception {
        file().save("a", A);
        file().save("b", B);
        file().save("forgotten", A);
        var there = secrets().move(Place.KEYCHAIN, NAMES);
        assertEquals(Place.KEYCHAIN, there.place());
        assertEquals(3, there.moved().size());
        assertEquals(List.of(), there.left());
        assertNull(there.problem());
        assertEquals(Set.of(), file().names());
        assertEquals(A, secrets().find("a"));
        assertEquals(B, secrets().find("b"));
        assertEquals(
                Map.of(PROFILE_A, Set.of(Place.KEYCHAIN), RECEIVER_B, Set.of(Place.KEYCHAIN)),
                secrets().whereabouts(NAMES));
        var back = secrets().move(Place.FILE, NAMES);
        assertEquals(Set.of(PROFILE_A, RECEIVER_B), Set.copyOf(back.moved()));
        assertEquals(Set.of("a", "b"), file().names());
        assertEquals(A, secrets().find("a"));
        assertEquals(Set.of("forgotten"), keychain.entries.keySet());
    }

    @Test
    void aKeychainThatDoesNotWorkBeginsNothing() throws Exception {
        file().save("a", A);
        for (var mood : List.of(Mood.ABSENT, Mood.LOCKED, Mood.SILENT)) {
            keychain.mood = mood;
            assertThrows(StoreException.class, () -> secrets().move(Place.KEYCHAIN, NAMES));
            assertEquals(Place.FILE, secrets().place());
            assertEquals(A, secrets().find("a"));
        }
    }

    @Test
    void aTargetThatKeepsNothingLosesNothing() throws Exception {
        file().save("a", A);
        file().save("b", B);
        keychain.mood = Mood.FULL;
        var move = secrets().move(Place.KEYCHAIN, NAMES);
        assertEquals(Place.FILE, move.place());
        assertEquals(List.of(), move.moved());
        assertEquals(List.of(), move.left());
        assertTrue(move.problem() != null);
        assertEquals(A, secrets().find("a"));
        assertEquals(B, secrets().find("b"));
    }

    /** Half-way: some are written, then the target fails; what was copied is told. */
    @Test
    void copiesThatCannotBeTakenBackAreTold() throws Exception {
        file().save("a", A);
        file().save("b", B);
        keychain.failsFrom = 2;
        keychain.mood = Mood.CLINGING;
        var move = secrets().move(Place.KEYCHAIN, NAMES);
        assertEquals(Place.FILE, move.place());
        assertEquals(1, keychain.entries.size());
        assertTrue(move.left().containsAll(List.of(PROFILE_A)) || move.left().contains(RECEIVER_B));
        assertEquals(A, secrets().find("a"));
        assertEquals(B, secrets().find("b"));
        keychain.failsFrom = Integer.MAX_VALUE;
        keychain.mood = Mood.WELL;
        assertEquals(2, secrets().move(Place.KEYCHAIN, NAMES).moved().size());
        assertEquals(Set.of(), file().names());
    }

    @Test
    void aSourceThatLetsNothingGoIsToldAndFinishedLater() throws Exception {
        secrets().save("a", A);
        keychain.mood = Mood.CLINGING;
        var move = secrets().move(Place.FILE, NAMES);
        assertEquals(Place.FILE, move.place());
        assertEquals(List.of(PROFILE_A), move.moved());
        assertEquals(List.of(PROFILE_A), move.left());
        assertEquals(A, file().find("a"));
        keychain.mood = Mood.WELL;
        secrets().save("a", B);
        var again = secrets().move(Place.FILE, NAMES);
        assertEquals(List.of(), again.left());
        assertEquals(B, secrets().find("a"), "the newer one counts");
        assertEquals(Map.of(), keychain.entries);
    }

    @Test
    void aFileThatCannotBeWrittenLosesNothing() throws Exception {
        secrets().save("a", A);
        Files.createDirectory(directories.data().resolve("secrets.bin"));
        var failed = assertThrowsOrTells(() -> secrets().move(Place.FILE, NAMES));
        assertTrue(!failed.isBlank());
        assertEquals(Place.KEYCHAIN, secrets().place());
        assertEquals(A, secrets().find("a"));
    }

    private interface Moving {
        MachineSecrets.Move run() throws StoreException;
    }

    private static String assertThrowsOrTells(Moving moving) {
        try {
            return String.valueOf(moving.run().problem());
        } catch (StoreException e) {
            return e.sentence();
        }
    }

    @Test
    void aChoiceThatCannotBeReadIsSaidAndKept() throws Exception {
        secrets().save("a", A);
        var choice = directories.data().resolve("secrets.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(choice)));
        Files.writeString(choice, "{\"schema\":1,\"keep_in\":\"cloud\"}");
        var failure = assertThrows(StoreException.class, () -> secrets().find("a"));
        assertTrue(failure.sentence().contains("keychain or file"), failure.sentence());
    }
}
