package dev.sextant.cluster.elastic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes with certificates good and bad. */
class ElasticConnectionTlsTest {

    private static final WireRequest ANY = new WireRequest("GET", "/", "", "");

    @TempDir private static Path directory;
    private static Certificates certificates;

    @BeforeAll
    static void make() throws Exception {
        certificates = new Certificates(directory);
    }

    @Test
    void believesAGenuineChainByPinAndByFile() throws Exception {
        assertEquals(null, judge(pin("ca"), "good", "ca"));
        assertEquals(null, judge(new Trust.CaFile(certificates.pem("ca")), "good"));
        assertEquals(null, judge(new Trust.CaFile(certificates.pem("forger", "ca")), "good", "ca"));
    }

    @Test
    void knowsWhenTheCertificateEnds() throws Exception {
        var server = certificates.serve("", "good", "ca");
        try (var connection =
                ElasticConnection.open(
                        profile(pin("ca"), null, Certificates.address(server)), Credentials.NONE)) {
            connection.perform(ANY, Format.JSON);
            var expiry = connection.certificateExpiry();
            assertNotNull(expiry);
            var days = Duration.between(Instant.now(), expiry).toDays();
            assertTrue(days == 89 || days == 90, expiry.toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesAForgedChainThatCarriesThePublicAuthority() throws Exception {
        var failure = refused(pin("ca"), "forged", "forger", "ca");
        assertTrue(failure.sentence().contains("not signed by an authority"), failure.sentence());
        refused(pin("ca"), "forged", "ca");
        refused(pin("ca"), "forged", "ca", "forger");
    }

    @Test
    void refusesALeafThatIsPinnedInPlaceOfItsAuthority() throws Exception {
        refused(pin("good"), "good", "ca");
    }

    @Test
    void saysWhenACertificateExpired() throws Exception {
        for (var trust : List.of(pin("ca"), new Trust.CaFile(certificates.pem("ca")))) {
            var sentence = refused(trust, "expired", "ca").sentence();
            assertTrue(sentence.contains("expired on 20"), sentence);
        }
        var early = refused(pin("ca"), "future", "ca").sentence();
        assertTrue(early.contains("valid only from 20"), early);
    }

    @Test
    void saysWhichNamesACertificateHasWhenTheHostIsAnother() throws Exception {
        for (var trust : List.of(pin("ca"), new Trust.CaFile(certificates.pem("ca")))) {
            var sentence = refused(trust, "elsewhere", "ca").sentence();
            assertTrue(sentence.contains("not for 127.0.0.1 but for es.example.org"), sentence);
        }
    }

    @Test
    void showsTheNewFingerprintWhenTheAuthorityWasRotated() throws Exception {
        var failure = refused(pin("ca"), "forged", "forger");
        assertTrue(
                failure.sentence().contains(certificates.fingerprint("forger")),
                failure.sentence());
        assertTrue(failure.sentence().contains("does not present the pinned"), failure.sentence());
    }

    @Test
    void showsTheFingerprintsOfWhatTheRuntimeDoesNotKnow() throws Exception {
        var failure = refused(new Trust.Platform(), "good", "ca");
        var cause = Breakdown.cause(failure, UntrustedCertificateException.class);
        assertNotNull(cause);
        assertEquals(UntrustedCertificateException.Problem.UNKNOWN_AUTHORITY, cause.problem());
        var authority = cause.chain().get(1);
        assertTrue(authority.authority());
        assertEquals(certificates.fingerprint("ca"), authority.sha256());
    }

    @Test
    void provesItselfWithAClientCertificate() throws Exception {
        var server = certificates.serve("ca", "good", "ca");
        var url = Certificates.address(server);
        try {
            var file = certificates.file("client", "ca");
            var password = new Credentials(null, new Secret(Certificates.PASSWORD));
            try (var connection = ElasticConnection.open(profile(pin("ca"), file, url), password)) {
                assertEquals(1, connection.perform(ANY, Format.JSON).body().path("took").asInt());
            }
            try (var connection =
                    ElasticConnection.open(profile(pin("ca"), null, url), Credentials.NONE)) {
                assertThrows(ClusterException.class, () -> connection.perform(ANY, Format.JSON));
            }
            var wrong =
                    assertThrows(
                            ClusterException.class,
                            () ->
                                    ElasticConnection.open(
                                            profile(pin("ca"), file, url),
                                            new Credentials(null, new Secret("wrong"))));
            assertTrue(wrong.sentence().contains("check its password"), wrong.sentence());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatAServerDoesNotSpeakTls() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlain(plain));
            var url = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            try (var connection =
                    ElasticConnection.open(profile(pin("ca"), null, url), Credentials.NONE)) {
                var failure =
                        assertThrows(
                                ClusterException.class, () -> connection.perform(ANY, Format.JSON));
                assertTrue(failure.sentence().contains("does not speak TLS"), failure.sentence());
            }
        }
    }

    @Test
    void refusesACaFileThatIsNone() throws Exception {
        var text = Files.writeString(directory.resolve("notes.pem"), "not a certificate");
        for (var file : List.of(directory.resolve("absent.pem"), text)) {
            var profile =
                    profile(new Trust.CaFile(file), null, URI.create("https://127.0.0.1:9200"));
            var failure =
                    assertThrows(
                            ClusterException.class,
                            () -> ElasticConnection.open(profile, Credentials.NONE));
            assertEquals(Reason.UNTRUSTED, failure.reason());
            assertTrue(failure.sentence().contains(file.toString()), failure.sentence());
        }
    }

    private static void answerInPlain(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var socket = listening.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // the client ended the connection, or the test is over
            }
        }
    }

    private static Trust pin(String name) throws Exception {
        return new Trust.CaFingerprint(certificates.fingerprint(name));
    }

    private static ClusterException refused(Trust trust, String name, String... rest)
            throws Exception {
        var failure = judge(trust, name, rest);
        assertNotNull(failure, "believed");
        assertEquals(Reason.UNTRUSTED, failure.reason(), failure.sentence());
        return failure;
    }

    /** Null when the connection is made. */
    private static @Nullable ClusterException judge(Trust trust, String name, String... rest)
            throws Exception {
        var server = certificates.serve("", name, rest);
        try (var connection =
                ElasticConnection.open(
                        profile(trust, null, Certificates.address(server)), Credentials.NONE)) {
            connection.perform(ANY, Format.JSON);
            return null;
        } catch (ClusterException e) {
            return e;
        } finally {
            server.stop(0);
        }
    }

    private static ClusterProfile profile(Trust trust, @Nullable Path clientCertificate, URI url) {
        return new ClusterProfile(
                "test",
                List.of(url),
                new Auth.None(),
                trust,
                clientCertificate,
                "model-logs-*",
                ZoneOffset.UTC,
                null,
                Duration.ofSeconds(10),
                false);
    }
}
