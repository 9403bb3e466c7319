package dev.sextant.cluster.elastic.http;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;
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
public final class Breakdown {

    private Breakdown() {}

    /**
     * @param nodes the profile's URLs, as a person wrote them
     */
    public static ClusterException of(Throwable failure, String nodes) {
        var untrusted = cause(failure, UntrustedCertificateException.class);
        if (untrusted != null) {
            return new ClusterException(Reason.UNTRUSTED, untrusted.words(), failure);
        }
        var tooLarge = cause(failure, BoundedResponse.TooLargeException.class);
        if (tooLarge != null) {
            return new ClusterException(
                    Reason.UNREADABLE,
                    Sentence.of("cluster.large", nodes, String.valueOf(tooLarge.getMessage())),
                    failure);
        }
        if (isCutOff(failure)) {
            return new ClusterException(
                    Reason.UNREADABLE, Sentence.of("cluster.cut", nodes), failure);
        }
        return new ClusterException(
                cause(failure, SSLException.class) == null ? Reason.UNREACHABLE : Reason.UNTRUSTED,
                Sentence.of("cluster.unreachable", nodes, why(failure)),
                failure);
    }

    private static boolean isCutOff(Throwable failure) {
        return cause(failure, BoundedResponse.CutOffException.class) != null
                || cause(failure, TruncatedChunkException.class) != null
                || cause(failure, MalformedChunkCodingException.class) != null;
    }

    private static Sentence why(Throwable failure) {
        var unknown = cause(failure, UnknownHostException.class);
        if (unknown != null) {
            return Sentence.of("cluster.why.host");
        }
        if (cause(failure, ConnectTimeoutException.class) != null
                || cause(failure, SocketTimeoutException.class) != null
                || cause(failure, NoRouteToHostException.class) != null) {
            return Sentence.of("cluster.why.silent");
        }
        if (cause(failure, ConnectException.class) != null) {
            return Sentence.of("cluster.why.refused");
        }
        var tls = cause(failure, SSLException.class);
        if (tls != null) {
            var message = String.valueOf(tls.getMessage());
            if (message.contains("plaintext") || message.contains("Unsupported or unrecognized")) {
                return Sentence.of("cluster.why.nottls");
            }
            if (message.contains("certificate_required") || message.contains("bad_certificate")) {
                return Sentence.of("cluster.why.client");
            }
            return Sentence.of("cluster.why.handshake", message);
        }
        if (wasDropped(failure)) {
            return Sentence.of("cluster.why.dropped");
        }
        return Sentence.of("cluster.why.other", failure.getClass().getSimpleName());
    }

    /** Whether the connection ended before any answer, as a pooled one does that idled too long. */
    public static boolean wasDropped(Throwable failure) {
        if (cause(failure, ConnectException.class) != null || isCutOff(failure)) return false;
        return cause(failure, ConnectionClosedException.class) != null
                || cause(failure, SocketException.class) != null;
    }

    /** The first of this type among a failure and its causes; null when there is none. */
    public static <E extends Throwable> @Nullable E cause(Throwable failure, Class<E> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) return type.cast(at);
        }
        return null;
    }
}
