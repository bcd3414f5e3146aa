package io.skep.provision.archive;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.List;

/** The block {@code archive "web" { file = "images/web.tar" build = ["sh", "images.sh"] }}. */
public final class ArchiveBlock implements BlockType {

    @Override
    public String name() {
        return ArchiveType.KIND;
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    public Schema schema() {
        return ArchiveType.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return new ArchiveType().outputs();
    }

    @Override
    public List<Resource> resources(Item item) {
        Value.Entries spec = Value.Entries.NONE
                .with("file", item.body().get("file"))
                .with("build", item.body().get("build"));
        return List.of(new Resource(item.address(), spec, item.needs(), item.place().toString()));
    }
}
