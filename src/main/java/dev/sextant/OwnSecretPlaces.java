package dev.sextant;

import dev.sextant.store.StoreException;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.secrets.MachineSecrets;
import dev.sextant.store.secrets.MachineSecrets.Move;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import dev.sextant.ui.settings.SecretPlaces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where this machine's secrets are: those of profiles and of receivers. */
final class OwnSecretPlaces implements SecretPlaces {

    private final MachineSecrets secrets;
    private final ProfileStore profiles;
    private final ReceiverStore receivers;

    OwnSecretPlaces(MachineSecrets secrets, ProfileStore profiles, ReceiverStore receivers) {
        this.secrets = secrets;
        this.profiles = profiles;
        this.receivers = receivers;
    }

    @Override
    public @Nullable Place place() throws StoreException {
        return secrets.place();
    }

    @Override
    public @Nullable Sentence keychainProblem() {
        return secrets.keychainProblem();
    }

    @Override
    public Map<Sentence, Set<Place>> whereabouts() throws StoreException {
        return secrets.whereabouts(names());
    }

    @Override
    public Move move(Place to) throws StoreException {
        return secrets.move(to, names());
    }

    private Map<String, Sentence> names() throws StoreException {
        var names = new LinkedHashMap<String, Sentence>(profiles.secretNames());
        names.putAll(receivers.secretNames());
        return names;
    }
}
