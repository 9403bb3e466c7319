package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests as Amazon Web Services ask (Signature Version 4): method, path, query, host and
 * the whole body. It works where a request leaves, because only there the node that gets it is
 * known.
 */
final class AwsSigner implements HttpRequestInterceptor {

    /** Stands in the {@code Authorization} header of a request that is to be signed. */
    static final String TO_BE_SIGNED = "AWS4-HMAC-SHA256";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Auth.Aws auth;
    private final AwsCredentialsIdentity identity;
    private final Clock clock;

    AwsSigner(Auth.Aws auth, AwsKeys keys, Clock clock) {
        this.auth = auth;
        this.clock = clock;
        var session = keys.session();
        identity =
                session == null
                        ? AwsCredentialsIdentity.create(keys.accessKey(), keys.secretKey().value())
                        : AwsSessionCredentialsIdentity.create(
                                keys.accessKey(), keys.secretKey().value(), session.value());
    }

    @Override
    public void process(HttpRequest request, HttpContext context) throws IOException {
        var proof = request.getFirstHeader("Authorization");
        if (proof == null || !proof.getValue().equals(TO_BE_SIGNED)) return;
        var host = HttpClientContext.adapt(context).getTargetHost();
        // The service recomputes with the header as it comes, and expects no usual port in it.
        request.setHeader("Host", named(host));
        var body = body(request);
        var unsigned = unsigned(request, host);
        var signed =
                signer.sign(
                        job ->
                                job.identity(identity)
                                        .request(unsigned)
                                        .payload(ContentStreamProvider.fromByteArray(body))
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                auth.service())
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, auth.region())
                                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        for (var header : signed.request().headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Host")) continue;
            request.setHeader(header.getKey(), String.join(",", header.getValue()));
        }
    }

    private static SdkHttpRequest unsigned(HttpRequest request, HttpHost host) {
        var line = request.getRequestLine();
        return SdkHttpRequest.builder()
                .uri(URI.create(host.getSchemeName() + "://" + named(host) + line.getUri()))
                .method(SdkHttpMethod.fromValue(line.getMethod()))
                .putHeader("Host", named(host))
                // Serverless insists on this header; a domain takes it.
                .putHeader("x-amz-content-sha256", "required")
                .build();
    }

    private static byte[] body(HttpRequest request) throws IOException {
        if (!(request instanceof HttpEntityEnclosingRequest enclosing)) return new byte[0];
        var entity = enclosing.getEntity();
        return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
    }

    private static String named(HttpHost host) {
        var usual = host.getSchemeName().equals("https") ? 443 : 80;
        return host.getPort() < 0 || host.getPort() == usual
                ? host.getHostName()
                : host.toHostString();
    }
}
