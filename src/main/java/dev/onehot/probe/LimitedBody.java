package dev.onehot.probe;

import module java.base;

import java.net.http.HttpResponse.BodySubscriber;
import org.jspecify.annotations.Nullable;

/// Takes a body up to a size and hangs up on the rest.
final class LimitedBody implements BodySubscriber<LimitedBody.Part> {
    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Part> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /// @param tooLarge whether there was more than `bytes`
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Part(byte[] bytes, boolean tooLarge) {}

    LimitedBody(int largest) {
        this.largest = largest;
    }

    @Override
    public CompletionStage<Part> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            int room = largest - bytes.size();
            var taken = new byte[Math.min(room, buffer.remaining())];
            buffer.get(taken);
            bytes.writeBytes(taken);
            if (buffer.hasRemaining()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                done.complete(new Part(bytes.toByteArray(), true));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(new Part(bytes.toByteArray(), false));
    }
}
