package io.skep.plans.text.data;

/**
 * How a kind of block is written.
 *
 * @param labels how many labels it has, each a level of mapping in YAML and JSON
 * @param inside which blocks its body holds
 */
public record BlockShape(int labels, BlockShapes inside) {
    /** A block with that many labels and no blocks inside. */
    public static BlockShape labels(int labels) {
        return new BlockShape(labels, BlockShapes.NONE);
    }
}
