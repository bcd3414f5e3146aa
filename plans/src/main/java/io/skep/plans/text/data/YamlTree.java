package io.skep.plans.text.data;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.TupleConstructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds expressions from the YAML parser's events, to a limited depth and size. */
final class YamlTree {
    /** Stops the reading of a file; what is wrong has been reported. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("reported", null, false, false);
        }
    }

    private record Anchored(Expression expression, int size) {}

    private final SourceFile source;
    private final CodePoints offsets;
    private final Iterator<Event> events;
    private final Diagnostics diagnostics;
    private final YamlScalars scalars;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int depth;
    private int size;
    private int aliased;
    private int reached;

    YamlTree(SourceFile source, CodePoints offsets, Iterator<Event> events, Diagnostics diagnostics) {
        this.source = source;
        this.offsets = offsets;
        this.events = events;
        this.diagnostics = diagnostics;
        this.scalars = new YamlScalars(source, diagnostics);
    }

    /** The one document; null as a literal where the file is empty. */
    Expression root() {
        Expression root = new Literal.Null(source.range(0, 0));
        boolean seen = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (seen) {
                        throw refuse(
                                "Several documents",
                                "A topology file holds one YAML document, without further \"---\".",
                                range(event));
                    }
                    seen = true;
                }
                default -> root = node(event);
            }
        }
        return root;
    }

    /** The offset of the last event that was read. */
    int reached() {
        return reached;
    }

    private Expression node(Event event) {
        size++;
        int before = size;
        Range range = range(event);
        Expression node = switch (event) {
            case AliasEvent alias -> alias(alias, range);
            case ScalarEvent scalar -> scalars.expression(scalar, range);
            case MappingStartEvent mapping -> nested(mapping, range);
            case CollectionStartEvent sequence -> nested(sequence, range);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
        anchor(event).ifPresent(anchor -> anchors.put(anchor, new Anchored(node, size - before + 1)));
        return node;
    }

    private static Optional<Anchor> anchor(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getAnchor();
            case CollectionStartEvent collection -> collection.getAnchor();
            default -> Optional.empty();
        };
    }

    private Expression nested(CollectionStartEvent start, Range range) {
        depth++;
        if (depth > DataLimits.DEPTH) {
            throw refuse(
                    "Nested too deeply", "Values may be nested up to " + DataLimits.DEPTH + " levels deep.", range);
        }
        boolean mapping = start instanceof MappingStartEvent;
        start.getTag().ifPresent(tag -> scalars.checkTag(tag, mapping ? "map" : "seq", range));
        Expression built = mapping ? mapping(range) : sequence(range);
        depth--;
        return built;
    }

    private Expression mapping(Range start) {
        Entries entries = new Entries(diagnostics);
        Range whole = start;
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Expression key = key(event);
            Expression value = node(events.next());
            entries.add(key, value);
            whole = start.atStart().to(value.range());
            event = events.next();
        }
        return entries.object(whole(start, whole, event));
    }

    private Expression key(Event event) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw refuse("Invalid key", "A key is plain text, not a mapping, list or alias.", range(event));
        }
        Range range = range(event);
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw refuse(
                    "Merge key",
                    "YAML 1.2 has no merge key \"<<\". Use an alias for a whole value, or the function merge() in a"
                            + " template: \"${merge(local.a, local.b)}\".",
                    range);
        }
        Expression key = scalars.key(scalar, range);
        anchor(event).ifPresent(anchor -> anchors.put(anchor, new Anchored(key, 1)));
        return key;
    }

    private Expression sequence(Range start) {
        List<Expression> items = new ArrayList<>();
        Range whole = start;
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            Expression item = node(event);
            items.add(item);
            whole = start.atStart().to(item.range());
            event = events.next();
        }
        return new TupleConstructor(items, whole(start, whole, event));
    }

    /** Flow collections end with their bracket; block collections with their last value, before the blank lines that follow. */
    private Range whole(Range start, Range untilLast, Event end) {
        Range closing = range(end);
        boolean bracket = closing.start().offset() < closing.end().offset();
        return bracket ? start.to(closing) : untilLast;
    }

    private Expression alias(AliasEvent alias, Range range) {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw refuse(
                    "Unknown alias",
                    "There is no complete value with the anchor \"&" + alias.getAlias() + "\" above this.",
                    range);
        }
        aliased += target.size();
        size += target.size();
        if (aliased > DataLimits.ALIASED_VALUES) {
            throw refuse(
                    "Too many aliases",
                    "The aliases of this file stand for more than " + DataLimits.ALIASED_VALUES + " values.",
                    range);
        }
        return target.expression();
    }

    private Range range(Event event) {
        int start = event.getStartMark()
                .map(mark -> offsets.charOf(mark.getIndex()))
                .orElse(0);
        int end =
                event.getEndMark().map(mark -> offsets.charOf(mark.getIndex())).orElse(start);
        while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
            end--;
        }
        reached = start;
        return source.range(start, end);
    }

    private Refused refuse(String summary, String detail, Range range) {
        diagnostics.error(summary, detail, range);
        return new Refused();
    }
}
