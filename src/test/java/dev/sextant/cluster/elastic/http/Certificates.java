package dev.sextant.cluster.elastic.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Authorities and certificates made for one test run with the runtime's own tool. */
public final class Certificates {

    static final String PASSWORD = "changeit-1234";

    private final Path store;
    private final KeyStore keys;

    public Certificates(Path directory) throws IOException, GeneralSecurityException {
        store = directory.resolve("keys.p12");
        authority("ca");
        leaf("good", "ca", "SAN=IP:127.0.0.1,DNS:localhost", "-validity", "90");
        leaf("expired", "ca", "SAN=IP:127.0.0.1", "-startdate", "-10d", "-validity", "2");
        leaf("future", "ca", "SAN=IP:127.0.0.1", "-startdate", "+10d", "-validity", "20");
        leaf("elsewhere", "ca", "SAN=DNS:es.example.org", "-validity", "90");
        leaf("client", "ca", "EKU=clientAuth", "-validity", "90");
        authority("forger");
        leaf("forged", "forger", "SAN=IP:127.0.0.1", "-validity", "90");
        keys = load();
    }

    private void authority(String name) throws IOException {
        keytool(
                List.of(
                        "-alias",
                        name,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "BC=ca:true",
                        "-validity",
                        "900"));
    }

    private void leaf(String name, String signer, String extension, String... dates)
            throws IOException {
        var arguments =
                new ArrayList<>(List.of("-alias", name, "-dname", "CN=" + name, "-signer", signer));
        arguments.addAll(List.of("-ext", extension));
        arguments.addAll(Arrays.asList(dates));
        keytool(arguments);
    }

    private void keytool(List<String> arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-J-XX:TieredStopAtLevel=1",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) throw new IOException(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        var loaded = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    X509Certificate certificate(String name) throws GeneralSecurityException {
        return (X509Certificate) keys.getCertificate(name);
    }

    String fingerprint(String name) throws GeneralSecurityException {
        return Fingerprint.of(certificate(name));
    }

    /** The named certificates as one PEM file. */
    Path pem(String... names) throws IOException, GeneralSecurityException {
        var text = new StringBuilder();
        for (var name : names) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(
                            Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(certificate(name).getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(store.resolveSibling(String.join("-", names) + ".pem"), text);
    }

    /** A PKCS#12 file with one key and its chain. */
    Path file(String name, String... rest) throws IOException, GeneralSecurityException {
        var file = store.resolveSibling(name + "-only.p12");
        try (var out = Files.newOutputStream(file)) {
            store(name, rest).store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /**
     * A server that proves itself with the first name's key and presents its certificate followed
     * by the others, whoever signed what.
     *
     * @param client the authority whose client certificates it demands, or empty for none
     */
    HttpsServer serve(String client, String name, String... rest)
            throws IOException, GeneralSecurityException {
        var context = context(client, name, rest);
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        var tls = context.getDefaultSSLParameters();
                        tls.setNeedClientAuth(!client.isEmpty());
                        parameters.setSSLParameters(tls);
                    }
                });
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var body = "{\"took\":1}".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /** For a server that proves itself with the named key, signed by {@code ca}. */
    public SSLContext serving(String name) throws IOException, GeneralSecurityException {
        return context("", name, "ca");
    }

    /** For a client that trusts {@code ca} alone. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, anchors("ca").getTrustManagers(), null);
        return context;
    }

    private SSLContext context(String client, String name, String... rest)
            throws IOException, GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store(name, rest), PASSWORD.toCharArray());
        var clients = client.isEmpty() ? null : anchors(client);
        var context = SSLContext.getInstance("TLS");
        context.init(
                factory.getKeyManagers(),
                clients == null ? null : clients.getTrustManagers(),
                null);
        return context;
    }

    private TrustManagerFactory anchors(String authority)
            throws IOException, GeneralSecurityException {
        var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("ca", certificate(authority));
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return factory;
    }

    private KeyStore store(String name, String... rest)
            throws IOException, GeneralSecurityException {
        var chain =
                Stream.concat(Stream.of(name), Stream.of(rest))
                        .map(this::unchecked)
                        .toArray(Certificate[]::new);
        var own = KeyStore.getInstance(name.equals("client") ? "PKCS12" : "JKS");
        own.load(null, null);
        var key = (PrivateKey) keys.getKey(name, PASSWORD.toCharArray());
        own.setKeyEntry(name, key, PASSWORD.toCharArray(), chain);
        return own;
    }

    private Certificate unchecked(String name) {
        try {
            return certificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static URI address(HttpsServer server) {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }
}
