package io.skep.plans.text;

import java.util.Optional;

/** Knows no file. */
record NoSources() implements Sources {
    @Override
    public Optional<SourceFile> file(String name) {
        return Optional.empty();
    }
}
