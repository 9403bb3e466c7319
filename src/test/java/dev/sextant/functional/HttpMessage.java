package dev.sextant.functional;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request or an answer of HTTP/1.1. */
final class HttpMessage {

    private final String first;

    /** Whole lines, without those about the length. */
    private final List<String> headers;

    private final byte[] body;

    private HttpMessage(String first, List<String> headers, byte[] body) {
        this.first = first;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** The request line or the status line. */
    String first() {
        return first;
    }

    /** Null when the connection has ended. */
    static @Nullable HttpMessage request(InputStream in) throws IOException {
        var first = line(in);
        return first.isEmpty() ? null : rest(first, in);
    }

    static HttpMessage answer(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) throw new EOFException("no answer");
        return rest(first, in);
    }

    /** An answer of Elasticsearch. */
    static HttpMessage json(int status, String body) {
        return of(
                status,
                List.of("Content-Type: application/json", "X-Elastic-Product: Elasticsearch"),
                body);
    }

    /** An answer of something else. */
    static HttpMessage html(int status, String body) {
        return of(status, List.of("Content-Type: text/html; charset=utf-8"), body);
    }

    static HttpMessage of(int status, List<String> headers, String body) {
        return new HttpMessage(
                "HTTP/1.1 " + status + " Any", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    String path() {
        var parts = first.split(" ", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A request whose answer is text, neither compressed nor in a binary form. */
    HttpMessage plain() {
        var plain = new ArrayList<String>();
        for (var header : headers) {
            var name = header.toLowerCase(Locale.ROOT);
            if (!name.startsWith("accept:") && !name.startsWith("accept-encoding:")) {
                plain.add(header);
            }
        }
        plain.add("Accept: application/json");
        return new HttpMessage(first, plain, body);
    }

    HttpMessage withText(UnaryOperator<String> how) {
        return new HttpMessage(first, headers, how.apply(text()).getBytes(StandardCharsets.UTF_8));
    }

    HttpMessage without(String header) {
        var name = header.toLowerCase(Locale.ROOT) + ":";
        var others =
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(name))
                        .toList();
        return new HttpMessage(first, others, body);
    }

    byte[] bytes() {
        var head = new StringBuilder(first).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static HttpMessage rest(String first, InputStream in) throws IOException {
        var headers = new ArrayList<String>();
        var length = 0;
        var chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (name.startsWith("transfer-encoding:")) {
                chunked = true;
            } else {
                headers.add(header);
            }
        }
        return new HttpMessage(first, headers, chunked ? chunks(in) : exactly(in, length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line(in).strip(), 16);
            body.writeBytes(exactly(in, size));
            line(in);
            if (size == 0) return body.toByteArray();
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("cut off");
        return bytes;
    }

    /** Empty at the end. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r') line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
