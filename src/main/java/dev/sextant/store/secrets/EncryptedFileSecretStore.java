package dev.sextant.store.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in a file that is encrypted with AES-256-GCM, its random key in a file beside it, both
 * readable by their owner only.
 *
 * <p>This keeps secrets from other users of the machine, out of backups and copies of the
 * configuration directory, and out of sight of whoever opens the file. It does not keep them from
 * programs that run as the same user, nor from whoever holds both files.
 */
public final class EncryptedFileSecretStore implements SecretStore {

    /** Names the format, and is authenticated with the contents. */
    private static final byte[] HEADER = "sextant-secrets-1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final int SCHEMA = 1;

    private final OwnFile secrets;
    private final OwnFile key;
    private final SecureRandom random = new SecureRandom();

    EncryptedFileSecretStore(Path secrets, Path key) {
        this.secrets = new OwnFile(secrets);
        this.key = new OwnFile(key);
    }

    /** In the given data directory. */
    public static EncryptedFileSecretStore in(Path directory) {
        return new EncryptedFileSecretStore(
                directory.resolve("secrets.bin"), directory.resolve("secrets.key"));
    }

    @Override
    public synchronized @Nullable Secret find(String name) throws StoreException {
        var value = load().get(name);
        return value == null ? null : new Secret(value);
    }

    @Override
    public synchronized void save(String name, Secret secret) throws StoreException {
        secrets.alone(
                () -> {
                    var all = load();
                    if (!secret.value().equals(all.put(name, secret.value()))) store(all);
                });
    }

    @Override
    public synchronized void remove(String name) throws StoreException {
        if (!secrets.exists()) return;
        secrets.alone(
                () -> {
                    var all = load();
                    if (all.remove(name) != null) store(all);
                });
    }

    /** The names of all secrets in it. */
    synchronized Set<String> names() throws StoreException {
        return Set.copyOf(load().keySet());
    }

    boolean exists() {
        return secrets.exists();
    }

    private Map<String, String> load() throws StoreException {
        var contents = secrets.read();
        var all = new TreeMap<String, String>();
        if (contents == null) return all;
        secrets.keepToOwner();
        var plain = decrypted(contents);
        try {
            var json = StrictJson.parse(secrets.path(), plain, SCHEMA).get("secrets");
            for (var name : json.fields()) all.put(name, json.get(name).text());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        return all;
    }

    private byte[] decrypted(byte[] contents) throws StoreException {
        var begin = HEADER.length + NONCE_BYTES;
        if (contents.length < begin
                || !Arrays.equals(HEADER, Arrays.copyOf(contents, HEADER.length))) {
            throw broken(null);
        }
        var secret = key.read();
        if (secret == null || secret.length != KEY_BYTES) {
            throw new StoreException(
                    Sentence.of(
                            "store.secrets.key", key.path().toString(), secrets.path().toString()));
        }
        key.keepToOwner();
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, secret, contents, HEADER.length);
            return cipher.doFinal(contents, begin, contents.length - begin);
        } catch (AEADBadTagException e) {
            throw broken(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    private StoreException broken(@Nullable Throwable cause) {
        return new StoreException(
                Sentence.of("store.secrets.damaged", secrets.path().toString()), cause);
    }

    private void store(Map<String, String> all) throws StoreException {
        var node = StrictJson.object().put("schema", SCHEMA);
        ObjectNode values = node.putObject("secrets");
        all.forEach(values::put);
        var plain = StrictJson.bytes(node);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, key(), nonce, 0).doFinal(plain);
            var contents = Arrays.copyOf(HEADER, HEADER.length + NONCE_BYTES + encrypted.length);
            System.arraycopy(nonce, 0, contents, HEADER.length, NONCE_BYTES);
            System.arraycopy(encrypted, 0, contents, HEADER.length + NONCE_BYTES, encrypted.length);
            secrets.write(contents);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The key, made at first use; the caller holds the lock. */
    private byte[] key() throws StoreException {
        var found = key.read();
        if (found != null && found.length == KEY_BYTES) return found;
        var made = new byte[KEY_BYTES];
        random.nextBytes(made);
        key.write(made);
        return made;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, int at)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce, at, NONCE_BYTES));
        cipher.updateAAD(HEADER);
        return cipher;
    }
}
