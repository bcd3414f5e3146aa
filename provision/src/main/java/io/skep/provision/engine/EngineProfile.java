package io.skep.provision.engine;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.List;

/** The block {@code engine "small" { }}: a profile that hosts refer to. It asks for nothing by itself. */
public final class EngineProfile implements BlockType {

    @Override
    public String name() {
        return EngineType.KIND;
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return EngineBlock.PROFILE;
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    @Override
    public List<Resource> resources(Item item) {
        return List.of();
    }
}
