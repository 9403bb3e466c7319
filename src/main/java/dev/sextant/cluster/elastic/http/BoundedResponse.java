package dev.sextant.cluster.elastic.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.protocol.AbstractAsyncResponseConsumer;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer up to a size. The client's own consumer checks only the announced length, so a
 * chunked answer could fill the memory.
 */
final class BoundedResponse extends AbstractAsyncResponseConsumer<HttpResponse> {

    /** The answer is larger than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int limit) {
            super("the answer is larger than " + limit / 1024 / 1024 + " MiB");
        }
    }

    /** The connection ended in the middle of the answer. */
    static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(Throwable cause) {
            super("the answer is cut off", cause);
        }
    }

    private final int limit;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile @Nullable HttpResponse response;
    private @Nullable HttpEntity announced;

    BoundedResponse(int limit) {
        this.limit = limit;
    }

    /** Whether the answer's head has arrived. */
    boolean began() {
        return response != null;
    }

    /** Reads at most {@code limit} bytes: a small compressed answer may unfold to a huge one. */
    static byte[] read(InputStream in, int limit) throws IOException {
        var bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) throw new TooLargeException(limit);
        return bytes;
    }

    @Override
    protected void onResponseReceived(HttpResponse received) {
        response = received;
    }

    @Override
    protected void onEntityEnclosed(HttpEntity entity, @Nullable ContentType type)
            throws IOException {
        announced = entity;
        if (entity.getContentLength() > limit) throw new TooLargeException(limit);
    }

    @Override
    protected void onContentReceived(ContentDecoder decoder, IOControl control) throws IOException {
        while (decoder.read(buffer) > 0) {
            bytes.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            if (bytes.size() > limit) throw new TooLargeException(limit);
        }
    }

    @Override
    protected @Nullable HttpResponse buildResult(HttpContext context) {
        var answer = response;
        if (answer != null && announced != null) {
            var entity = new ByteArrayEntity(bytes.toByteArray());
            entity.setContentType(announced.getContentType());
            entity.setContentEncoding(announced.getContentEncoding());
            answer.setEntity(entity);
        }
        return answer;
    }

    @Override
    protected void releaseResources() {
        bytes.reset();
    }
}
