package dev.sextant.store.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFileSecretStoreTest extends SecretStoreContract {

    @TempDir private Path directory;

    @Test
    void neitherNameNorValueCanBeReadFromTheFile() throws Exception {
        store().save("profile/prod/secret", SECRET);
        var text = new String(Files.readAllBytes(file()), StandardCharsets.UTF_8);
        assertFalse(text.contains("horse") || text.contains("prod"), text);
    }

    @Test
    void theSameSecretsNeverLookTheSameTwice() throws Exception {
        store().save("a", SECRET);
        var first = Files.readAllBytes(file());
        store().save("a", new Secret("x"));
        store().save("a", SECRET);
        assertNotEquals(Arrays.toString(first), Arrays.toString(Files.readAllBytes(file())));
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws Exception {
        store().save("a", SECRET);
        var good = Files.readAllBytes(file());
        for (int i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            Files.write(file(), bad);
            var failure = assertThrows(StoreException.class, () -> store().find("a"));
            assertFalse(failure.toString().contains("horse"));
        }
        Files.write(file(), Arrays.copyOf(good, 10));
        assertThrows(StoreException.class, () -> store().find("a"));
    }

    @Test
    void saysWhatToDoWhenTheKeyIsGone() throws Exception {
        store().save("a", SECRET);
        Files.delete(key());
        var failure = assertThrows(StoreException.class, () -> store().find("a"));
        assertTrue(failure.sentence().contains("enter the secrets again"), failure.sentence());
        assertThrows(StoreException.class, () -> store().save("b", SECRET));
        assertFalse(Files.exists(key()), "a new key would lose the old secrets for good");
    }

    @Test
    void onlyTheOwnerMayReadTheFilesAndThatIsRestored() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        store().save("a", SECRET);
        for (var path : new Path[] {file(), key()}) {
            assertEquals("rw-------", permissions(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        }
        store().find("a");
        assertEquals("rw-------", permissions(file()));
        assertEquals("rw-------", permissions(key()));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Override
    SecretStore store() {
        return EncryptedFileSecretStore.in(directory);
    }

    private Path file() {
        return directory.resolve("secrets.bin");
    }

    private Path key() {
        return directory.resolve("secrets.key");
    }
}
