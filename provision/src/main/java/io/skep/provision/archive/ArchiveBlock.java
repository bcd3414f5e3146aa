package io.skep.provision.archive;

import io.skep.plans.resource.Resource;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import java.util.List;

/** The block {@code archive "web" { file = "images/web.tar"  build = ["sh", "make.sh"] }}. */
public final class ArchiveBlock implements BlockType {

    /** The file, and how it is made: the only things one may write, and all that compares. */
    static final Schema SCHEMA = Schema.of(
            Attribute.required(
                    "file", new Type.Text(), "The image archive; a relative path starts at the topology's folder."),
            Attribute.optional(
                    "build",
                    new Type.ListOf(new Type.Text(), true),
                    "The program, run in the topology's folder, that makes the file when it is missing."));

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
        return SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    @Override
    public List<Resource> resources(Item item) {
        return List.of(new Resource(
                item.address(), item.body(), item.needs(), item.place().toString()));
    }
}
