package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One evaluated block, or one instance of it, that fits its schema: defaults filled in, values converted.
 *
 * @param address of the resource it stands for: block type's kind, label, and the key of its instance
 * @param body attributes, and nested blocks as objects under their names
 * @param written the attribute and block paths the user wrote, with their places: {@code engine.labels}
 * @param needs the resources its expressions refer to and those of {@code depends_on}
 * @param place of the block's header
 * @param problems for what a block type finds wrong beyond its schema
 * @param beside further files that the block may name
 */
public record Item(
        Address address,
        Entries body,
        SortedMap<String, Range> written,
        SortedSet<Address> needs,
        Range place,
        Diagnostics problems,
        Beside beside) {}
