package dev.sextant.cluster.elastic;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Profiles for tests. */
public final class Profiles {

    private Profiles() {}

    public static ClusterProfile of(URI... urls) {
        return with(new Auth.None(), new Trust.Platform(), urls);
    }

    public static ClusterProfile with(Auth auth, Trust trust, URI... urls) {
        return new ClusterProfile(
                "test",
                List.of(urls),
                auth,
                trust,
                null,
                "model-logs-*",
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(10),
                false);
    }
}
