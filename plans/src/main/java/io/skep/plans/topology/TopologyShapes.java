package io.skep.plans.topology;

import io.skep.plans.schema.Nested;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.data.BlockShape;
import io.skep.plans.text.data.BlockShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which names of a topology are blocks, for YAML and JSON. */
final class TopologyShapes {

    private TopologyShapes() {}

    static BlockShapes of(List<BlockType> types) {
        TreeMap<String, BlockShape> shapes = new TreeMap<>();
        shapes.put(
                "skep", new BlockShape(0, BlockShapes.of(Map.of("state", new BlockShape(0, TopologyShapes::ofState)))));
        shapes.put("locals", BlockShape.labels(0));
        shapes.put("output", BlockShape.labels(1));
        shapes.put("module", BlockShape.labels(1));
        shapes.put("policy", BlockShape.labels(1));
        shapes.put("variable", new BlockShape(1, BlockShapes.of(Map.of("validation", BlockShape.labels(0)))));
        shapes.put("moved", BlockShape.labels(0));
        shapes.put("removed", new BlockShape(0, BlockShapes.of(Map.of("lifecycle", BlockShape.labels(0)))));
        shapes.put("import", BlockShape.labels(0));
        shapes.put("check", new BlockShape(1, BlockShapes.of(Map.of("assert", BlockShape.labels(0)))));
        types.forEach(type -> shapes.put(type.name(), new BlockShape(type.named() ? 1 : 0, new OfType(type))));
        return BlockShapes.of(shapes);
    }

    /** What a schema says is found out once a file asks for it: files of HCL never do. */
    private static final class OfType implements BlockShapes {
        private final BlockType type;
        private @Nullable BlockShapes shapes;

        OfType(BlockType type) {
            this.type = type;
        }

        @Override
        public Optional<BlockShape> shape(String name) {
            if (shapes == null) {
                shapes = outside(type.schema());
            }
            return shapes.shape(name);
        }
    }

    private static BlockShapes outside(Schema schema) {
        BlockShape conditions = new BlockShape(
                0, BlockShapes.of(Map.of("precondition", BlockShape.labels(0), "postcondition", BlockShape.labels(0))));
        BlockShapes inner = inside(schema);
        return name -> name.equals("lifecycle") ? Optional.of(conditions) : inner.shape(name);
    }

    /** Everything in it is a block. */
    private static Optional<BlockShape> ofState(String name) {
        BlockShapes inside =
                name.equals("encryption") ? BlockShapes.of(Map.of("fallback", BlockShape.labels(0))) : BlockShapes.NONE;
        return Optional.of(new BlockShape(0, inside));
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
