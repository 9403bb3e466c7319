package dev.sextant.desktop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One line each way over a socket, each within a time and a length. */
final class Line implements AutoCloseable {

    /** Bytes of a line: a link of the greatest length, each character written as three. */
    private static final int LONGEST = 3 * 4_096 + 64;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private Line(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, 0);
    }

    static Line over(SocketChannel channel) throws IOException {
        return new Line(channel);
    }

    static Line to(SocketAddress address) throws IOException {
        var channel = SocketChannel.open(address);
        try {
            return new Line(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * @throws SocketTimeoutException when it was not taken in time
     */
    void write(String line, Duration within) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        if (bytes.remaining() > LONGEST) throw new IOException("the line is too long");
        var end = System.nanoTime() + within.toNanos();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) await(SelectionKey.OP_WRITE, end);
        }
    }

    /**
     * Without its end.
     *
     * @throws SocketTimeoutException when it did not come in time
     */
    String read(Duration within) throws IOException {
        var end = System.nanoTime() + within.toNanos();
        var line = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(1_024);
        while (true) {
            var count = channel.read(buffer.clear());
            if (count < 0) throw new IOException("the other end closed");
            if (count == 0) await(SelectionKey.OP_READ, end);
            for (buffer.flip(); buffer.hasRemaining(); ) {
                var octet = buffer.get();
                if (octet == '\n') return line.toString(StandardCharsets.UTF_8);
                line.write(octet);
            }
            if (line.size() > LONGEST) throw new IOException("the line is too long");
        }
    }

    private void await(int operation, long end) throws IOException {
        var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) throw new SocketTimeoutException("no answer in time");
        key.interestOps(operation);
        selector.select(left);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // it was closed as far as it can be
        }
    }
}
