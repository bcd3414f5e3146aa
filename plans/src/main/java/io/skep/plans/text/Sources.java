package io.skep.plans.text;

import java.util.Optional;

/** What {@link DiagnosticText} needs to know of the files that were read. */
public interface Sources {
    /** Knows no file: diagnostics are shown without source lines. */
    Sources NONE = new Sources() {
        @Override
        public Optional<SourceFile> file(String name) {
            return Optional.empty();
        }
    };

    /** The file of that name, if it was read. */
    Optional<SourceFile> file(String name);

    /** These files, and those of another where these do not know one. */
    default Sources or(Sources other) {
        Sources first = this;
        return new Sources() {
            @Override
            public Optional<SourceFile> file(String name) {
                return first.file(name).or(() -> other.file(name));
            }

            @Override
            public Optional<String> context(Range place) {
                return first.context(place).or(() -> other.context(place));
            }
        };
    }

    /** The block around a place as in {@code host "bravo"}; empty at the top level. */
    default Optional<String> context(Range place) {
        return Optional.empty();
    }
}
