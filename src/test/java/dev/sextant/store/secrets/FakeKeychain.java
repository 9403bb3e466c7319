package dev.sextant.store.secrets;

import dev.sextant.store.Directories;
import dev.sextant.store.secrets.KeychainException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A keychain in memory that can be locked, absent, forgetful or silent. */
public final class FakeKeychain implements Keychain {

    static final Duration PATIENCE = Duration.ofMillis(300);

    /** How it behaves. */
    public enum Mood {
        WELL,
        ABSENT,
        /** As the Secret Service: gives nothing, and keeps nothing without a word. */
        LOCKED,
        /** Waits for a password that nobody types. */
        SILENT,
        /** Everything new is lost, what was there stays. */
        FULL,
        /** Nothing can be removed but what is no secret. */
        CLINGING
    }

    public final Map<String, String> entries = new TreeMap<>();
    public volatile Mood mood = Mood.WELL;
    final AtomicInteger opened = new AtomicInteger();

    /** From how many secrets on the next one is lost. */
    volatile int failsFrom = Integer.MAX_VALUE;

    final List<String> said = new ArrayList<>();
    final AtomicLong nanos = new AtomicLong(1);
    private final CountDownLatch never = new CountDownLatch(1);

    /** The secrets of a machine with this keychain. */
    public MachineSecrets secrets(Directories directories) {
        return secrets(directories, false);
    }

    MachineSecrets secrets(Directories directories, boolean fileAtFirst) {
        return new MachineSecrets(
                directories.data().resolve("secrets.json"),
                EncryptedFileSecretStore.in(directories.data()),
                store(),
                fileAtFirst,
                said::add);
    }

    KeychainSecretStore store() {
        return new KeychainSecretStore(
                this::open, task -> Thread.ofPlatform().daemon().start(task), PATIENCE, nanos::get);
    }

    private Keychain open() throws KeychainException {
        opened.incrementAndGet();
        if (mood == Mood.ABSENT) throw new KeychainException(Problem.ABSENT);
        return this;
    }

    @Override
    public @Nullable String find(String account) {
        hang();
        return mood == Mood.LOCKED ? null : entries.get(account);
    }

    @Override
    public void save(String account, String text) {
        hang();
        if (mood == Mood.LOCKED) return;
        var isSecret = !account.startsWith("self-test/");
        if (isSecret && (mood == Mood.FULL || entries.size() + 1 >= failsFrom)) return;
        entries.put(account, text);
    }

    @Override
    public void remove(String account) {
        hang();
        if (mood == Mood.LOCKED) return;
        if (mood == Mood.CLINGING && !account.startsWith("self-test/")) return;
        entries.remove(account);
    }

    private void hang() {
        try {
            if (mood == Mood.SILENT) never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {}
}
