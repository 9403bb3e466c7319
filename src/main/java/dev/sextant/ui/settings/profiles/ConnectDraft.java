package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.ui.settings.profiles.ProfileDraft.TrustKind;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the steps so far. The fields of all steps are bound to it, so that going back
 * loses nothing.
 */
final class ConnectDraft {

    /** How long a check waits, in seconds: a person looks on. */
    private static final String CHECKED_WITHIN = "10";

    /** Stands for the name as long as none was given. */
    private static final String NAMELESS = "new";

    final StringProperty urls = new SimpleStringProperty("");
    final ObjectProperty<TrustKind> trust = new SimpleObjectProperty<>(TrustKind.PLATFORM);
    final StringProperty caFile = new SimpleStringProperty("");
    final StringProperty fingerprint = new SimpleStringProperty("");
    final ObjectProperty<AuthKind> auth = new SimpleObjectProperty<>(AuthKind.API_KEY);
    final StringProperty user = new SimpleStringProperty("");
    final ObjectProperty<AwsDraft> aws = new SimpleObjectProperty<>(AwsDraft.EMPTY);
    final StringProperty secret = new SimpleStringProperty("");
    final StringProperty index = new SimpleStringProperty(ClusterProfile.DEFAULT_INDEX_PATTERN);
    final ObjectProperty<FieldMapping> mapping = new SimpleObjectProperty<>(FieldMapping.NONE);
    final StringProperty environment = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final BooleanProperty watched = new SimpleBooleanProperty(true);

    /**
     * One sentence for each field that is not good.
     *
     * @param taken the names of the other profiles
     */
    Map<Field, String> problems(List<String> taken) {
        return draft(name.get(), ProfileDraft.empty().seconds()).problems(taken);
    }

    /** The profile to save; only without problems. */
    ClusterProfile profile() {
        return draft(name.get(), ProfileDraft.empty().seconds()).profile();
    }

    /**
     * The profile that a check of some fields uses; null when one of these is not good.
     *
     * @param auth what the check proves itself with
     */
    @Nullable ClusterProfile tried(AuthKind auth, Field... needed) {
        var draft = draft(NAMELESS, CHECKED_WITHIN);
        var problems = draft.problems(List.of());
        if (Arrays.stream(needed).anyMatch(problems::containsKey)) return null;
        return new ProfileDraft(
                        NAMELESS,
                        draft.urls(),
                        auth,
                        auth == AuthKind.BASIC ? draft.user() : "",
                        draft.aws(),
                        draft.trust(),
                        draft.caFile(),
                        draft.fingerprint(),
                        "",
                        problems.containsKey(Field.INDEX)
                                ? ClusterProfile.DEFAULT_INDEX_PATTERN
                                : draft.index(),
                        draft.zone(),
                        "",
                        CHECKED_WITHIN,
                        false,
                        Links.NONE,
                        mapping.get())
                .profile();
    }

    /** Whether what was chosen to prove oneself with has a secret. */
    boolean needsSecret() {
        return switch (auth.get()) {
            case NONE -> false;
            case BASIC, API_KEY, BEARER -> true;
            case AWS -> !aws.get().accessKey().isBlank();
        };
    }

    Credentials credentials() {
        var typed = secret.get().strip();
        return typed.isEmpty() || !needsSecret()
                ? Credentials.NONE
                : Credentials.of(new Secret(typed));
    }

    /** A name that is likely, from the first address; one that none of {@code taken} is. */
    String likelyName(List<String> taken) {
        var host = "cluster";
        var first = Arrays.stream(urlText().split("[,\\s]+")).findFirst().orElse("");
        if (ProfileRules.url(first) == null) host = URI.create(first).getHost();
        host = host.replaceAll("[^\\p{L}\\p{N}._-]", "");
        if (ProfileRules.name(host) != null) host = "cluster";
        var free = host;
        for (int number = 2; ProfileRules.name(free, taken) != null; number++) {
            free = host + " " + number;
        }
        return free;
    }

    /** The addresses as typed, with the scheme that is meant where none was typed. */
    String urlText() {
        return Arrays.stream(urls.get().split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(ConnectDraft::withScheme)
                .collect(Collectors.joining(", "));
    }

    private static String withScheme(String text) {
        if (text.contains("://")) return text;
        try {
            return ProfileRules.isLoopback(URI.create("http://" + text))
                    ? "http://" + text
                    : "https://" + text;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private ProfileDraft draft(String name, String seconds) {
        var empty = ProfileDraft.empty();
        return new ProfileDraft(
                name,
                urlText(),
                auth.get(),
                user.get(),
                aws.get(),
                trust.get(),
                caFile.get(),
                fingerprint.get(),
                "",
                index.get(),
                empty.zone(),
                environment.get(),
                seconds,
                watched.get(),
                Links.NONE,
                mapping.get());
    }
}
