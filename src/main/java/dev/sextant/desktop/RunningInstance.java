package dev.sextant.desktop;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The instance of the console that runs already, as a later start finds it. That start is to be
 * over within a second: this class needs nothing but the JDK, and logs nothing.
 */
public final class RunningInstance {

    private RunningInstance() {}

    /** How the instance that runs took a request. */
    public sealed interface Answer {
        record Done() implements Answer {}

        /** It did not do it, for a reason that is a sentence. */
        record Refused(String sentence) implements Answer {}

        /** None listens: it starts just now, or ends. */
        record Nobody() implements Answer {}

        /**
         * It listens and says nothing.
         *
         * @param process its number; empty when not known
         */
        record Silent(String process) implements Answer {}
    }

    /**
     * Asks the instance that runs; blocks no longer than {@code within}.
     *
     * @throws IOException when what it left to be found by cannot be read
     */
    public static Answer ask(Path directory, Request request, Duration within) throws IOException {
        String[] address;
        try {
            address = read(directory);
        } catch (NoSuchFileException e) {
            return new Answer.Nobody();
        }
        if (address.length != 2) return new Answer.Nobody();
        var end = System.nanoTime() + within.toNanos();
        try (var line = Line.to(UnixDomainSocketAddress.of(address[1]))) {
            line.write(request.line(), Duration.ofNanos(end - System.nanoTime()));
            var answer = line.read(Duration.ofNanos(end - System.nanoTime()));
            return answer.startsWith("NO ")
                    ? new Answer.Refused(answer.substring(3))
                    : new Answer.Done();
        } catch (SocketTimeoutException e) {
            return new Answer.Silent(address[0]);
        } catch (IOException e) {
            return new Answer.Nobody();
        }
    }

    static Path address(Path directory) {
        return directory.resolve("address");
    }

    /** The number of the process and the path of its socket, when both are there. */
    static String[] read(Path directory) throws IOException {
        return Files.readString(address(directory)).split("\n");
    }
}
