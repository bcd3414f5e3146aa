package io.skep.plans.state.store.remote;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Does work in a thread that nobody interrupts. Steps are interrupted, and a connection that is in use would be closed by that; what is to
 * be recorded has to be recorded all the same.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    static <T> T done(Work<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.done());
            } catch (IOException | RuntimeException | Error failed) {
                result.completeExceptionally(failed);
            }
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw rethrown(failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException rethrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case IOException unreachable -> unreachable;
            case RuntimeException wrong -> throw wrong;
            case Error broken -> throw broken;
            case null, default -> throw new IllegalStateException(failed);
        };
    }
}
