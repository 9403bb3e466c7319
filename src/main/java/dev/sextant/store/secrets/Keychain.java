package dev.sextant.store.secrets;

import org.jspecify.annotations.Nullable;

/**
 * The operating system's keychain as one program sees it: texts by account. Calls block, also while
 * a person is asked for the keychain's password; what they throw holds no secret.
 */
interface Keychain extends AutoCloseable {

    /** Connects to the keychain. */
    @FunctionalInterface
    interface Opener {
        Keychain open() throws KeychainException;
    }

    /** Null when there is none, or when the keychain does not say. */
    @Nullable String find(String account) throws KeychainException;

    void save(String account, String text) throws KeychainException;

    /** Does nothing when there is none. */
    void remove(String account) throws KeychainException;

    @Override
    void close();
}
