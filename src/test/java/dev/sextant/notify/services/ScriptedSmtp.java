package dev.sextant.notify.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as it is told, also wrongly, and keeps everything it was told and
 * every mail that it took.
 */
final class ScriptedSmtp implements AutoCloseable {

    /** In place of an answer: hangs up. */
    static final String HANG_UP = "hang up";

    /** In place of an answer: says nothing more. */
    static final String SILENCE = "silence";

    /** In place of an answer: one that never ends, a character now and then. */
    static final String TARPIT = "tarpit";

    /** The moment after the final dot. */
    static final String DOT = ".";

    static final String GREETING = "greeting";

    /**
     * A mail and whom it was taken for.
     *
     * @param text headers and body, lines ending in a line feed
     */
    record Mail(List<String> recipients, String text) {}

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> commands = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedSmtp() throws IOException {
        this(null);
    }

    /**
     * @param tls offered by STARTTLS; null to offer none
     */
    ScriptedSmtp(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * @param command the beginning of a command in upper case, {@link #DOT} or {@link #GREETING}
     */
    ScriptedSmtp answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Answers as a good server again. */
    void mend() {
        answers.clear();
    }

    synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var socket = listening.accept();
                synchronized (this) {
                    open.add(socket);
                }
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            var socket = accepted;
            var in = reader(socket);
            var recipients = new ArrayList<String>();
            if (!say(socket, GREETING, "220 ready")) return;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (this) {
                    commands.add(line);
                }
                var command = line.toUpperCase(Locale.ROOT);
                if (command.equals("STARTTLS") && tls != null) {
                    if (!say(socket, "STARTTLS", "220 go")) return;
                    socket = secured(accepted, tls);
                    in = reader(socket);
                } else if (command.equals("DATA")) {
                    if (!say(socket, "DATA", "354 go on")) return;
                    if (!answerTo("DATA", "354").startsWith("354")) continue;
                    take(List.copyOf(recipients), text(in));
                    if (!say(socket, DOT, "250 taken")) return;
                } else {
                    if (command.startsWith("MAIL")) recipients.clear();
                    if (command.startsWith("RCPT") && answerTo(command, "250").startsWith("250")) {
                        recipients.add(line.replaceFirst("(?i)^RCPT TO:<(.*)>.*$", "$1"));
                    }
                    if (!say(socket, command, usual(command))) return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side is gone, or the test is over
        }
    }

    private String usual(String command) {
        if (command.startsWith("EHLO")) {
            return "250-here\r\n"
                    + (tls == null ? "" : "250-STARTTLS\r\n")
                    + "250 AUTH PLAIN LOGIN";
        }
        if (command.startsWith("AUTH")) return "235 welcome";
        return command.equals("QUIT") ? "221 bye" : "250 ok";
    }

    /** Also when the sender is not told so. */
    private synchronized void take(List<String> recipients, String text) {
        var answer = answerTo(DOT, "250 taken");
        if (answer.startsWith("250") || answer.equals(HANG_UP) || answer.equals(SILENCE)) {
            mails.add(new Mail(recipients, text));
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static Socket secured(Socket socket, SSLContext tls) throws IOException {
        var secured =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private String answerTo(String command, String usual) {
        for (var entry : answers.entrySet()) {
            if (command.startsWith(entry.getKey())) return entry.getValue();
        }
        return usual;
    }

    /** Whether the conversation goes on. */
    private boolean say(Socket socket, String command, String usual)
            throws IOException, InterruptedException {
        var answer = answerTo(command, usual);
        var out = socket.getOutputStream();
        if (answer.equals(HANG_UP)) {
            socket.setSoLinger(true, 0);
            return false;
        }
        if (answer.equals(SILENCE)) {
            closed.await();
            return false;
        }
        if (answer.equals(TARPIT)) {
            out.write("250".getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write('-');
                out.flush();
            }
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !answer.startsWith("421") && !answer.startsWith("221");
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        synchronized (this) {
            for (var socket : open) socket.close();
        }
    }
}
