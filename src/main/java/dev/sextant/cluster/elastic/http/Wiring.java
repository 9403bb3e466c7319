package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.RedirectStrategy;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.impl.nio.conn.PoolingNHttpClientConnectionManager;
import org.apache.http.impl.nio.reactor.DefaultConnectingIOReactor;
import org.apache.http.impl.nio.reactor.IOReactorConfig;
import org.apache.http.nio.conn.NoopIOSessionStrategy;
import org.apache.http.nio.conn.SchemeIOSessionStrategy;
import org.apache.http.nio.conn.ssl.SSLIOSessionStrategy;
import org.apache.http.nio.reactor.IOReactorException;
import org.apache.http.protocol.HttpContext;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that a profile asks for.
 *
 * @param trust null when the profile's URLs are plain http
 */
record Wiring(
        RestClient client,
        @Nullable ServerTrust trust,
        PoolingNHttpClientConnectionManager connections) {

    private static final int LONGEST_CONNECT_MILLIS = 10_000;
    private static final long KEEP_IDLE_MILLIS = TimeUnit.SECONDS.toMillis(55);
    private static final int CONNECTIONS = 16;

    static Wiring of(ClusterProfile profile, Credentials credentials) throws ClusterException {
        for (var url : profile.urls()) {
            var problem = ProfileRules.url(url.toString());
            if (problem != null) throw new ClusterException(Reason.UNTRUSTED, problem);
        }
        var encrypted =
                profile.urls().stream().anyMatch(url -> "https".equalsIgnoreCase(url.getScheme()));
        var trust = encrypted ? trust(profile) : null;
        var tls = trust == null ? null : new CheckedTls(context(profile, credentials, trust));
        var hosts =
                profile.urls().stream()
                        .map(
                                url ->
                                        new HttpHost(
                                                url.getHost(),
                                                port(url.getPort(), url.getScheme()),
                                                url.getScheme()))
                        .toArray(HttpHost[]::new);
        var connections = connections(tls);
        var signer =
                profile.auth() instanceof Auth.Aws aws
                        ? new AwsSigner(
                                aws,
                                AwsKeys.of(profile, aws, credentials, System.getenv()),
                                Clock.systemUTC())
                        : null;
        var timeout = Math.toIntExact(profile.timeout().toMillis());
        var builder =
                RestClient.builder(hosts)
                        .setRequestConfigCallback(
                                config ->
                                        config.setConnectTimeout(
                                                        Math.min(timeout, LONGEST_CONNECT_MILLIS))
                                                .setSocketTimeout(timeout)
                                                .setConnectionRequestTimeout(timeout)
                                                .setRedirectsEnabled(false))
                        .setHttpClientConfigCallback(http -> configured(http, connections, signer));
        var prefix = profile.urls().getFirst().getPath();
        if (prefix != null && prefix.length() > 1) builder.setPathPrefix(prefix);
        return new Wiring(builder.build(), trust, connections);
    }

    /**
     * Closes the connections that are kept for later. After a change of network they may all lead
     * nowhere, and each would cost another deadline.
     */
    void forgetIdle() {
        connections.closeIdleConnections(0, TimeUnit.MILLISECONDS);
    }

    private static HttpAsyncClientBuilder configured(
            HttpAsyncClientBuilder http,
            PoolingNHttpClientConnectionManager connections,
            @Nullable AwsSigner signer) {
        if (signer != null) http.addInterceptorLast(signer);
        return http.setConnectionManager(connections)
                .setRedirectStrategy(NEVER)
                .disableCookieManagement()
                .disableAuthCaching()
                .setKeepAliveStrategy((response, context) -> KEEP_IDLE_MILLIS);
    }

    private static PoolingNHttpClientConnectionManager connections(@Nullable CheckedTls tls)
            throws ClusterException {
        var schemes = RegistryBuilder.<SchemeIOSessionStrategy>create();
        schemes.register("http", NoopIOSessionStrategy.INSTANCE);
        if (tls != null) schemes.register("https", tls);
        var config = IOReactorConfig.custom().setIoThreadCount(2).setSoKeepAlive(true).build();
        try {
            var connections =
                    new PoolingNHttpClientConnectionManager(
                            new DefaultConnectingIOReactor(config), schemes.build());
            connections.setDefaultMaxPerRoute(CONNECTIONS);
            connections.setMaxTotal(CONNECTIONS * 2);
            return connections;
        } catch (IOReactorException e) {
            throw new ClusterException(Reason.UNREACHABLE, Sentence.of("cluster.noconnections"), e);
        }
    }

    private static int port(int port, String scheme) {
        if (port >= 0) return port;
        return "https".equalsIgnoreCase(scheme) ? 443 : 80;
    }

    private static ServerTrust trust(ClusterProfile profile) throws ClusterException {
        try {
            return ServerTrust.of(profile.trust());
        } catch (IOException e) {
            throw new ClusterException(Reason.UNTRUSTED, String.valueOf(e.getMessage()), e);
        } catch (GeneralSecurityException e) {
            throw new ClusterException(
                    Reason.UNTRUSTED,
                    Sentence.of("cluster.authorities", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static SSLContext context(
            ClusterProfile profile, Credentials credentials, ServerTrust trust)
            throws ClusterException {
        var certificate = profile.clientCertificate();
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null ? null : keys(certificate, credentials),
                    new TrustManager[] {trust},
                    null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ClusterException(
                    Reason.UNTRUSTED,
                    Sentence.of("cluster.clientcertificate", String.valueOf(certificate)),
                    e);
        }
    }

    private static KeyManager[] keys(Path file, Credentials credentials)
            throws IOException, GeneralSecurityException {
        var secret = credentials.certificatePassword();
        var password = secret == null ? new char[0] : secret.value().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** Credentials must not travel to wherever an answer points. */
    private static final RedirectStrategy NEVER =
            new RedirectStrategy() {
                @Override
                public boolean isRedirected(
                        HttpRequest request, HttpResponse response, HttpContext context) {
                    return false;
                }

                @Override
                public HttpUriRequest getRedirect(
                        HttpRequest request, HttpResponse response, HttpContext context) {
                    throw new IllegalStateException("redirects are not followed");
                }
            };

    /**
     * TLS whose host name is checked by {@link ServerTrust} during the handshake, before any
     * credential is sent; the client's own check afterwards would only repeat it.
     */
    private static final class CheckedTls extends SSLIOSessionStrategy {

        CheckedTls(SSLContext context) {
            super(
                    context,
                    new String[] {"TLSv1.3", "TLSv1.2"},
                    null,
                    NoopHostnameVerifier.INSTANCE);
        }

        @Override
        protected void initializeEngine(SSLEngine engine) {
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
    }
}
