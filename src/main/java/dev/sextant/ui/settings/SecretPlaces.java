package dev.sextant.ui.settings;

import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.MachineSecrets.Move;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where this machine's secrets are, as the settings show and change it. Every call may wait. */
public interface SecretPlaces {

    /** Null when that is decided with the first secret. */
    @Nullable Place place() throws StoreException;

    /** Why the system keychain cannot be used, as a sentence; null when it can. */
    @Nullable Sentence keychainProblem();

    /** The places of each secret, by words for whose it is. */
    Map<Sentence, Set<Place>> whereabouts() throws StoreException;

    /** Moves all. */
    Move move(Place to) throws StoreException;
}
