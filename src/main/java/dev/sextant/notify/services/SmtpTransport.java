package dev.sextant.notify.services;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.ReceiverRules;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a mail server. It can be ended from outside, whatever it waits for, and
 * knows whether the message was handed over.
 */
final class SmtpTransport extends SMTPTransport {

    /** Port of SMTP that is TLS from its first byte. */
    private static final int TLS_PORT = 465;

    private final Sockets sockets;
    private volatile boolean handedOver;

    private SmtpTransport(Session session, Sockets sockets) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.sockets = sockets;
    }

    /**
     * @param timeout of each single step
     * @param trusted for TLS; null for what the platform trusts
     */
    static SmtpTransport to(
            Receiver.Email email, Duration timeout, @Nullable SSLSocketFactory trusted) {
        var sockets = new Sockets();
        var properties = new Properties();
        var local = ReceiverRules.isLoopback(email.host());
        var milliseconds = String.valueOf(timeout.toMillis());
        put(properties, "connectiontimeout", milliseconds);
        put(properties, "timeout", milliseconds);
        put(properties, "writetimeout", milliseconds);
        if (email.port() == TLS_PORT) {
            put(properties, "ssl.enable", "true");
        } else {
            // on this machine nobody listens, and certificates there are seldom good
            put(properties, "starttls.enable", String.valueOf(!local));
            put(properties, "starttls.required", String.valueOf(!local));
        }
        put(properties, "ssl.checkserveridentity", "true");
        put(properties, "auth", String.valueOf(email.user() != null));
        put(properties, "auth.mechanisms", "PLAIN LOGIN");
        put(properties, "sendpartial", "true");
        put(properties, "quitwait", "false");
        put(properties, "from", email.from());
        put(properties, "localhost", "[127.0.0.1]");
        put(properties, "socketFactory.fallback", "false");
        properties.put("mail.smtp.socketFactory", sockets);
        if (trusted != null) properties.put("mail.smtp.ssl.socketFactory", trusted);
        return new SmtpTransport(Session.getInstance(properties), sockets);
    }

    private static void put(Properties properties, String name, String value) {
        properties.setProperty("mail.smtp." + name, value);
    }

    Session session() {
        return session;
    }

    void connect(Receiver.Email email, @Nullable Secret password) throws MessagingException {
        connect(
                email.host(),
                email.port(),
                email.user(),
                email.user() == null || password == null ? null : password.value());
    }

    /** Whether everything was sent, so that the server may have taken it. */
    boolean handedOver() {
        return handedOver;
    }

    /** Ends whatever the conversation waits for; from any thread. */
    void abort() {
        sockets.close();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        super.finishData();
    }

    /** Plain sockets that can be closed by somebody else. */
    private static final class Sockets extends SocketFactory {
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;

        void close() {
            closed = true;
            for (var socket : open) close(socket);
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // then it is of no use any more either
            }
        }

        @Override
        public Socket createSocket() throws IOException {
            var socket = new Socket();
            open.add(socket);
            if (closed) {
                close(socket);
                throw new IOException("the conversation is over");
            }
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("a socket is made first and connected later");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return createSocket(host, port);
        }
    }
}
