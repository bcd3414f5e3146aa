package io.skep.plans.topology;

import io.skep.plans.text.eval.Root;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The root named like a block type without label, {@code swarm}: the attributes of its only block. */
final class OnlyBlock implements Root.Group {

    private final String type;
    private final BlockInstances block;

    OnlyBlock(String type, BlockInstances block) {
        this.type = type;
        this.block = block;
    }

    @Override
    public String noun() {
        return "attribute of " + type;
    }

    @Override
    public Collection<String> members() {
        return whole() instanceof Entries(var entries) ? entries.keySet() : List.of();
    }

    @Override
    public Optional<Value> member(String name, Optional<Value> element) {
        return whole() instanceof Entries(var entries) ? Optional.ofNullable(entries.get(name)) : Optional.empty();
    }

    @Override
    public Value whole() {
        return block.referred(Optional.empty());
    }
}
