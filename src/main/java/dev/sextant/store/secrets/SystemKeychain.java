package dev.sextant.store.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.sextant.store.secrets.KeychainException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The Secret Service or KWallet on Linux, Keychain on macOS, the Credential Manager on Windows.
 *
 * <p>The library answers a locked Secret Service with a null pointer or with nothing at all, and
 * does not tell "no such entry" from other refusals: whoever uses this must read back what was
 * written, and must not take a null for an answer before the keychain has shown that it works.
 */
final class SystemKeychain implements Keychain {

    private final Keyring keyring;
    private final String service;

    private SystemKeychain(Keyring keyring, String service) {
        this.keyring = keyring;
        this.service = service;
    }

    /**
     * @param service under which the keychain's own program shows the entries
     */
    static Keychain open(String service) throws KeychainException {
        try {
            return new SystemKeychain(Keyring.create(), service);
        } catch (NullPointerException e) {
            throw new KeychainException(Problem.LOCKED, e);
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            throw new KeychainException(Problem.ABSENT, e);
        }
    }

    @Override
    public @Nullable String find(String account) throws KeychainException {
        try {
            return keyring.getPassword(service, account);
        } catch (PasswordAccessException e) {
            return null;
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    @Override
    public void save(String account, String text) throws KeychainException {
        try {
            keyring.setPassword(service, account, text);
        } catch (PasswordAccessException e) {
            throw new KeychainException(Problem.REFUSED, e);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    @Override
    public void remove(String account) throws KeychainException {
        if (find(account) == null) return;
        try {
            keyring.deletePassword(service, account);
        } catch (PasswordAccessException e) {
            throw new KeychainException(Problem.REFUSED, e);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private static KeychainException refused(RuntimeException e) {
        return new KeychainException(
                e instanceof NullPointerException ? Problem.LOCKED : Problem.REFUSED, e);
    }

    @Override
    public void close() {
        try {
            keyring.close();
        } catch (Exception e) {
            // The connection is given up in any case.
        }
    }
}
