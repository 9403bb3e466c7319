package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doctor may not read it does not take for sound. */
class DoctorPrivilegesTest {

    private final DoctorBed bed = new DoctorBed(RealServer.es8Security());

    private Diagnosis examine(String role) throws Exception {
        var key =
                bed.server.json(
                        "POST",
                        "/_security/api_key",
                        "{\"name\": \"doctor\", \"role_descriptors\": {\"doctor\": %s}}"
                                .formatted(role.formatted(bed.prefix)));
        return examineWith(key.path("encoded").asText());
    }

    private Diagnosis examineWith(String key) throws Exception {
        var profile =
                new ClusterProfile(
                        "test",
                        List.of(bed.server.url()),
                        new ClusterProfile.Auth.ApiKey(),
                        new ClusterProfile.Trust.Platform(),
                        null,
                        bed.prefix + "-*",
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(60),
                        false);
        return bed.examine(profile, credentials(key));
    }

    private static Credentials credentials(String key) {
        return Credentials.of(new Secret(key));
    }

    @Test
    void theProfilesOwnPrivilegesAreEnough() throws Exception {
        bed.server.bulk(bed.index("2026.11.30", DoctorBed.FIELDS), bed.sound());
        var diagnosis =
                examine(
                        """
                        {"cluster": ["monitor"],
                         "index": [{"names": ["%s-*"], "privileges": ["read", "view_index_metadata"]}]}
                        """);
        assertEquals(List.of("lifecycle-off", "no-template"), DoctorBed.ids(diagnosis));
        // this server comes without lifecycle management
        assertEquals(
                List.of("freeze-action", "ingest-lag", "lifecycle-error", "max-size-rollover"),
                DoctorBed.notChecked(diagnosis));
    }

    @Test
    void withoutMonitorTheLogIsStillExamined() throws Exception {
        bed.server.bulk(bed.index("a", DoctorBed.FIELDS), bed.sound());
        bed.server.bulk(
                bed.prefix + "-a", List.of(DoctorBed.prediction(bed.now, "\"stage\": null")));
        var diagnosis =
                examine(
                        """
                        {"cluster": [],
                         "index": [{"names": ["%s-*"], "privileges": ["read", "view_index_metadata"]}]}
                        """);
        assertEquals(List.of("predictions-without-stage"), DoctorBed.ids(diagnosis));
        assertTrue(
                DoctorBed.notChecked(diagnosis)
                        .containsAll(
                                List.of(
                                        "clock-skew",
                                        "disk-watermark",
                                        "replicas-none",
                                        "shards-too-large")));
        assertTrue(
                diagnosis.notChecked().stream()
                        .anyMatch(one -> one.why().english().startsWith("not permitted: ")));
    }

    @Test
    void withoutReadingTheMappingNothingOfTheDocumentsIsTakenForSound() throws Exception {
        bed.server.bulk(bed.index("a", DoctorBed.FIELDS), bed.sound());
        var diagnosis =
                examine(
                        """
                        {"cluster": ["monitor"],
                         "index": [{"names": ["%s-*"], "privileges": ["read"]}]}
                        """);
        assertEquals(List.of(), DoctorBed.ids(diagnosis));
        assertTrue(DoctorBed.notChecked(diagnosis).contains("predictions-without-stage"));
        assertTrue(DoctorBed.notChecked(diagnosis).contains("no-documents"));
    }

    @Test
    void refusedCredentialsEndIt() {
        var refused = assertThrows(ClusterException.class, () -> examineWith("bm9wZTpub3Bl"));
        assertEquals(ClusterException.Reason.UNAUTHORIZED, refused.reason());
    }
}
