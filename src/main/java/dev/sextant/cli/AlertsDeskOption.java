package dev.sextant.cli;

import dev.sextant.alert.Alert;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.demo.Demo;
import dev.sextant.monitor.OfflineDesk;
import dev.sextant.store.Directories;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.WatchLock;
import dev.sextant.store.alerts.Wishes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose alerts a command is about. */
final class AlertsDeskOption {

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "The saved connection (default: the only one with alerts).")
    private @Nullable String name;

    /**
     * @throws CommandException when it is not clear which profile is meant
     */
    Opened open() throws CommandException, StoreException {
        var stores = OwnStores.ofThisMachine();
        var directories = stores.directories();
        var profile = profile(stores);
        return new Opened(directories, profile, AlertDatabase.of(directories, profile));
    }

    private ClusterProfile profile(OwnStores stores) throws CommandException, StoreException {
        var asked = name;
        if (asked != null) return ProfileLookup.profile(stores, asked);
        var watched = new ArrayList<ClusterProfile>();
        for (var profile : stores.profiles().profiles()) {
            if (AlertDatabase.exists(stores.directories(), profile)) watched.add(profile);
        }
        Demo.running(stores.directories()).ifPresent(watched::add);
        if (watched.size() == 1) return watched.getFirst();
        throw new CommandException(
                ExitCode.CONFIGURATION,
                watched.isEmpty()
                        ? "No profile was ever watched: open one in the window, or run \"sextant watch"
                                + " --profile P\"."
                        : "Say which profile: --profile "
                                + watched.stream()
                                        .map(ClusterProfile::name)
                                        .collect(Collectors.joining(" or "))
                                + ".");
    }

    /** The alerts of one profile, beside the process that judges them or without one. */
    static final class Opened implements AutoCloseable {

        private static final long CARRIED_OUT_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(5);

        private final Directories directories;
        private final ClusterProfile profile;
        private final AlertDatabase database;
        private final AlertMemory memory;

        private Opened(Directories directories, ClusterProfile profile, AlertDatabase database) {
            this.directories = directories;
            this.profile = profile;
            this.database = database;
            memory = new AlertMemory(database);
        }

        AlertMemory memory() {
            return memory;
        }

        String person() {
            return System.getProperty("user.name", "someone");
        }

        /** The one alert whose key is or begins with {@code key}; one that fires comes first. */
        Alert alert(String key) throws CommandException, StoreException {
            var found =
                    memory.kept().alerts().stream()
                            .filter(alert -> alert.key().value().startsWith(key))
                            .sorted(Comparator.comparing(Alert::state))
                            .toList();
            if (found.size() == 1) return found.getFirst();
            throw new CommandException(
                    ExitCode.USAGE,
                    found.isEmpty()
                            ? "There is no alert with the key "
                                    + key
                                    + ": see \"sextant alerts list\"."
                            : key + " is the beginning of several keys: " + keys(found) + ".");
        }

        private static String keys(List<Alert> alerts) {
            return alerts.stream()
                    .map(alert -> alert.key().value())
                    .collect(Collectors.joining(", "));
        }

        /** Whether something has come true. */
        interface Test {
            boolean isSo() throws CommandException, StoreException;
        }

        /**
         * Has a wish carried out: by this process when no other judges, otherwise by that one.
         *
         * @return whether it was, within a few seconds
         */
        boolean want(Wishes.Wish wish, Test done)
                throws CommandException, StoreException, InterruptedException {
            new Wishes(database).add(wish);
            var lock = WatchLock.tryTake(directories, profile);
            if (lock != null) {
                try (lock) {
                    OfflineDesk.carryOut(database);
                }
                return done.isSo();
            }
            var end = System.nanoTime() + CARRIED_OUT_WITHIN_NANOS;
            while (System.nanoTime() < end) {
                if (done.isSo()) return true;
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return false;
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
