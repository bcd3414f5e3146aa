package io.skep.cli;

import io.skep.plans.state.form.Sha256;

/** Loads, beside the work, what every topology needs and what takes long to load: the security providers (10 ms). */
final class HeadStart {
    private HeadStart() {}

    /** Begins, and comes back at once; whoever needs them sooner waits as ever. */
    static void begin() {
        Thread.ofPlatform().daemon().name("head start").start(() -> Sha256.hex(new byte[0]));
    }
}
