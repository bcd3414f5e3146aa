package io.skep.plans.text.data;

import java.util.Map;
import java.util.Optional;

/** Which names stand for blocks at one level of a topology. YAML and JSON cannot tell a block from an object, so the schema must. */
@FunctionalInterface
public interface BlockShapes {
    /** No blocks at this level. */
    BlockShapes NONE = name -> Optional.empty();

    /** The shape of blocks of that name; empty where the name is an attribute or unknown. */
    Optional<BlockShape> shape(String name);

    /** Blocks of the names given. */
    static BlockShapes of(Map<String, BlockShape> shapes) {
        Map<String, BlockShape> copy = Map.copyOf(shapes);
        return name -> Optional.ofNullable(copy.get(name));
    }
}
