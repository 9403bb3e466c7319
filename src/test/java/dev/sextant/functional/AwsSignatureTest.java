package dev.sextant.functional;

import static dev.sextant.functional.FaultBed.FAILURES;
import static dev.sextant.functional.FaultBed.TWO;
import static dev.sextant.functional.NoonEvents.ask;
import static dev.sextant.functional.NoonEvents.prediction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ConnectionTest.Finding;
import dev.sextant.cluster.ConnectionTest.Outcome;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.elastic.ElasticConnectionTest;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests signed for Amazon's service, before a real OpenSearch whose gate checks each one. */
class AwsSignatureTest {

    private static final Auth.Aws DOMAIN = new Auth.Aws(AwsGate.REGION, "es", AwsGate.ACCESS_KEY);

    private TestLog log;

    @BeforeEach
    void fill() throws Exception {
        log = TestLog.on(RealServer.openSearch());
        log.add(
                List.of(
                        prediction("a", "error", 5),
                        prediction("a", "failed", 5),
                        prediction("a", "success", 5)));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theGateComputesWhatAmazonPublishedAsExamples() {
        var secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        var date = "20150830T123600Z";
        var suite = new SignatureV4(secret, date, "us-east-1", "service");
        assertEquals(
                "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                suite.of(
                        "GET",
                        "/",
                        Map.of("host", "example.amazonaws.com", "x-amz-date", date),
                        List.of("host", "x-amz-date"),
                        new byte[0]));
        var users = new SignatureV4(secret, date, "us-east-1", "iam");
        assertEquals(
                "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
                users.of(
                        "GET",
                        "/?Action=ListUsers&Version=2010-05-08",
                        Map.of(
                                "content-type",
                                "application/x-www-form-urlencoded; charset=utf-8",
                                "host",
                                "iam.amazonaws.com",
                                "x-amz-date",
                                date),
                        List.of("content-type", "host", "x-amz-date"),
                        new byte[0]));
    }

    @Test
    void asksEverythingThroughTheGate() throws Exception {
        try (var gate = new AwsGate(log.server, null);
                var cluster = cluster(gate, DOMAIN, AwsGate.SECRET_KEY)) {
            assertEquals(TWO, ask(cluster, FAILURES));
            assertEquals(ServerKind.OPENSEARCH, cluster.info().kind());
            assertTrue(cluster.disks().disks().getFirst().total() > 0);
            assertTrue(cluster.time().toEpochMilli() > 0);
        }
    }

    @Test
    void findsNothingWrongAndSaysWhoAnswers() throws Exception {
        try (var gate = new AwsGate(log.server, null)) {
            var found = new ArrayList<Finding>();
            new ElasticConnectionTest()
                    .run(
                            profile(gate, DOMAIN),
                            Credentials.of(new Secret(AwsGate.SECRET_KEY)),
                            found::add);
            assertTrue(
                    found.stream().noneMatch(one -> one.outcome() == Outcome.FAILED),
                    found.toString());
            assertTrue(found.get(3).message().english().startsWith("OpenSearch 3."));
        }
    }

    @Test
    void sendsTheTokenOfASession() throws Exception {
        try (var gate = new AwsGate(log.server, "FwoGZXIvYXdzEXAMPLE==");
                var with = cluster(gate, DOMAIN, AwsGate.SECRET_KEY + ":FwoGZXIvYXdzEXAMPLE==");
                var without = cluster(gate, DOMAIN, AwsGate.SECRET_KEY)) {
            assertEquals(TWO, ask(with, FAILURES));
            var failure = assertThrows(ClusterException.class, () -> ask(without, FAILURES));
            assertEquals(Reason.UNAUTHORIZED, failure.reason());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, es, AKIAIOSFODNN7EXAMPLE, wrong, signature we calculated does not match",
        "eu-west-2, es, AKIAIOSFODNN7EXAMPLE, '', scoped to a valid region",
        "eu-west-1, aoss, AKIAIOSFODNN7EXAMPLE, '', scoped to correct service",
        "eu-west-1, es, AKIAIOSFODNN7OTHER00, '', security token included"
    })
    void saysWhatAmazonDoesNotAccept(
            String region, String service, String key, String secret, String said)
            throws Exception {
        try (var gate = new AwsGate(log.server, null);
                var cluster =
                        cluster(
                                gate,
                                new Auth.Aws(region, service, key),
                                secret.isEmpty() ? AwsGate.SECRET_KEY : secret)) {
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertEquals(Reason.UNAUTHORIZED, failure.reason());
            assertTrue(failure.sentence().contains(said), failure.sentence());
        }
    }

    @Test
    void saysThatSignedRequestsAreWanted() throws Exception {
        try (var gate = new AwsGate(log.server, null);
                var cluster =
                        ElasticCluster.open(
                                profile(gate, new Auth.None()),
                                Credentials.NONE,
                                InstantSource.system())) {
            var failure = assertThrows(ClusterException.class, () -> ask(cluster, FAILURES));
            assertTrue(failure.sentence().contains("wants signed requests"), failure.sentence());
        }
    }

    private Cluster cluster(AwsGate gate, Auth.Aws auth, String secret) throws ClusterException {
        return ElasticCluster.open(
                profile(gate, auth), Credentials.of(new Secret(secret)), InstantSource.system());
    }

    /** A pattern whose signs are encoded in a signature. */
    private ClusterProfile profile(AwsGate gate, Auth auth) {
        return new ClusterProfile(
                "aws",
                List.of(gate.url()),
                auth,
                new Trust.Platform(),
                null,
                log.index + "*," + log.index,
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(60),
                false);
    }
}
