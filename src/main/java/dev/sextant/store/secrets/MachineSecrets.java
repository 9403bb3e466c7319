package dev.sextant.store.secrets;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of this machine: in the system keychain or in the encrypted file, as {@code
 * secrets.json} in the data directory says. Where it says nothing yet, secrets that lie in the file
 * stay there; a new installation takes the keychain when that works. With {@code SEXTANT_HOME} a
 * new installation takes the file, because everything is to lie below that directory. Safe for use
 * by many threads; a process makes one for all its stores.
 */
public final class MachineSecrets implements SecretStore {

    /** Where secrets can be kept. */
    public enum Place {
        KEYCHAIN,
        FILE;

        /** As it is named inside a sentence. */
        public Sentence words() {
            return switch (this) {
                case KEYCHAIN -> Sentence.of("store.place.keychain");
                case FILE -> Sentence.of("store.place.file");
            };
        }

        private Place other() {
            return this == KEYCHAIN ? FILE : KEYCHAIN;
        }
    }

    /**
     * What became of a move.
     *
     * @param place where all secrets are read from now
     * @param moved what was moved, in words
     * @param left what lies in the other place too, in words
     * @param problem why it stopped, as a sentence; null when it did not
     */
    public record Move(
            Place place, List<Sentence> moved, List<Sentence> left, @Nullable Sentence problem) {}

    private static final int SCHEMA = 1;

    private final OwnFile choice;
    private final EncryptedFileSecretStore file;
    private final KeychainSecretStore keychain;
    private final boolean fileAtFirst;
    private final Consumer<String> say;

    MachineSecrets(
            Path choice,
            EncryptedFileSecretStore file,
            KeychainSecretStore keychain,
            boolean fileAtFirst,
            Consumer<String> say) {
        this.choice = new OwnFile(choice);
        this.file = file;
        this.keychain = keychain;
        this.fileAtFirst = fileAtFirst;
        this.say = say;
    }

    /**
     * @param calls runs calls of the keychain, each on a thread of its own: they may hang
     * @param patience how long one may take, a person's typing of a password included
     * @param say hears once that the keychain does not work and the file is used
     */
    public static MachineSecrets in(
            Directories directories, Executor calls, Duration patience, Consumer<String> say) {
        var service = directories.inOneHome() ? "Sextant in " + directories.data() : "Sextant";
        return new MachineSecrets(
                directories.data().resolve("secrets.json"),
                EncryptedFileSecretStore.in(directories.data()),
                new KeychainSecretStore(
                        () -> SystemKeychain.open(service), calls, patience, System::nanoTime),
                directories.inOneHome(),
                say);
    }

    /** Where secrets are kept; null when that is decided with the first one. */
    public @Nullable Place place() throws StoreException {
        var contents = choice.read();
        if (contents == null) return fileAtFirst || file.exists() ? Place.FILE : null;
        var kept =
                StrictJson.parse(choice.path(), contents, SCHEMA)
                        .only(Set.of("schema", "keep_in"))
                        .get("keep_in");
        return switch (kept.text()) {
            case "keychain" -> Place.KEYCHAIN;
            case "file" -> Place.FILE;
            default -> throw kept.wrong(Sentence.of("store.json.or", "keychain", "file"));
        };
    }

    /** A person wants a secret: a keychain that was left alone is asked again. Does not wait. */
    public void askAgain() {
        keychain.askAgain();
    }

    /** Why the keychain cannot be used, as a sentence; null when it can. May take its time. */
    public @Nullable Sentence keychainProblem() {
        return keychain.problem();
    }

    @Override
    public @Nullable Secret find(String key) throws StoreException {
        var place = place();
        if (place == null) return null;
        var found = store(place).find(key);
        var now = place();
        // It may have been moved in between.
        return found == null && now != null && now != place ? store(now).find(key) : found;
    }

    @Override
    public synchronized void save(String key, Secret secret) throws StoreException {
        choice.alone(() -> store(decided()).save(key, secret));
    }

    @Override
    public synchronized void remove(String key) throws StoreException {
        if (place() == null) return;
        choice.alone(() -> store(decided()).remove(key));
    }

    /**
     * In which places each secret lies.
     *
     * @param names the secrets there may be, each with its words
     */
    public Map<Sentence, Set<Place>> whereabouts(Map<String, Sentence> names)
            throws StoreException {
        var all = new LinkedHashMap<Sentence, Set<Place>>();
        var inFile = file.names();
        var keychainKnown = place() == Place.KEYCHAIN || keychain.problem() == null;
        for (var name : names.entrySet()) {
            var places = new ArrayList<Place>();
            if (keychainKnown && keychain.find(name.getKey()) != null) places.add(Place.KEYCHAIN);
            if (inFile.contains(name.getKey())) places.add(Place.FILE);
            if (!places.isEmpty()) all.put(name.getValue(), Set.copyOf(places));
        }
        return all;
    }

    /**
     * Moves every secret. Each is written to the new place and read back there; then all are read
     * from the new place; only then they are removed from the old one. Whatever fails, all of them
     * can still be read. May be repeated to finish what was left.
     *
     * @param names the secrets there may be, each with its words
     * @throws StoreException when nothing was begun
     */
    public synchronized Move move(Place to, Map<String, Sentence> names) throws StoreException {
        var problem = keychain.problem();
        if (problem != null) throw new StoreException(problem);
        var result = new ArrayList<Move>();
        choice.alone(() -> result.add(new Moving(to, names).run()));
        return result.getFirst();
    }

    private SecretStore store(Place place) {
        return place == Place.KEYCHAIN ? keychain : file;
    }

    private Place decided() throws StoreException {
        var place = place();
        if (place != null) return place;
        var problem = keychain.problem();
        var chosen = problem == null ? Place.KEYCHAIN : Place.FILE;
        choose(chosen);
        if (problem != null) {
            say.accept("Secrets are kept in an encrypted file, not in the keychain. " + problem);
        }
        return chosen;
    }

    private void choose(Place place) throws StoreException {
        var node = StrictJson.object().put("schema", SCHEMA);
        node.put("keep_in", place == Place.KEYCHAIN ? "keychain" : "file");
        choice.write(StrictJson.bytes(node));
    }

    /** One move, while nobody else changes a secret. */
    private final class Moving {
        private final Place to;
        private final SecretStore target;
        private final SecretStore source;
        private final Map<String, Sentence> names;
        private final List<String> copied = new ArrayList<>();
        private final List<String> doubled = new ArrayList<>();

        Moving(Place to, Map<String, Sentence> names) throws StoreException {
            this.to = to;
            target = store(to);
            source = store(to.other());
            this.names = new LinkedHashMap<>(names);
            for (var name : file.names())
                this.names.putIfAbsent(name, Sentence.of("keeping.of.nobody"));
        }

        Move run() throws StoreException {
            var before = place();
            var current = before == null ? to.other() : before;
            try {
                for (var key : names.keySet()) copy(key, current);
                choose(to);
            } catch (StoreException e) {
                return new Move(
                        current, List.of(), current == to ? words(doubled) : undone(), e.words());
            }
            var left = new ArrayList<String>();
            Sentence problem = null;
            doubled.addAll(copied);
            for (var key : doubled) {
                try {
                    source.remove(key);
                } catch (StoreException e) {
                    left.add(key);
                    problem = e.words();
                }
            }
            return new Move(to, words(copied), words(left), problem);
        }

        private void copy(String key, Place current) throws StoreException {
            var secret = source.find(key);
            if (secret == null) return;
            if (current == to && target.find(key) != null) {
                // What is read now counts; the other is left from an earlier move.
                doubled.add(key);
                return;
            }
            copied.add(key);
            target.save(key, secret);
            if (!secret.equals(target.find(key))) {
                throw new StoreException(
                        Sentence.of("store.secrets.notkept", nameOf(key), to.words()));
            }
        }

        /** Takes the copies back and tells which could not be. */
        private List<Sentence> undone() {
            var left = new ArrayList<String>();
            for (var key : copied) {
                try {
                    target.remove(key);
                } catch (StoreException e) {
                    left.add(key);
                }
            }
            return words(left);
        }

        private List<Sentence> words(List<String> keys) {
            return keys.stream().map(this::nameOf).toList();
        }

        private Sentence nameOf(String key) {
            return names.getOrDefault(key, Sentence.verbatim(key));
        }
    }
}
