package io.skep.plans.schema;

import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import java.util.SortedMap;

/**
 * A body that was checked against its schema.
 *
 * @param values attributes, defaults filled in; a nested block as an object, a repeated one as a list of objects, a
 *     labelled one as an object with one key
 * @param written the attributes and blocks the user wrote by path, {@code driver.lab.memory}, {@code mount[0].source}
 */
public record Decoded(Entries values, SortedMap<String, Range> written) {}
