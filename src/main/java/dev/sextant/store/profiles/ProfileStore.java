package dev.sextant.store.profiles;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.store.Directories;
import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.store.secrets.SecretStore;
import dev.sextant.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cluster profiles of this machine, {@code profiles.json} in the configuration directory, and
 * their secrets, which are kept apart. The file may be edited by hand and by several Sextants:
 * every call reads it anew. A file that cannot be read is refused as a whole and never overwritten;
 * the profiles that a caller already holds stay as they are. Safe for use by many threads.
 */
public final class ProfileStore {

    private static final int SCHEMA = 1;

    private final OwnFile file;
    private final SecretStore secrets;

    public ProfileStore(Path file, SecretStore secrets) {
        this.file = new OwnFile(file);
        this.secrets = secrets;
    }

    public static ProfileStore in(Directories directories, SecretStore secrets) {
        return new ProfileStore(directories.configuration().resolve("profiles.json"), secrets);
    }

    /** In the order they were made. */
    public synchronized List<ClusterProfile> profiles() throws StoreException {
        var contents = file.read();
        return contents == null ? List.of() : read(file.path(), contents);
    }

    /** Null when there is none of that name. */
    public @Nullable ClusterProfile find(String name) throws StoreException {
        for (var profile : profiles()) {
            if (profile.name().equals(name)) return profile;
        }
        return null;
    }

    /** The secrets saved for a profile; only those that it can use are looked for. */
    public synchronized Credentials credentials(ClusterProfile profile) throws StoreException {
        return new Credentials(
                profile.auth().needsSecret() ? secrets.find(secretKey(profile.name())) : null,
                profile.clientCertificate() == null
                        ? null
                        : secrets.find(certificateKey(profile.name())));
    }

    /** The keys of the secrets that the profiles may have, each with its words. */
    public Map<String, Sentence> secretNames() throws StoreException {
        var names = new LinkedHashMap<String, Sentence>();
        for (var profile : profiles()) {
            var name = profile.name();
            names.put(secretKey(name), Sentence.of("keeping.of.profile", name));
            names.put(certificateKey(name), Sentence.of("keeping.of.certificate", name));
        }
        return names;
    }

    public synchronized void add(ClusterProfile profile, Credentials credentials)
            throws StoreException {
        file.alone(
                () -> {
                    var all = new ArrayList<>(profiles());
                    check(profile, names(all));
                    keep(profile, credentials);
                    all.add(profile);
                    write(all);
                });
    }

    /**
     * Changes the profile named {@code name}, also its name.
     *
     * @param changed secrets to be replaced; one that is null stays as it is
     */
    public synchronized void replace(String name, ClusterProfile profile, Credentials changed)
            throws StoreException {
        file.alone(
                () -> {
                    var all = new ArrayList<>(profiles());
                    var at = indexOf(all, name);
                    var others = new ArrayList<>(names(all));
                    others.remove(name);
                    check(profile, others);
                    // The new name's secret is there before the profile is, the old one's goes
                    // last:
                    // whatever happens in between, no profile stands without its secret.
                    keep(
                            profile,
                            new Credentials(
                                    or(changed.secret(), secrets.find(secretKey(name))),
                                    or(
                                            changed.certificatePassword(),
                                            secrets.find(certificateKey(name)))));
                    all.set(at, profile);
                    write(all);
                    if (!name.equals(profile.name())) forget(name);
                });
    }

    /** Makes a copy with its secrets under another name. */
    public synchronized ClusterProfile duplicate(String name, String copyName)
            throws StoreException {
        var original = profiles().get(indexOf(profiles(), name));
        var copy = original.withName(copyName);
        add(copy, credentials(original));
        return copy;
    }

    public synchronized void remove(String name) throws StoreException {
        file.alone(
                () -> {
                    var all = new ArrayList<>(profiles());
                    all.remove(indexOf(all, name));
                    write(all);
                    forget(name);
                });
    }

    /**
     * Saves a profile that somebody handed over; its authorities get a file of their own beside the
     * profiles. Its secret is to be given afterwards.
     *
     * @throws StoreException when its name is taken, or is none
     */
    public synchronized ClusterProfile take(SharedProfile shared) throws StoreException {
        check(shared.profile(), names(profiles()));
        var profile = shared.settled(authorities());
        add(profile, Credentials.NONE);
        return profile;
    }

    /**
     * Puts a profile that somebody handed over in the place of the one of the same name. Secrets
     * stay only when they go where they went before; so does what belongs to this machine.
     */
    public synchronized ClusterProfile takeInPlace(SharedProfile shared) throws StoreException {
        var name = shared.profile().name();
        var before = profiles().get(indexOf(profiles(), name));
        var settled = shared.settled(authorities());
        var same = leadsToTheSame(before, settled);
        var profile =
                SharedProfile.changed(
                        settled,
                        name,
                        settled.trust(),
                        same && shared.needsClientCertificate() ? before.clientCertificate() : null,
                        same && before.watched());
        // No moment in which the old secret stands beside the new address.
        if (!same) forget(name);
        replace(name, profile, Credentials.NONE);
        return profile;
    }

    private static boolean leadsToTheSame(ClusterProfile before, ClusterProfile now) {
        return before.urls().equals(now.urls())
                && before.auth().equals(now.auth())
                && before.trust().equals(now.trust());
    }

    private Path authorities() {
        return file.path().resolveSibling("ca");
    }

    private static List<ClusterProfile> read(Path file, byte[] contents) throws StoreException {
        var json = StrictJson.parse(file, contents, SCHEMA).only(Set.of("schema", "profiles"));
        var all = new ArrayList<ClusterProfile>();
        for (var item : json.items("profiles")) {
            var profile = ProfileJson.read(item);
            var taken = ProfileRules.name(profile.name(), names(all));
            if (taken != null) throw item.refused(taken);
            all.add(profile);
        }
        return all;
    }

    private void write(List<ClusterProfile> all) throws StoreException {
        file.write(bytes(all));
    }

    private static byte[] bytes(List<ClusterProfile> all) {
        var node = StrictJson.object().put("schema", SCHEMA);
        var array = node.putArray("profiles");
        all.forEach(profile -> array.add(ProfileJson.write(profile)));
        return StrictJson.bytes(node);
    }

    private void keep(ClusterProfile profile, Credentials credentials) throws StoreException {
        keep(secretKey(profile.name()), profile.auth().needsSecret() ? credentials.secret() : null);
        keep(
                certificateKey(profile.name()),
                profile.clientCertificate() == null ? null : credentials.certificatePassword());
    }

    private void keep(String key, @Nullable Secret secret) throws StoreException {
        if (secret == null) secrets.remove(key);
        else secrets.save(key, secret);
    }

    private void forget(String name) throws StoreException {
        secrets.remove(secretKey(name));
        secrets.remove(certificateKey(name));
    }

    private static void check(ClusterProfile profile, List<String> taken) throws StoreException {
        var problem = ProfileRules.name(profile.name(), taken);
        if (problem == null) problem = ProfileRules.profile(profile);
        if (problem != null) throw new StoreException(problem);
    }

    private static int indexOf(List<ClusterProfile> all, String name) throws StoreException {
        var at = names(all).indexOf(name);
        if (at < 0) throw new StoreException(Sentence.of("store.profile.none", name));
        return at;
    }

    private static List<String> names(List<ClusterProfile> all) {
        return all.stream().map(ClusterProfile::name).toList();
    }

    private static @Nullable Secret or(@Nullable Secret first, @Nullable Secret second) {
        return first == null ? second : first;
    }

    private static String secretKey(String name) {
        return "profile/" + name + "/secret";
    }

    private static String certificateKey(String name) {
        return "profile/" + name + "/certificate-password";
    }
}
