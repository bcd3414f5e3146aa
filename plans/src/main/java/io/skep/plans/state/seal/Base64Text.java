package io.skep.plans.state.seal;

import java.util.Base64;
import java.util.Optional;

/** Reads Base64 that anybody may have written. */
final class Base64Text {

    private Base64Text() {}

    /** Empty where the text is no Base64. */
    static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
