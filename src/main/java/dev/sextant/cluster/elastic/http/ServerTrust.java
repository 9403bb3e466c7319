package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.elastic.http.UntrustedCertificateException.Presented;
import dev.sextant.cluster.elastic.http.UntrustedCertificateException.Problem;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the server's certificates as a profile says, and when it refuses them says what was
 * presented and why. The Java runtime's own validator always decides on signatures, dates and the
 * host name; a profile only chooses which authorities it starts from.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final int LARGEST_CA_FILE = 1024 * 1024;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Where validation of one presented chain starts. */
    private interface Anchors {
        X509ExtendedTrustManager of(X509Certificate[] chain)
                throws GeneralSecurityException, IOException;
    }

    private final Anchors anchors;
    private volatile @Nullable Instant expiry;

    private ServerTrust(Anchors anchors) {
        this.anchors = anchors;
    }

    /**
     * @throws IOException when the file of certificate authorities cannot be read; the message is a
     *     sentence for a person
     */
    static ServerTrust of(Trust trust) throws GeneralSecurityException, IOException {
        return switch (trust) {
            case Trust.Platform() -> {
                var validator = validator(null);
                yield new ServerTrust(chain -> validator);
            }
            case Trust.CaFile(var file) -> {
                var validator = validator(authorities(file));
                yield new ServerTrust(chain -> validator);
            }
            case Trust.CaFingerprint(var sha256) -> new ServerTrust(chain -> pinned(chain, sha256));
        };
    }

    /** When the certificate that was last believed ends; null before the first. */
    @Nullable Instant expiry() {
        return expiry;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        if (!"HTTPS".equals(engine.getSSLParameters().getEndpointIdentificationAlgorithm())) {
            throw new CertificateException("the host name would not be checked");
        }
        try {
            anchors.of(chain).checkServerTrusted(chain, type, engine);
        } catch (GeneralSecurityException | IOException e) {
            throw explained(chain, engine.getPeerHost(), e);
        }
        expiry = chain[0].getNotAfter().toInstant();
    }

    private static X509ExtendedTrustManager pinned(X509Certificate[] chain, String sha256)
            throws GeneralSecurityException, IOException {
        for (var certificate : chain) {
            // Only an authority may be believed by its fingerprint: it is public, so its mere
            // presence in a chain proves nothing until the signatures are checked against it.
            if (certificate.getBasicConstraints() >= 0
                    && Fingerprint.of(certificate).equals(sha256)) {
                return validator(List.of(certificate));
            }
        }
        throw new PinNotPresentedException();
    }

    private static final class PinNotPresentedException extends CertificateException {
        private static final long serialVersionUID = 1L;

        PinNotPresentedException() {
            super("no certificate authority with the pinned fingerprint in the chain");
        }
    }

    private static X509ExtendedTrustManager validator(@Nullable List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (authorities != null) {
            store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static List<X509Certificate> authorities(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "The CA file " + file + " does not exist: choose the PEM file of your CA.");
        }
        if (Files.size(file) > LARGEST_CA_FILE) {
            throw new IOException(
                    "The CA file "
                            + file
                            + " is larger than 1 MiB: choose the PEM file of your CA.");
        }
        var found = new ArrayList<X509Certificate>();
        try (var in = Files.newInputStream(file)) {
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IOException(
                    "The CA file " + file + " is not a PEM certificate: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException(
                    "The CA file "
                            + file
                            + " holds no certificate: choose the PEM file of your CA.");
        }
        return found;
    }

    private static UntrustedCertificateException explained(
            X509Certificate[] chain, @Nullable String host, Exception failure)
            throws CertificateException {
        var presented = new ArrayList<Presented>();
        for (var certificate : chain) {
            presented.add(
                    new Presented(
                            certificate.getSubjectX500Principal().getName(),
                            Fingerprint.of(certificate),
                            certificate.getBasicConstraints() >= 0));
        }
        var leaf = chain[0];
        var now = Instant.now();
        var server = host == null ? Sentence.of("cluster.theserver") : Sentence.verbatim(host);
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            return new UntrustedCertificateException(
                    Problem.EXPIRED,
                    Sentence.of(
                            "cluster.certificate.expired",
                            server,
                            DAY.format(leaf.getNotAfter().toInstant())),
                    presented,
                    failure);
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            return new UntrustedCertificateException(
                    Problem.NOT_YET_VALID,
                    Sentence.of(
                            "cluster.certificate.early",
                            server,
                            DAY.format(leaf.getNotBefore().toInstant())),
                    presented,
                    failure);
        }
        if (failure instanceof PinNotPresentedException) {
            return new UntrustedCertificateException(
                    Problem.PIN_NOT_PRESENTED,
                    Sentence.of("cluster.certificate.pin", server, listed(presented)),
                    presented,
                    failure);
        }
        if (isAboutThePath(failure)) {
            return new UntrustedCertificateException(
                    Problem.UNKNOWN_AUTHORITY,
                    Sentence.of("cluster.certificate.unknown", server, listed(presented)),
                    presented,
                    failure);
        }
        return new UntrustedCertificateException(
                Problem.WRONG_HOST,
                Sentence.of("cluster.certificate.host", server, names(leaf)),
                presented,
                failure);
    }

    /** The validator tells a wrong host name by a bare exception, anything else by a cause. */
    private static boolean isAboutThePath(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return failure.getClass() != CertificateException.class;
    }

    private static String listed(List<Presented> chain) {
        var text = new StringBuilder();
        for (var one : chain) {
            if (!text.isEmpty()) text.append("; ");
            text.append(one.authority() ? "CA " : "")
                    .append(one.subject())
                    .append(" SHA-256 ")
                    .append(one.sha256());
        }
        return text.toString();
    }

    private static String names(X509Certificate leaf) throws CertificateParsingException {
        var found = new ArrayList<String>();
        var alternatives = leaf.getSubjectAlternativeNames();
        if (alternatives != null) {
            // Kinds 2 and 7 of RFC 5280 are DNS names and IP addresses.
            for (var entry : alternatives) {
                if (entry.get(0).equals(2) || entry.get(0).equals(7)) {
                    found.add(String.valueOf(entry.get(1)));
                }
            }
        }
        return found.isEmpty()
                ? leaf.getSubjectX500Principal().getName()
                : String.join(", ", found);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("connections are made over an engine");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("without a peer the host name cannot be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this side is the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
