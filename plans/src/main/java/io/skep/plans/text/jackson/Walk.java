package io.skep.plans.text.jackson;

import io.skep.plans.text.Range;
import io.skep.plans.text.jackson.Node.Entries;
import io.skep.plans.text.jackson.Node.Entry;
import io.skep.plans.text.jackson.Node.Items;
import io.skep.plans.text.jackson.Node.Kind;
import io.skep.plans.text.jackson.Node.Scalar;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Goes through nodes token by token, and can show what is open in another way: blocks as a list, the only block as itself. */
final class Walk {
    /** An object or list that is open, and what is left of it; its end is told before it is left. */
    private static final class Open {
        private final Node node;
        private final Deque<Object> left;

        Open(Node node) {
            this.node = node;
            this.left = new ArrayDeque<>(
                    switch (node) {
                        case Entries object -> object.entries();
                        case Items list -> list.items();
                        case Scalar _ -> List.of();
                    });
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node next;
    private boolean ended;
    private Range place;
    private String name = "";
    private @Nullable Object value;

    Walk(Node root) {
        next = root;
        place = root.range();
    }

    /** Where the current token stands. */
    Range place() {
        return place;
    }

    /** The current or last name. */
    String name() {
        return name;
    }

    /** The value of the current token, if it is a scalar. */
    @Nullable
    Object value() {
        return value;
    }

    /** The next token; null at the end. */
    @Nullable
    JsonToken advance() {
        if (ended) {
            open.pop();
            ended = false;
        }
        Node node = next;
        if (node != null) {
            next = null;
            return enter(node);
        }
        Open inside = open.peek();
        if (inside == null) {
            return null;
        }
        return switch (inside.left.poll()) {
            case Entry entry -> {
                next = entry.value();
                name = entry.name();
                place = entry.nameRange();
                yield JsonToken.PROPERTY_NAME;
            }
            case Node item -> enter(item);
            case null, default -> {
                ended = true;
                place = inside.node.range().atEnd();
                yield inside.node instanceof Items ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
            }
        };
    }

    private JsonToken enter(Node node) {
        place = node.range();
        if (node instanceof Scalar scalar) {
            value = scalar.value();
            return switch (value) {
                case BigDecimal number ->
                    number.scale() <= 0 ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
                case Boolean truth -> truth ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
                case null -> JsonToken.VALUE_NULL;
                default -> JsonToken.VALUE_STRING;
            };
        }
        open.push(new Open(node));
        return node instanceof Items ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
    }

    /** Whether the object that is open is the body of a block or file. */
    boolean isInBody() {
        return justEntered()
                .filter(node -> node instanceof Entries object && object.kind() == Kind.BODY)
                .isPresent();
    }

    /** The labels of the block whose body is open. */
    List<Node.Label> labels() {
        return justEntered().orElseThrow() instanceof Entries object ? object.labels() : List.of();
    }

    /**
     * What was just entered, if it stands for blocks, becomes a list of those blocks, their labels opened to this depth. Tells whether it
     * did.
     */
    boolean asList(int labels) {
        return justEntered()
                .filter(node -> node instanceof Entries object && object.kind() != Kind.VALUE)
                .map(node -> replaced(new Items(blocks(node, labels), true, node.range())))
                .isPresent();
    }

    /** What was just entered, if it is labels, becomes the only block below them; several are refused. Tells whether it is a block now. */
    boolean asBlock(int labels) {
        Optional<Node> labelled =
                justEntered().filter(node -> node instanceof Entries object && object.kind() == Kind.LABELS);
        if (labelled.isEmpty()) {
            return false;
        }
        List<Node> blocks = blocks(labelled.get(), labels);
        if (blocks.size() != 1) {
            throw new Unreadable(
                    "Here one block is expected, but there are " + blocks.size() + ".",
                    blocks.get(1).range());
        }
        replaced(blocks.getFirst());
        return true;
    }

    /** More properties of the object that is open, even if its end was the last token. */
    void insert(List<Entry> entries) {
        Open inside = open.getFirst();
        entries.reversed().forEach(inside.left::push);
        ended = false;
    }

    private Optional<Node> justEntered() {
        return Optional.ofNullable(open.peek()).map(inside -> inside.node);
    }

    private Node replaced(Node node) {
        open.pop();
        open.push(new Open(node));
        place = node.range();
        return node;
    }

    private static List<Node> blocks(Node node, int labels) {
        List<Node> found = new ArrayList<>();
        switch (node) {
            case Entries object
            when object.kind() == Kind.LABELS && labels > 0 ->
                object.entries().forEach(entry -> found.addAll(blocks(entry.value(), labels - 1)));
            case Items list when list.ofBlocks() -> list.items().forEach(item -> found.addAll(blocks(item, labels)));
            case Entries _, Items _, Scalar _ -> found.add(node);
        }
        return found;
    }
}
