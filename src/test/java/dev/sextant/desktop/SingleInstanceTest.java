package dev.sextant.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.desktop.RunningInstance.Answer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleInstanceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path home = Path.of("");
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private @Nullable SingleInstance first;

    @AfterEach
    void end() {
        if (first != null) first.close();
        workers.shutdownNow();
    }

    @Test
    void theSecondIsHeardByTheFirst() throws IOException {
        var directory = listening(home.resolve("instance"), null);
        assertNull(SingleInstance.tryTake(directory));
        var requests =
                List.of(
                        new Request.Show(),
                        new Request.Background(),
                        new Request.Link("sextant://open?profile=é%20\n\"x"),
                        new Request.ProfileFile(home.resolve("a b\nc.sextant")));
        for (var request : requests) {
            assertEquals(new Answer.Done(), RunningInstance.ask(directory, request, SOON));
        }
        assertEquals(requests, heard);
    }

    @Test
    void aRefusalIsToldInOneLine() throws IOException {
        var directory = listening(home.resolve("instance"), "Not\nthis one.");
        assertEquals(
                new Answer.Refused("Not this one."),
                RunningInstance.ask(directory, new Request.Show(), SOON));
    }

    @Test
    void onlyThisUserCanReachIt() throws IOException {
        var directory = home.resolve("instance");
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        listening(directory, null);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }

    @Test
    void worksInADirectoryTooDeepForASocket() throws IOException {
        var directory = listening(home.resolve("x".repeat(120)).resolve("instance"), null);
        var socket = Path.of(RunningInstance.read(directory)[1]);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(Objects.requireNonNull(socket.getParent()))));
        assertEquals(new Answer.Done(), RunningInstance.ask(directory, new Request.Show(), SOON));
        Objects.requireNonNull(first).close();
        assertFalse(Files.exists(Objects.requireNonNull(socket.getParent())));
    }

    @Test
    void whatADeadOneLeftIsTakenOver() throws IOException {
        var directory = home.resolve("instance");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("socket"), "no socket");
        Files.writeString(directory.resolve("address"), "1\n" + directory.resolve("socket") + "\n");
        assertEquals(new Answer.Nobody(), RunningInstance.ask(directory, new Request.Show(), SOON));
        listening(directory, null);
        assertEquals(new Answer.Done(), RunningInstance.ask(directory, new Request.Show(), SOON));
    }

    @Test
    void afterItsEndThereIsNobodyAndTheRightIsFree() throws IOException {
        var directory = listening(home.resolve("instance"), null);
        Objects.requireNonNull(first).close();
        assertEquals(new Answer.Nobody(), RunningInstance.ask(directory, new Request.Show(), SOON));
        first = SingleInstance.tryTake(directory);
        assertNotNull(first);
    }

    @Test
    void aHungOneIsNamed() throws IOException {
        var directory = home.resolve("instance");
        first = Objects.requireNonNull(SingleInstance.tryTake(directory));
        var never = new CountDownLatch(1);
        first.listen(
                workers,
                request -> {
                    never.await();
                    return null;
                });
        var silent =
                assertInstanceOf(
                        Answer.Silent.class,
                        RunningInstance.ask(directory, new Request.Show(), Duration.ofMillis(300)));
        assertEquals(String.valueOf(ProcessHandle.current().pid()), silent.process());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RUN rm",
                "SHOW me",
                "LINK",
                "LINK %",
                "FILE relative.sextant",
                "FILE %00"
            })
    void whatItDoesNotUnderstandItDoesNotDo(String line) throws IOException {
        var directory = listening(home.resolve("instance"), null);
        assertTrue(raw(directory, line + "\n").startsWith("NO "));
        assertEquals(List.of(), heard);
    }

    @Test
    void aLineWithoutEndIsCutOff() throws IOException {
        var directory = listening(home.resolve("instance"), null);
        assertEquals("", raw(directory, "LINK " + "x".repeat(1 << 20)));
        assertEquals(List.of(), heard);
        assertEquals(new Answer.Done(), RunningInstance.ask(directory, new Request.Show(), SOON));
    }

    /** What comes back when these bytes are sent; empty when the other end hangs up. */
    private static String raw(Path directory, String text) throws IOException {
        var address = UnixDomainSocketAddress.of(RunningInstance.read(directory)[1]);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) channel.write(bytes);
                var answer = ByteBuffer.allocate(1_000);
                var _ = channel.read(answer);
                return StandardCharsets.UTF_8.decode(answer.flip()).toString();
            } catch (IOException e) {
                return "";
            }
        }
    }

    private Path listening(Path directory, @Nullable String refusal) throws IOException {
        first = Objects.requireNonNull(SingleInstance.tryTake(directory));
        first.listen(
                workers,
                request -> {
                    heard.add(request);
                    return refusal;
                });
        return directory;
    }
}
