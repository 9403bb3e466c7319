package dev.sextant.store.profiles;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.ReceiverRules;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.store.secrets.SecretStore;
import dev.sextant.text.Sentence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The receivers of this machine, {@code receivers.json} in the configuration directory, and their
 * secrets, which are kept apart. The file may be edited by hand and by several Sextants: every call
 * reads it anew. A file that cannot be read is refused as a whole and never overwritten; the
 * receivers that a caller already holds stay as they are. Safe for use by many threads.
 *
 * <p>A secret is kept under a name of its own, which is never used again: one that is replaced
 * stays, because what was opened with it can only be closed with it, until {@link #forget}.
 */
public final class ReceiverStore {

    /** The receiver that is always there. */
    public static final String DESKTOP = "desktop";

    private static final int SCHEMA = 1;

    private final OwnFile file;
    private final SecretStore secrets;

    /**
     * What the file holds.
     *
     * @param former names of secrets that no receiver has any more
     */
    private record Contents(List<Receiver> receivers, List<String> former) {}

    public ReceiverStore(Path file, SecretStore secrets) {
        this.file = new OwnFile(file);
        this.secrets = secrets;
    }

    public static ReceiverStore in(Directories directories, SecretStore secrets) {
        return new ReceiverStore(directories.configuration().resolve("receivers.json"), secrets);
    }

    /** In the order they were made; one named {@code desktop} is always among them. */
    public synchronized List<Receiver> receivers() throws StoreException {
        var all = new ArrayList<>(contents().receivers());
        if (!names(all).contains(DESKTOP)) {
            all.addFirst(new Receiver.Desktop(DESKTOP, List.of()));
        }
        return List.copyOf(all);
    }

    /** Whether the desktop's receiver is one that was added, with matchers of its own. */
    public synchronized boolean hasOwnDesktop() throws StoreException {
        return names(contents().receivers()).contains(DESKTOP);
    }

    /** Null when there is none of that name. */
    public @Nullable Receiver find(String name) throws StoreException {
        for (var receiver : receivers()) {
            if (receiver.name().equals(name)) return receiver;
        }
        return null;
    }

    /** The keys of the secrets that are kept, each with its words. */
    public synchronized Map<String, Sentence> secretNames() throws StoreException {
        var names = new LinkedHashMap<String, Sentence>();
        var contents = contents();
        for (var receiver : contents.receivers()) {
            var credential = receiver.credential();
            if (credential != null)
                names.put(credential, Sentence.of("keeping.of.receiver", receiver.name()));
        }
        for (var former : contents.former()) names.put(former, Sentence.of("keeping.of.former"));
        return names;
    }

    /** Null when the receiver has none, or none is saved. */
    public @Nullable Secret secret(Receiver receiver) throws StoreException {
        return secret(receiver.credential());
    }

    /**
     * Also one that no receiver has any more, while it is not forgotten.
     *
     * @param credential as {@link Receiver#credential()} named it
     */
    public synchronized @Nullable Secret secret(@Nullable String credential) throws StoreException {
        return credential == null ? null : secrets.find(credential);
    }

    /**
     * @param receiver its credential is of no interest: it gets a new one when there is a secret
     * @return the receiver as it is kept
     */
    public synchronized Receiver add(Receiver receiver, @Nullable Secret secret)
            throws StoreException {
        var kept = receiver.withCredential(secret == null ? null : newCredential());
        file.alone(
                () -> {
                    var contents = contents();
                    check(kept, secret, names(contents.receivers()));
                    var all = new ArrayList<>(contents.receivers());
                    all.add(kept);
                    write(new Contents(all, contents.former()), kept, secret);
                });
        return kept;
    }

    /**
     * Changes the receiver named {@code name}, also its name.
     *
     * @param changed a new secret; null to keep the old one
     * @return the receiver as it is kept
     */
    public synchronized Receiver replace(String name, Receiver receiver, @Nullable Secret changed)
            throws StoreException {
        var result = new ArrayList<Receiver>();
        file.alone(
                () -> {
                    var contents = contents();
                    var all = new ArrayList<>(contents.receivers());
                    var at = indexOf(all, name);
                    var old = all.get(at).credential();
                    var kept = receiver.withCredential(changed == null ? old : newCredential());
                    var others = new ArrayList<>(names(all));
                    others.remove(name);
                    check(kept, changed, others);
                    all.set(at, kept);
                    var former = new ArrayList<>(contents.former());
                    if (old != null && !old.equals(kept.credential())) former.add(old);
                    write(new Contents(all, former), kept, changed);
                    result.add(kept);
                });
        return result.getFirst();
    }

    /**
     * Its secret goes along, except for PagerDuty: incidents may be open that only it can close.
     */
    public synchronized void remove(String name) throws StoreException {
        file.alone(
                () -> {
                    var contents = contents();
                    var all = new ArrayList<>(contents.receivers());
                    if (name.equals(DESKTOP) && !names(all).contains(name)) {
                        throw new StoreException(Sentence.of("store.receiver.desktop"));
                    }
                    var gone = all.remove(indexOf(all, name));
                    var former = new ArrayList<>(contents.former());
                    var credential = gone.credential();
                    var stays = credential != null && gone.kind() == Receiver.Kind.PAGERDUTY;
                    if (stays) former.add(credential);
                    write(new Contents(all, former));
                    if (credential != null && !stays) secrets.remove(credential);
                });
    }

    /**
     * Names of the secrets that no receiver has had since {@code then}; none while that is not
     * sure, because the file was written later.
     */
    public synchronized Set<String> former(Instant then) throws StoreException {
        var former = contents().former();
        if (former.isEmpty() || !file.changed().isBefore(then)) return Set.of();
        return Set.copyOf(former);
    }

    /**
     * Forgets secrets that no receiver has any more; of others the names are of no interest.
     *
     * @param unused names of those that nothing needs, not even an open incident
     */
    public synchronized void forget(Set<String> unused) throws StoreException {
        if (unused.isEmpty() || !file.exists()) return;
        file.alone(
                () -> {
                    var contents = contents();
                    var former = new ArrayList<>(contents.former());
                    for (var credential : contents.former()) {
                        if (!unused.contains(credential)) continue;
                        secrets.remove(credential);
                        former.remove(credential);
                    }
                    if (!former.equals(contents.former())) {
                        write(new Contents(contents.receivers(), former));
                    }
                });
    }

    private Contents contents() throws StoreException {
        var bytes = file.read();
        if (bytes == null) return new Contents(List.of(), List.of());
        var json =
                StrictJson.parse(file.path(), bytes, SCHEMA)
                        .only(Set.of("schema", "receivers", "former_credentials"));
        var all = new ArrayList<Receiver>();
        for (var item : json.items("receivers")) {
            var receiver = ReceiverJson.read(item);
            var taken = ReceiverRules.name(receiver.name(), receiver.kind(), names(all));
            if (taken != null) throw item.refused(taken);
            all.add(receiver);
        }
        var former = new ArrayList<String>();
        if (json.has("former_credentials")) {
            for (var item : json.items("former_credentials")) former.add(item.text());
        }
        return new Contents(all, former);
    }

    /** The new secret is there before the receiver is: no receiver stands without its secret. */
    private void write(Contents contents, Receiver changed, @Nullable Secret secret)
            throws StoreException {
        var credential = changed.credential();
        if (secret == null || credential == null) {
            write(contents);
            return;
        }
        secrets.save(credential, secret);
        try {
            write(contents);
        } catch (StoreException e) {
            secrets.remove(credential);
            throw e;
        }
    }

    private void write(Contents contents) throws StoreException {
        var node = StrictJson.object().put("schema", SCHEMA);
        var array = node.putArray("receivers");
        contents.receivers().forEach(receiver -> array.add(ReceiverJson.write(receiver)));
        var former = node.putArray("former_credentials");
        contents.former().forEach(former::add);
        file.write(StrictJson.bytes(node));
    }

    private static void check(Receiver receiver, @Nullable Secret secret, List<String> taken)
            throws StoreException {
        var problem = ReceiverRules.name(receiver.name(), receiver.kind(), taken);
        if (problem == null) problem = ReceiverRules.receiver(receiver);
        if (problem == null && secret != null) problem = ReceiverRules.secret(receiver, secret);
        if (problem != null) throw new StoreException(problem);
    }

    private static int indexOf(List<Receiver> all, String name) throws StoreException {
        var at = names(all).indexOf(name);
        if (at < 0) throw new StoreException(Sentence.of("store.receiver.none", name));
        return at;
    }

    private static List<String> names(List<Receiver> all) {
        return all.stream().map(Receiver::name).toList();
    }

    private static String newCredential() {
        return "receiver/" + UUID.randomUUID();
    }
}
