package io.skep.provision.archive;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;

/** The kind {@code archive}: an image archive as {@code docker load} reads it, on the machine that runs skep. */
public final class ArchiveType implements ResourceType {

    /** The kind in addresses. */
    public static final String KIND = "archive";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema schema() {
        return ArchiveBlock.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    /** A file that another run began to make and did not finish counts as missing. */
    @Override
    public Seen look(Window window, Target target) {
        Entries spec = target.spec();
        ArchiveFile file = ArchiveFile.of(window, target.address(), spec);
        return file.complete() ? new Seen.Present(spec, Entries.NONE) : new Seen.Absent();
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.NoOp _, Change.Forget _ -> List.of();
            case Change.Create create -> List.of(new BuildArchive(create.address(), create.after(), false));
            case Change.Update update -> again(update.address(), update.before(), update.after());
            case Change.Replace replace -> again(replace.address(), replace.before(), replace.after());
            case Change.Delete delete -> List.of(new RemoveArchive(delete.address(), delete.before()));
        };
    }

    /** Another file takes the place of the old one; another way to make it makes it anew. */
    private static List<Step> again(Address address, Entries before, Entries after) {
        return before.get("file").equals(after.get("file"))
                ? List.of(new BuildArchive(address, after, true))
                : List.of(new RemoveArchive(address, before), new BuildArchive(address, after, false));
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of("build-archive", BuildArchive.class, "remove-archive", RemoveArchive.class);
    }

    /** The path a spec names, for titles. */
    static String shown(Entries spec) {
        return Values.textOf(spec, "file").orElse("(unknown)");
    }
}
