package io.skep.plans.schema;

import java.util.SortedMap;

/**
 * A block inside a block. Its value is an object under its name; a list of objects where it may be {@code repeated};
 * an object with one key, the label, where it is labelled.
 *
 * @param labelled the schema for each label it may have ({@code driver "lab"}); empty for a block without label
 * @param schema of a block without label
 */
public record Nested(
        String name, boolean required, boolean repeated, SortedMap<String, Schema> labelled, Schema schema) {}
