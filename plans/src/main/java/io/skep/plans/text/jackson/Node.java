package io.skep.plans.text.jackson;

import io.skep.plans.text.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file says, as Jackson sees it: objects, lists and scalars, each with its place. */
sealed interface Node {
    Range range();

    /** A string, a {@link java.math.BigDecimal}, a {@link Boolean}, or null. */
    record Scalar(@Nullable Object value, Range range) implements Node {}

    /** A list; {@code ofBlocks} where it stands for several blocks. */
    record Items(List<Node> items, boolean ofBlocks, Range range) implements Node {}

    /** An object. */
    record Entries(List<Entry> entries, Kind kind, List<Label> labels, Range range) implements Node {}

    /** One property of an object. */
    record Entry(String name, Range nameRange, Node value) {}

    /** A label of the block around. */
    record Label(String text, Range range) {}

    /** Where an object comes from. */
    enum Kind {
        /** An object of an expression. */
        VALUE,
        /** The body of a file or block. */
        BODY,
        /** The labels of blocks: its names are the labels. */
        LABELS
    }
}
