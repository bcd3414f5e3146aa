package io.skep.provision.engine;

import static io.skep.plans.schema.Attribute.defaulted;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The kind {@code engine}: Docker Engine on a host. The engine of {@code host.web} is {@code engine.web}. */
public final class EngineType implements ResourceType {

    /** The kind in addresses. */
    public static final String KIND = "engine";

    /**
     * The engine a host's block {@code engine { }} asks for.
     *
     * @param host the address of the host
     * @param body of the block, fitting {@link EngineBlock#INSIDE_HOST}; the profile it refers to is put under it
     * @param needs what the host block's expressions refer to
     * @param place of the block, for what is wrong with it
     */
    public static Resource resource(
            Address host, Entries body, SortedSet<Address> needs, Range place, Diagnostics problems) {
        new EngineCheck(host, place, problems).check(body);
        Entries merged = EngineBlock.merged(body);
        Entries spec = merged.with("proxy", Value.NOTHING)
                .with("environment", DaemonEnvironment.asked(merged))
                .with("running", Values.bool(true));
        TreeSet<Address> all = new TreeSet<>(needs);
        all.removeIf(need -> need.kind().equals(KIND));
        all.add(host);
        return new Resource(host.as(KIND), spec, all, place.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema schema() {
        List<Attribute> attributes = new ArrayList<>(EngineBlock.PROFILE.attributes());
        attributes.add(defaulted("running", new Type.Bool(), Values.bool(true), "Whether the engine runs."));
        return new Schema(attributes, List.of());
    }

    @Override
    public List<String> outputs() {
        return List.of(
                "api_version", "architecture", "docker_socket", "kernel", "system", "version", "virtual_servers");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return new EngineLook(window, target).look();
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.NoOp _, Change.Forget _ -> List.of();
            case Change.Create create -> make(create.address(), Entries.NONE, create.after());
            case Change.Update update -> update(update);
            case Change.Replace replace -> make(replace.address(), replace.before(), replace.after());
            case Change.Delete delete ->
                vanishes(planned.change(delete.address().as("host")), planned)
                        ? List.of()
                        : List.of(new UnconfigureEngine(delete.address(), settings(delete.before())));
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "InstallEngine", InstallEngine.class,
                "ConfigureEngine", ConfigureEngine.class,
                "PreloadImages", PreloadImages.class,
                "UnconfigureEngine", UnconfigureEngine.class);
    }

    private static List<Step> make(Address address, Entries before, Entries after) {
        List<Step> steps = new ArrayList<>();
        steps.add(install(address, after));
        if (!settings(before).equals(settings(after))) {
            steps.add(new ConfigureEngine(address, settings(before), settings(after)));
        }
        steps.addAll(preload(address, after));
        return steps;
    }

    private static List<Step> update(Change.Update update) {
        Entries before = update.before();
        Entries after = update.after();
        TreeSet<String> changed = new TreeSet<>();
        update.differences().forEach(difference -> changed.add(difference.path().split("[.\\[]", 2)[0]));
        // A change that was begun and broken off may differ in nothing one can see: then every act looks for itself.
        boolean all = changed.isEmpty();
        List<Step> steps = new ArrayList<>();
        boolean bare = changed.contains("data_root") || changed.contains("storage_driver");
        if (changed.removeAll(Set.of("version", "running", "installer")) || all) {
            steps.add(install(update.address(), after));
        }
        boolean images = changed.remove("preload");
        if (all || !changed.isEmpty()) {
            steps.add(new ConfigureEngine(update.address(), settings(before), settings(after)));
        }
        // An engine with another folder or driver has no image any more.
        if (all || images || bare) {
            steps.addAll(preload(update.address(), after));
        }
        return steps;
    }

    private static Step install(Address address, Entries after) {
        return new InstallEngine(
                address,
                Values.textOf(after, "version").orElse(""),
                Values.textOf(after, "installer").orElse(""));
    }

    private static List<Step> preload(Address address, Entries after) {
        return after.get("preload") instanceof Value.Items archives
                        && !archives.items().isEmpty()
                ? List.of(new PreloadImages(address, archives))
                : List.of();
    }

    /** Only what is written to the engine's files. */
    private static Entries settings(Entries spec) {
        return spec.with("version", Value.NOTHING)
                .with("installer", Value.NOTHING)
                .with("running", Value.NOTHING)
                .with("preload", Value.NOTHING);
    }

    /** Whether the machine itself goes away, and the engine with it; a generic host stays. */
    private static boolean vanishes(Change host, Planned planned) {
        Entries before = switch (host) {
            case Change.Delete delete -> delete.before();
            case Change.Replace replace -> replace.before();
            case Change.Forget forget ->
                planned.seen(forget.address()) instanceof Seen.Present present ? present.values() : Entries.NONE;
            case Change.NoOp _, Change.Create _, Change.Update _ ->
                Entries.of(Map.of("driver", Values.text("generic")));
        };
        return !Values.textOf(before, "driver").orElse("").equals("generic");
    }
}
