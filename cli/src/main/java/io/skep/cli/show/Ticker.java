package io.skep.cli.show;

import java.time.Duration;

/** Calls {@link Screen#tick} until it is closed, from a thread that does not keep the JVM alive. */
public final class Ticker implements AutoCloseable {
    private final Thread thread;

    private Ticker(Thread thread) {
        this.thread = thread;
    }

    public static Ticker start(Screen screen, Duration period) {
        return new Ticker(Thread.ofPlatform().daemon().name("screen").start(() -> {
            try {
                while (true) {
                    Thread.sleep(period);
                    screen.tick();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
