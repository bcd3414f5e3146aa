package io.skep.cli;

import io.skep.plans.state.form.Sha256;
import java.math.BigDecimal;

/**
 * Loads, beside the work, what every topology needs and what takes long to load: BigDecimal, which computes powers of
 * five up to 5^65536 first (20 ms), and the security providers (10 ms).
 */
final class HeadStart {
    private HeadStart() {}

    /** Begins, and comes back at once; whoever needs one of these sooner waits for it as ever. */
    static void begin() {
        Thread.ofPlatform().daemon().name("head start").start(() -> {
            BigDecimal.valueOf(1);
            Sha256.hex(new byte[0]);
        });
    }
}
