package dev.sextant.store.secrets;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Keeps secrets by key. Neither messages nor exceptions of a store hold a secret. */
public interface SecretStore {

    /** Null when there is none. */
    @Nullable Secret find(String key) throws StoreException;

    void save(String key, Secret secret) throws StoreException;

    /** Does nothing when there is none. */
    void remove(String key) throws StoreException;
}
