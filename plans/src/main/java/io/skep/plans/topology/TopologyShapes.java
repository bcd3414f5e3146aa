package io.skep.plans.topology;

import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.data.BlockShape;
import io.skep.plans.text.data.BlockShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which names of a topology are blocks, for YAML and JSON. */
final class TopologyShapes {

    private TopologyShapes() {}

    static BlockShapes of(List<BlockType> types) {
        TreeMap<String, BlockShape> shapes = new TreeMap<>();
        shapes.put("skep", BlockShape.labels(0));
        shapes.put("locals", BlockShape.labels(0));
        shapes.put("output", BlockShape.labels(1));
        shapes.put("module", BlockShape.labels(1));
        shapes.put("variable", new BlockShape(1, BlockShapes.of(Map.of("validation", BlockShape.labels(0)))));
        types.forEach(type -> shapes.put(type.name(), new BlockShape(type.named() ? 1 : 0, inside(type.schema()))));
        return BlockShapes.of(shapes);
    }

    private static BlockShapes inside(Schema schema) {
        return name -> name.equals(DynamicBlocks.WORD)
                ? Optional.of(dynamic(schema))
                : schema.block(name).map(TopologyShapes::shape);
    }

    /** The label says what its content is; a name that is a block inside any of them is taken for one. */
    private static BlockShape dynamic(Schema schema) {
        BlockShapes content = name -> schema.blocks().stream()
                .map(nested -> shape(nested).inside().shape(name))
                .flatMap(Optional::stream)
                .findFirst();
        return new BlockShape(1, BlockShapes.of(Map.of("content", new BlockShape(0, content))));
    }

    /** Labels may have blocks of their own; one that any of them has is taken for a block under all. */
    private static BlockShape shape(Nested nested) {
        if (nested.labelled().isEmpty()) {
            return new BlockShape(0, inside(nested.schema()));
        }
        return new BlockShape(
                1,
                name -> nested.labelled().values().stream()
                        .map(schema -> schema.block(name))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(TopologyShapes::shape));
    }
}
