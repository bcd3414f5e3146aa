package io.skep.provision;

import io.skep.plans.resource.ResourceType;
import io.skep.plans.topology.BlockType;
import io.skep.provision.archive.ArchiveBlock;
import io.skep.provision.archive.ArchiveType;
import io.skep.provision.engine.EngineProfile;
import io.skep.provision.engine.EngineType;
import java.util.List;

/** What this room knows: the kinds of resources it looks after, and the blocks a topology may have for them. */
public final class ProvisionTypes {

    private ProvisionTypes() {}

    /** The kinds of resources. */
    public static List<ResourceType> resources() {
        return List.of(new ArchiveType(), new EngineType());
    }

    /** The blocks. The engine of a host is asked for inside the host's block: {@link EngineType#resource}. */
    public static List<BlockType> blocks() {
        return List.of(new ArchiveBlock(), new EngineProfile());
    }
}
