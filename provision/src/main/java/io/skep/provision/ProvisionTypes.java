package io.skep.provision;

import io.skep.plans.resource.ResourceType;
import io.skep.plans.topology.BlockType;
import io.skep.provision.archive.ArchiveBlock;
import io.skep.provision.archive.ArchiveType;
import io.skep.provision.engine.EngineBlock;
import io.skep.provision.engine.EngineType;
import java.util.List;

/** What this room offers: its kinds of resources, and the blocks that ask for them or are referred to. */
public final class ProvisionTypes {

    private ProvisionTypes() {}

    /** The kinds {@code engine archive}. */
    public static List<ResourceType> resources() {
        return List.of(new EngineType(), new ArchiveType());
    }

    /** The blocks {@code engine archive}; a host's own engine is written inside its block. */
    public static List<BlockType> blocks() {
        return List.of(new EngineBlock(), new ArchiveBlock());
    }
}
