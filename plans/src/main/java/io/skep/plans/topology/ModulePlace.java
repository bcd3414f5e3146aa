package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.syntax.Block;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where in the tree of modules something stands.
 *
 * @param path of the module instance, as addresses begin with it; empty at the top
 * @param folder it comes from, seen from the topology's; empty at the top
 * @param folders those it stands in, its own too
 * @param caller the block that asks for it; none at the top
 * @param needs what everything in it needs: the {@code depends_on} and {@code for_each} of the blocks around it
 */
record ModulePlace(
        String path, String folder, SortedSet<String> folders, Optional<Block> caller, SortedSet<Address> needs) {

    static final ModulePlace TOP = new ModulePlace("", "", new TreeSet<>(), Optional.empty(), new TreeSet<>());

    ModulePlace {
        TreeSet<String> all = new TreeSet<>(folders);
        all.add(folder);
        folders = Collections.unmodifiableSortedSet(all);
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** An inner place. */
    ModulePlace inner(String innerPath, String innerFolder, Block block, SortedSet<Address> more) {
        TreeSet<Address> all = new TreeSet<>(needs);
        all.addAll(more);
        return new ModulePlace(innerPath, innerFolder, folders, Optional.of(block), all);
    }

    /** Whether a folder is one of those this stands in. */
    boolean within(String other) {
        return folders.contains(other);
    }

    boolean top() {
        return caller.isEmpty();
    }

    /** A name as it is called from the top: {@code module.shop.var.size}. */
    String full(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
