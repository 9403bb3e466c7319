package dev.sextant.notify.services;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer and reads no further. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final ByteBuffer kept;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int most) {
        kept = ByteBuffer.allocate(most);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        for (var item : items) {
            var room = Math.min(item.remaining(), kept.remaining());
            kept.put(item.slice(item.position(), room));
        }
        var given = subscription;
        if (given == null) return;
        if (kept.hasRemaining()) {
            given.request(1);
        } else {
            given.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        var bytes = new byte[kept.position()];
        kept.get(0, bytes);
        result.complete(bytes);
    }
}
