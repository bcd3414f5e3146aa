package io.skep.plans.topology;

import io.skep.plans.text.eval.Root;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The root named like a block type, {@code host}: its blocks by name. Using one needs its resource. */
final class BlockGroup implements Root.Group {

    private final String type;
    private final SortedMap<String, BlockInstances> blocks;

    BlockGroup(String type, SortedMap<String, BlockInstances> blocks) {
        this.type = type;
        this.blocks = blocks;
    }

    @Override
    public String noun() {
        return type;
    }

    @Override
    public Collection<String> members() {
        return blocks.keySet();
    }

    @Override
    public Optional<Value> member(String name, Optional<Value> element) {
        return Optional.ofNullable(blocks.get(name)).map(block -> block.referred(element));
    }

    @Override
    public Value whole() {
        TreeMap<String, Value> all = new TreeMap<>();
        blocks.forEach((name, block) -> all.put(name, block.referred(Optional.empty())));
        return new Entries(all);
    }
}
