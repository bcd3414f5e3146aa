package io.skep.plans.topology;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import java.nio.file.Path;

/** A value for variables that was given when skep was called. Later ones win over earlier ones. */
public sealed interface Given {

    /** {@code -var name=text}. Read as an expression where the variable's type is no plain string. */
    record Typed(String name, String text) implements Given {}

    /** {@code -var-file file}. */
    record InFile(Path file) implements Given {}

    /** A value that was computed where {@code place} is: by a test. */
    record Valued(String name, Value value, Range place) implements Given {}
}
