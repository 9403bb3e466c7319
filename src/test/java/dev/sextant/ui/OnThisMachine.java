package dev.sextant.ui;

import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ConnectionTest.Step;
import dev.sextant.cluster.LogSources;
import dev.sextant.cluster.LogSources.LogSource;
import dev.sextant.cluster.Probes;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.live.Live;
import dev.sextant.notify.Receiver;
import dev.sextant.store.Directories;
import dev.sextant.store.PreferencesStore;
import dev.sextant.store.StoreException;
import dev.sextant.store.WindowStore;
import dev.sextant.store.profiles.ProfileStore;
import dev.sextant.store.profiles.ReceiverStore;
import dev.sextant.store.profiles.SharedProfile;
import dev.sextant.store.rules.RuleStore;
import dev.sextant.store.secrets.EncryptedFileSecretStore;
import dev.sextant.store.secrets.MachineSecrets.Move;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.store.secrets.SecretStore;
import dev.sextant.support.SupportSources;
import dev.sextant.support.Updates;
import dev.sextant.text.Sentence;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.settings.DesktopPane;
import dev.sextant.ui.settings.HelpPane;
import dev.sextant.ui.settings.SecretPlaces;
import dev.sextant.ui.settings.SecretsPane;
import dev.sextant.ui.settings.SettingsPane;
import dev.sextant.ui.settings.profiles.ConnectWizard;
import dev.sextant.ui.settings.profiles.ImportPane;
import dev.sextant.ui.settings.profiles.OtherNames;
import dev.sextant.ui.settings.profiles.ProfilesPane;
import dev.sextant.ui.settings.receivers.DeliveriesPane;
import dev.sextant.ui.settings.receivers.ReceiversPane;
import dev.sextant.ui.wall.WallMemory;
import dev.sextant.widget.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * The settings and the first run as an installed program has them, in a directory of their own. The
 * cluster that they try stands behind an unknown authority and lets one key in.
 */
final class OnThisMachine implements WindowBed.Parts {

    static final String PIN = "ab".repeat(32);

    private final Directories directories;
    private final SecretStore secrets;
    private final ProfileStore profiles;
    private final Path home;

    OnThisMachine(Path home) {
        this.home = home;
        directories =
                new Directories(
                        home.resolve("config"),
                        home.resolve("data"),
                        home.resolve("logs"),
                        home.resolve("cache"));
        secrets = EncryptedFileSecretStore.in(home.resolve("data"));
        profiles = ProfileStore.in(directories, secrets);
        try {
            for (var name : List.of("prod-eu", "staging")) {
                profiles.add(WindowBed.profile(name), Credentials.of(new Secret("good-key")));
            }
            ReceiverStore.in(directories, secrets)
                    .add(
                            new Receiver.Slack("team", List.of(), null, null),
                            new Secret("https://hooks.slack.com/services/T0/B0/planted"));
            Files.createDirectories(directories.logs());
            Files.writeString(
                    directories.logs().resolve("sextant.log"),
                    "09:30:00 INFO connecting to https://es.example:9200\n".repeat(30));
        } catch (IOException | StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A profile as a colleague shares it. */
    Path sharedProfile(String name) throws IOException, StoreException {
        return Files.write(
                home.resolve("shared.sextant"), SharedProfile.of(WindowBed.profile(name)).bytes());
    }

    Path sharedNonsense() throws IOException {
        return Files.writeString(home.resolve("nonsense.sextant"), "not json");
    }

    @Override
    public List<SettingsPane.Section> sections(
            WindowBed bed, Consumer<ClusterProfile> open, Exports exports) {
        try {
            var preferences = PreferencesStore.in(directories);
            var sources =
                    new SupportSources(
                            directories,
                            profiles,
                            preferences,
                            ReceiverStore.in(directories, secrets),
                            RuleStore.in(directories),
                            bed.receivers::standings,
                            () -> bed.now);
            var updates = new Updates(preferences::updates, preferences::setUpdates, () -> bed.now);
            var all =
                    new ArrayList<>(
                            SettingsPane.sections(
                                    new ProfilesPane(profiles, probes(), bed::work, open),
                                    new ReceiversPane(bed.receivers, bed::work),
                                    new DeliveriesPane(
                                            bed.receivers, bed::work, exports, () -> bed.now),
                                    new DesktopPane(
                                            WindowStore.in(directories),
                                            null,
                                            new Live<>(true),
                                            WallMemory.forgetful(),
                                            bed::work),
                                    new SecretsPane(new Places(), bed::work)));
            all.add(
                    new SettingsPane.Section(
                            "settings-help",
                            Messages.text("settings.help"),
                            new HelpPane(sources, updates, bed::work, exports)));
            return all;
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public FirstRun firstRun(WindowBed bed) {
        return new FirstRun() {
            @Override
            public Node connect(Consumer<ClusterProfile> done, Runnable cancelled) {
                return new ConnectWizard(profiles, probes(), bed::work, done, cancelled);
            }

            @Override
            public Node importing(Path file, Consumer<ClusterProfile> done, Runnable cancelled) {
                var pane = new ImportPane(profiles, bed::work, file, done, cancelled);
                pane.getStyleClass().addAll("panel", "import");
                return pane;
            }
        };
    }

    private static Probes probes() {
        return new Probes(test(), log(), OtherNames::report);
    }

    private static LogSources log() {
        return (profile, credentials) ->
                List.of(
                        new LogSource(
                                "model-logs-*",
                                1_234_567L,
                                1_234_000L,
                                1_234_000L,
                                List.of("production", "staging")),
                        new LogSource("cwl-2026.11", 88_000L, 0L, 66_000L, List.of()),
                        new LogSource("secret-*", null, null, null, List.of()));
    }

    private static ConnectionTest test() {
        return (profile, credentials, each) -> {
            var host = profile.urls().getFirst().getHost();
            if (host.startsWith("down")) {
                each.accept(
                        Finding.failed(
                                Step.CONNECTION,
                                Sentence.of(
                                        "cluster.unreachable",
                                        host,
                                        Sentence.of("cluster.why.refused")),
                                null));
                each.accept(Finding.skipped(Step.CERTIFICATE, Sentence.of("probe.nottried")));
                each.accept(Finding.skipped(Step.CREDENTIALS, Sentence.of("probe.nottried")));
                return;
            }
            each.accept(Finding.ok(Step.CONNECTION, Sentence.of("probe.answers")));
            if (!(profile.trust() instanceof ClusterProfile.Trust.CaFingerprint)) {
                each.accept(
                        new Finding(
                                Step.CERTIFICATE,
                                Outcome.FAILED,
                                Sentence.of("cluster.certificate.unknown", host, PIN),
                                null,
                                PIN));
                return;
            }
            each.accept(
                    Finding.warning(
                            Step.CERTIFICATE,
                            Sentence.of("probe.certificate.ends", "2026-12-09"),
                            Sentence.of("probe.certificate.renew")));
            if (!new Secret("good-key").equals(credentials.secret())) {
                each.accept(
                        Finding.failed(Step.CREDENTIALS, Sentence.of("cluster.credentials"), null));
                each.accept(Finding.skipped(Step.SERVER, Sentence.of("probe.nottried")));
                return;
            }
            each.accept(Finding.ok(Step.CREDENTIALS, Sentence.of("probe.credentials")));
            each.accept(Finding.ok(Step.CREDENTIALS, Sentence.of("probe.key.ends", "2027-03-01")));
            each.accept(Finding.ok(Step.SERVER, Sentence.of("probe.version", "9.5.3", "prod")));
            each.accept(
                    Finding.failed(
                            Step.PRIVILEGES,
                            Sentence.of("probe.privileges.missing", "monitor, view_index_metadata"),
                            Sentence.of("probe.privileges.ask")));
            each.accept(
                    Finding.ok(
                            Step.INDICES,
                            Sentence.of("probe.indices", "7", profile.indexPattern())));
            each.accept(
                    Finding.warning(
                            Step.FIELDS,
                            Sentence.of(
                                    "probe.field.missing",
                                    "stage",
                                    Sentence.of("probe.without.audit")),
                            Sentence.of("probe.field.log", "stage", "keyword")));
        };
    }

    /** Secrets in the file; the keychain is locked. */
    private static final class Places implements SecretPlaces {
        @Override
        public Place place() {
            return Place.FILE;
        }

        @Override
        public Sentence keychainProblem() {
            return Sentence.of("store.keychain.locked");
        }

        @Override
        public Map<Sentence, Set<Place>> whereabouts() {
            var all = new LinkedHashMap<Sentence, Set<Place>>();
            all.put(Sentence.of("keeping.of.profile", "prod-eu"), Set.of(Place.FILE));
            all.put(Sentence.of("keeping.of.receiver", "team"), Set.of(Place.FILE));
            return all;
        }

        @Override
        public Move move(Place to) throws StoreException {
            throw new StoreException(keychainProblem());
        }
    }
}
