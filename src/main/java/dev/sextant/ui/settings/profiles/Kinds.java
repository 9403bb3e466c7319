package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.TrustKind;
import dev.sextant.widget.Messages;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The words for what is chosen from a list. */
final class Kinds {

    private Kinds() {}

    static String word(AuthKind kind) {
        return switch (kind) {
            case NONE -> Messages.text("connect.auth.none");
            case BASIC -> Messages.text("connect.auth.basic");
            case API_KEY -> Messages.text("connect.auth.apiKey");
            case BEARER -> Messages.text("connect.auth.bearer");
            case AWS -> Messages.text("connect.auth.aws");
        };
    }

    static String word(TrustKind kind) {
        return switch (kind) {
            case PLATFORM -> Messages.text("connect.trust.platform");
            case CA_FILE -> Messages.text("connect.trust.caFile");
            case CA_FINGERPRINT -> Messages.text("connect.trust.fingerprint");
        };
    }

    /** Of Amazon Web Services, by its signing name. */
    static String service(String service) {
        return Messages.text(
                service.equals(Auth.Aws.SERVERLESS)
                        ? "connect.service.serverless"
                        : "connect.service.domain");
    }

    static <K> StringConverter<K> words(Function<K, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable K kind) {
                return kind == null ? "" : word.apply(kind);
            }

            @Override
            public K fromString(String text) {
                throw new UnsupportedOperationException("chosen from a list, never typed");
            }
        };
    }
}
