package io.skep.plans.text.jackson;

import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.jackson.Node.Entries;
import io.skep.plans.text.jackson.Node.Entry;
import io.skep.plans.text.jackson.Node.Items;
import io.skep.plans.text.jackson.Node.Kind;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes objects of bodies; the rule is told in the package's description. */
final class BodyNodes {
    private final Function<Expression, Node> values;

    BodyNodes(Function<Expression, Node> values) {
        this.values = values;
    }

    Entries of(Body body) {
        return of(body, body.range(), List.of());
    }

    private Entries of(Body body, Range range, List<Node.Label> labels) {
        List<Entry> entries = new ArrayList<>();
        for (Attribute attribute : body.attributes()) {
            entries.add(new Entry(attribute.name(), attribute.nameRange(), values.apply(attribute.expression())));
        }
        Map<String, List<Block>> types = new LinkedHashMap<>();
        body.blocks()
                .forEach(block -> types.computeIfAbsent(block.type(), _ -> new ArrayList<>())
                        .add(block));
        types.forEach((type, blocks) -> {
            Range place = blocks.getFirst().typeRange();
            if (body.attribute(type).isPresent()) {
                throw new Unreadable("\"" + type + "\" is an attribute and a block of the same body.", place);
            }
            entries.add(new Entry(type, place, together(blocks)));
        });
        return new Entries(entries, Kind.BODY, labels, range);
    }

    private Node together(List<Block> blocks) {
        boolean alike =
                blocks.stream().map(block -> block.labels().size()).distinct().count() == 1;
        if (alike) {
            return nested(blocks, 0);
        }
        List<Node> each =
                blocks.stream().map(block -> nested(List.of(block), 0)).toList();
        return new Items(each, true, around(blocks));
    }

    private Node nested(List<Block> blocks, int depth) {
        if (depth == blocks.getFirst().labels().size()) {
            List<Node> bodies = blocks.stream().<Node>map(this::body).toList();
            return bodies.size() == 1 ? bodies.getFirst() : new Items(bodies, true, around(blocks));
        }
        Map<String, List<Block>> byLabel = new LinkedHashMap<>();
        blocks.forEach(
                block -> byLabel.computeIfAbsent(block.labels().get(depth).text(), _ -> new ArrayList<>())
                        .add(block));
        List<Entry> entries = new ArrayList<>();
        byLabel.forEach((label, same) ->
                entries.add(new Entry(label, same.getFirst().labels().get(depth).range(), nested(same, depth + 1))));
        return new Entries(entries, Kind.LABELS, List.of(), around(blocks));
    }

    private Entries body(Block block) {
        List<Node.Label> labels = block.labels().stream().map(BodyNodes::label).toList();
        Range inside = block.body().range();
        return of(
                block.body(),
                new Range(inside.file(), before(inside), block.range().end()),
                labels);
    }

    /** The opening brace, one char before what lies between the braces. */
    private static Position before(Range inside) {
        Position start = inside.start();
        return new Position(start.line(), start.column() - 1, start.offset() - 1);
    }

    private static Node.Label label(Label label) {
        return new Node.Label(label.text(), label.range());
    }

    private static Range around(List<Block> blocks) {
        return blocks.getFirst().range().to(blocks.getLast().range());
    }
}
