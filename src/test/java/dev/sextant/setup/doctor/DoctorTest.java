package dev.sextant.setup.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.cluster.ClusterProfile;
import dev.sextant.cluster.Credentials;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.functional.RealServer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The common recipe, diagnosed. */
class DoctorTest {

    static ClusterProfile profile(RealServer server, String pattern) {
        return new ClusterProfile(
                "test",
                List.of(server.url()),
                new ClusterProfile.Auth.None(),
                new ClusterProfile.Trust.Platform(),
                null,
                pattern,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }

    @Test
    void namesEveryFaultOfTheCommonRecipe() throws Exception {
        var server = RealServer.es9();
        var clock = InstantSource.system();
        var prefix = server.index("broken");
        new BrokenRecipe(prefix).feed(server, RawLog.lines(clock.instant(), 1));
        var profile = profile(server, prefix + "-*");
        try (var cluster = ElasticCluster.open(profile, Credentials.NONE, clock)) {
            var diagnosis = Doctor.examine(cluster, profile, clock);
            for (var f : diagnosis.findings()) {
                System.out.println(f.severity() + " " + f.id() + " " + f.title() + "\n   " + f.why() + "\n   " + f.count() + " " + f.newest() + " " + f.samples() + "\n" + f.mend().indent(8));
            }
            for (var n : diagnosis.notChecked()) System.out.println(n.fault().id() + ": " + n.why());
            assertEquals(List.of(), diagnosis.findings());
        }
    }
}
