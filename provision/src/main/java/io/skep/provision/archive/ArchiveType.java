package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kind {@code archive}: an image archive on the machine that runs skep, made by a command where it is missing. */
public final class ArchiveType implements ResourceType {

    /** The kind in addresses. */
    public static final String KIND = "archive";

    static final Schema SCHEMA = Schema.of(
            Attribute.required("file", new Type.Text(), "The archive, from the topology's folder.").replacing(),
            Attribute.optional(
                    "build",
                    new Type.ListOf(new Type.Text(), true),
                    "The command, run in the topology's folder, that makes the file where it is missing."));

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of("built", "file", "sha256");
    }

    @Override
    public Seen look(Window window, Target target) {
        Path file = window.folder().resolve(Values.textOf(target.spec(), "file").orElse(""));
        if (!Files.isRegularFile(file)) {
            return new Seen.Absent();
        }
        try {
            Entries outputs = ArchiveFile.outputs(file, Values.boolOf(target.outputs(), "built").orElse(false));
            Entries asked = target.wanted().or(target::recorded).orElse(Entries.NONE);
            return new Seen.Present(target.spec().with("build", asked.get("build")), outputs);
        } catch (IOException unreadable) {
            return new Seen.Unreachable("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.NoOp _, Change.Forget _ -> List.of();
            case Change.Create(Address address, Entries after, _) -> List.of(make(address, after));
            case Change.Update(Address address, _, Entries after, _) -> List.of(make(address, after));
            case Change.Replace(Address address, Entries before, Entries after, _) ->
                List.of(remove(address, before), make(address, after));
            case Change.Delete(Address address, Entries before, _) -> List.of(remove(address, before));
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of("BuildArchive", BuildArchive.class, "RemoveArchive", RemoveArchive.class);
    }

    private static Step make(Address address, Entries spec) {
        Value build = spec.get("build");
        return new BuildArchive(
                address,
                Values.textOf(spec, "file").orElse(""),
                build instanceof Value.Items items ? items : new Value.Items(List.of()));
    }

    private static Step remove(Address address, Entries spec) {
        return new RemoveArchive(address, Values.textOf(spec, "file").orElse(""));
    }
}
