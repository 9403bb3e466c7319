package dev.sextant.store.profiles;

import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Certificate authorities as PEM text of certificates alone: what else lies in a file, a private
 * key above all, is left out.
 */
final class CaCertificates {

    /** Of a file or a text; the connection reads no larger ones either. */
    static final int LARGEST = 1024 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]{1,65536})-----END CERTIFICATE-----");

    private final List<byte[]> certificates;

    private CaCertificates(List<byte[]> certificates) {
        this.certificates = certificates;
    }

    static CaCertificates of(Path file) throws StoreException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new StoreException(Sentence.of("store.ca.large", file.toString()));
            }
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new StoreException(Sentence.of("store.ca.unreadable", file.toString()), e);
        }
    }

    /**
     * @param contents PEM, or one certificate in DER
     * @param where names the place in messages
     * @throws StoreException when there is no certificate in it, or one that cannot be read
     */
    static CaCertificates of(byte[] contents, String where) throws StoreException {
        var found = new ArrayList<byte[]>();
        var blocks = BLOCK.matcher(new String(contents, StandardCharsets.ISO_8859_1));
        try {
            var factory = CertificateFactory.getInstance("X.509");
            while (blocks.find()) {
                var der = Base64.getMimeDecoder().decode(blocks.group(1));
                found.add(factory.generateCertificate(new ByteArrayInputStream(der)).getEncoded());
            }
            if (found.isEmpty()) {
                found.add(
                        factory.generateCertificate(new ByteArrayInputStream(contents))
                                .getEncoded());
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new StoreException(Sentence.of("store.ca.none", where), e);
        }
        return new CaCertificates(found);
    }

    String pem() {
        var text = new StringBuilder();
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (var certificate : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(encoder.encodeToString(certificate))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }

    /** The same for the same certificates, different for others. */
    String fileName() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            certificates.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 16) + ".pem";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
