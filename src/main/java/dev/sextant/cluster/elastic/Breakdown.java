package dev.sextant.cluster.elastic;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** An exchange that broke before an answer was whole, as a sentence. */
final class Breakdown {

    private Breakdown() {}

    /**
     * @param nodes the profile's URLs, as a person wrote them
     */
    static ClusterException of(Throwable failure, String nodes) {
        var untrusted = cause(failure, UntrustedCertificateException.class);
        if (untrusted != null) {
            return new ClusterException(
                    Reason.UNTRUSTED, String.valueOf(untrusted.getMessage()), failure);
        }
        var tooLarge = cause(failure, BoundedResponse.TooLargeException.class);
        if (tooLarge != null) {
            return new ClusterException(
                    Reason.UNREADABLE,
                    "The answer of %s was refused, %s: choose a shorter time range or fewer models."
                            .formatted(nodes, tooLarge.getMessage()),
                    failure);
        }
        if (isCutOff(failure)) {
            return new ClusterException(
                    Reason.UNREADABLE,
                    "The answer of " + nodes + " was cut off: check proxies on the way.",
                    failure);
        }
        return new ClusterException(
                cause(failure, SSLException.class) == null ? Reason.UNREACHABLE : Reason.UNTRUSTED,
                "Cannot reach %s: %s".formatted(nodes, why(failure)),
                failure);
    }

    private static boolean isCutOff(Throwable failure) {
        return cause(failure, BoundedResponse.CutOffException.class) != null
                || cause(failure, TruncatedChunkException.class) != null
                || cause(failure, MalformedChunkCodingException.class) != null;
    }

    private static String why(Throwable failure) {
        var unknown = cause(failure, UnknownHostException.class);
        if (unknown != null) {
            return "the host name is unknown; check its spelling and the network.";
        }
        if (cause(failure, ConnectTimeoutException.class) != null
                || cause(failure, SocketTimeoutException.class) != null
                || cause(failure, NoRouteToHostException.class) != null) {
            return "nothing answers there; check the address, the firewall and the VPN.";
        }
        if (cause(failure, ConnectException.class) != null) {
            return "the connection is refused; check the port and that the cluster runs.";
        }
        var tls = cause(failure, SSLException.class);
        if (tls != null) {
            var message = String.valueOf(tls.getMessage());
            if (message.contains("plaintext") || message.contains("Unsupported or unrecognized")) {
                return "the server does not speak TLS on this port; check the URL's https and the port.";
            }
            if (message.contains("certificate_required") || message.contains("bad_certificate")) {
                return "the server wants a client certificate; choose one in the profile.";
            }
            return "the TLS handshake failed ("
                    + message
                    + "); check the certificates of both sides.";
        }
        if (wasDropped(failure)) {
            return "the server closed the connection without an answer; check that the URL's http or"
                    + " https is what it speaks.";
        }
        return "the exchange failed ("
                + failure.getClass().getSimpleName()
                + "); check the network.";
    }

    /** Whether the connection ended before any answer, as a pooled one does that idled too long. */
    static boolean wasDropped(Throwable failure) {
        if (cause(failure, ConnectException.class) != null || isCutOff(failure)) return false;
        return cause(failure, ConnectionClosedException.class) != null
                || cause(failure, SocketException.class) != null;
    }

    static <E extends Throwable> @Nullable E cause(Throwable failure, Class<E> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) return type.cast(at);
        }
        return null;
    }
}
