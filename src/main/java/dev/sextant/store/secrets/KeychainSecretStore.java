package dev.sextant.store.secrets;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.KeychainException.Problem;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in the operating system's keychain. Nothing is believed of it before something was
 * written, read back and removed again; every call has a time limit, because a keychain may wait
 * for a password that nobody types; and after a failure it is left alone for a while, so that a
 * person is not asked again and again.
 */
final class KeychainSecretStore implements SecretStore {

    /** Until then the last failure stands for the next one, unless a person wants otherwise. */
    static final Duration LEFT_ALONE_FOR = Duration.ofMinutes(10);

    private static final String TO_FILE = "sextant profile secrets --to file";

    private final Keychain.Opener opener;
    private final Executor calls;
    private final Duration limit;
    private final LongSupplier nanos;

    /** Held by the call that is under way, also by one that nobody waits for any more. */
    private final Object gate = new Object();

    private @Nullable Keychain keychain;
    private volatile @Nullable Failure last;

    private record Failure(Sentence words, long atNanos) {}

    private interface Call<T> {
        T of(Keychain keychain) throws KeychainException;
    }

    /**
     * @param calls runs what may hang, each call on a thread of its own
     * @param limit how long a call may take, a person's typing of a password included
     * @param nanos a clock that only goes forward, as {@link System#nanoTime}
     */
    KeychainSecretStore(
            Keychain.Opener opener, Executor calls, Duration limit, LongSupplier nanos) {
        this.opener = opener;
        this.calls = calls;
        this.limit = limit;
        this.nanos = nanos;
    }

    /** A person wants to try: the last failure does not count. Does not wait. */
    void askAgain() {
        last = null;
    }

    /** Why the keychain cannot be used, as a sentence; null when it can. Asks it anew. */
    synchronized @Nullable Sentence problem() {
        askAgain();
        try {
            call(
                    opened -> {
                        prove(opened);
                        return true;
                    });
            return null;
        } catch (StoreException e) {
            return e.words();
        }
    }

    @Override
    public synchronized @Nullable Secret find(String name) throws StoreException {
        var found =
                call(
                        opened -> {
                            var text = opened.find(name);
                            // A locked keychain says that there is none, too.
                            if (text == null) prove(opened);
                            return text == null ? new Found(null) : new Found(new Secret(text));
                        });
        return found.secret();
    }

    private record Found(@Nullable Secret secret) {}

    @Override
    public synchronized void save(String name, Secret secret) throws StoreException {
        askAgain();
        call(
                opened -> {
                    opened.save(name, secret.value());
                    if (!secret.value().equals(opened.find(name))) {
                        throw new KeychainException(Problem.REFUSED);
                    }
                    return true;
                });
    }

    @Override
    public synchronized void remove(String name) throws StoreException {
        askAgain();
        call(
                opened -> {
                    opened.remove(name);
                    if (opened.find(name) != null) throw new KeychainException(Problem.REFUSED);
                    return true;
                });
    }

    /** Writes, reads back and removes something that is no secret. */
    private static void prove(Keychain opened) throws KeychainException {
        var account = "self-test/" + UUID.randomUUID();
        opened.save(account, account);
        var found = opened.find(account);
        opened.remove(account);
        if (!account.equals(found)) {
            throw new KeychainException(found == null ? Problem.LOCKED : Problem.REFUSED);
        }
    }

    private <T> T call(Call<T> call) throws StoreException {
        var before = last;
        if (before != null && nanos.getAsLong() - before.atNanos() < LEFT_ALONE_FOR.toNanos()) {
            throw new StoreException(before.words());
        }
        last = null;
        var answer = new CompletableFuture<T>();
        calls.execute(
                () -> {
                    synchronized (gate) {
                        if (answer.isDone()) return;
                        try {
                            answer.complete(call.of(opened()));
                        } catch (KeychainException | RuntimeException | LinkageError e) {
                            drop();
                            answer.completeExceptionally(e);
                        }
                    }
                });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw left(Sentence.of("store.keychain.silent", limit.toSeconds(), TO_FILE), e);
        } catch (ExecutionException e) {
            throw isAnswer(e.getCause())
                    ? new StoreException(words(e.getCause()), e)
                    : left(words(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Sentence.of("store.keychain.givenup"), e);
        }
    }

    private static boolean isAnswer(@Nullable Throwable cause) {
        return cause instanceof KeychainException e && e.problem() == Problem.REFUSED;
    }

    /** A keychain that would ask a person again is left alone. */
    private StoreException left(Sentence words, Exception cause) {
        last = new Failure(words, nanos.getAsLong());
        return new StoreException(words, cause);
    }

    private static Sentence words(@Nullable Throwable cause) {
        var problem = cause instanceof KeychainException e ? e.problem() : Problem.REFUSED;
        return switch (problem) {
            case ABSENT -> Sentence.of("store.keychain.absent", TO_FILE);
            case LOCKED -> Sentence.of("store.keychain.locked", TO_FILE);
            case REFUSED -> Sentence.of("store.keychain.refused", TO_FILE);
        };
    }

    /** The caller holds the gate. */
    private Keychain opened() throws KeychainException {
        var open = keychain;
        if (open != null) return open;
        var made = opener.open();
        keychain = made;
        prove(made);
        return made;
    }

    /** The caller holds the gate. */
    private void drop() {
        if (keychain != null) keychain.close();
        keychain = null;
    }
}
