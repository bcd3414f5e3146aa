package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.Resource;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ArchiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kind {@code engine}: Docker Engine on a host. {@code engine.x} is on {@code host.x}. */
public final class EngineType implements ResourceType {

    /** The kind in addresses. */
    public static final String KIND = "engine";

    /** Hosts of this driver were there before and stay when they are let go; all others are destroyed with what is on them. */
    private static final String STAYING = "generic";

    /**
     * The resource that the block {@code engine} inside a host asks for.
     *
     * @param hostAddress of the host it is written in
     * @param engineBody what fits {@link EngineBlock#INSIDE_HOST}
     * @param needs of the host's block; the host is added
     * @param place of the block
     * @param version where its version is written, in the block itself
     * @param problems for what is wrong with it beyond its schema
     */
    public static Resource resource(
            Address hostAddress,
            Entries engineBody,
            SortedSet<Address> needs,
            Range place,
            Range version,
            Diagnostics problems) {
        for (String problem : EngineSpec.problems(engineBody)) {
            problems.error("Wrong engine settings", hostAddress + ": " + problem + ".", place);
        }
        KnownBad.warning(hostAddress, engineBody, version).ifPresent(problems::add);
        TreeSet<Address> all = new TreeSet<>(needs);
        all.add(hostAddress);
        return new Resource(hostAddress.as(KIND), EngineSpec.of(engineBody), all, place.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Schema schema() {
        return EngineBlock.RESOURCE;
    }

    @Override
    public List<String> outputs() {
        return EngineOutputs.NAMES;
    }

    /** An engine that is there and does not answer is seen, with {@code running = false}: it is never taken for missing. */
    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return new EngineLook(window, target).look();
    }

    /** An engine that somebody installed: the one of its host, whatever is typed for it. */
    @Override
    public Optional<Seen> adopt(Window window, Target target, String id) throws InterruptedException {
        return Optional.of(look(window, target));
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.NoOp _, Change.Forget _ -> List.of();
            case Change.Create(Address address, Entries after, boolean _) ->
                making(address, after, seen(planned, address), true, true, true, "", "");
            case Change.Update(Address address, Entries before, Entries after, List<Difference> differences) ->
                updating(
                        address,
                        before,
                        after,
                        differences,
                        followed(planned, address),
                        former(planned, address, before, after));
            case Change.Delete(Address address, Entries before, String _) -> removing(address, before, planned);
            case Change.Replace replace -> {
                List<Step> both = new ArrayList<>(removing(replace.address(), replace.before(), planned));
                both.addAll(making(replace.address(), replace.after(), Entries.NONE, true, true, true, "", ""));
                yield both;
            }
        };
    }

    /** An archive that is made anew may hold other images than those that were loaded. */
    @Override
    public List<Difference> following(Entries wanted, Change need) {
        if (!need.address().kind().equals(ArchiveType.KIND)) {
            return List.of();
        }
        return made(need)
                .flatMap(archive -> Values.textOf(archive, "file"))
                .filter(Values.textsOf(wanted, EngineSpec.PRELOAD)::contains)
                .map(file ->
                        new Difference(EngineSpec.PRELOAD, Values.text(file), Values.text(file + ", made anew"), false))
                .stream()
                .toList();
    }

    private static Optional<Entries> made(Change archive) {
        return switch (archive) {
            case Change.Create create -> Optional.of(create.after());
            case Change.Update update -> Optional.of(update.after());
            case Change.Replace replace -> Optional.of(replace.after());
            case Change.NoOp _, Change.Delete _, Change.Forget _ -> Optional.empty();
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

    /** Only the acts that the differences ask for; all of them where none is seen, for then a change was broken off. */
    private static List<Step> updating(
            Address address,
            Entries before,
            Entries after,
            List<Difference> differences,
            String followedBy,
            String former) {
        SortedSet<String> paths = differences.stream()
                .map(Difference::path)
                .map(path -> path.split("[.\\[]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        boolean all = paths.isEmpty();
        boolean resumed = !former.isEmpty() && EngineSpec.rollsBack(after);
        boolean install = paths.remove(EngineSpec.VERSION) || resumed;
        boolean preload = paths.remove(EngineSpec.PRELOAD);
        return making(
                address, after, before, all || install, all || !paths.isEmpty(), all || preload, followedBy, former);
    }

    /** The part in a swarm that is seen to after the engine, which then takes tasks again and tells what went wrong. */
    private static String followed(Planned planned, Address address) {
        Address node = address.as("node");
        return planned.change(node) instanceof Change.Update ? node.toString() : "";
    }

    /**
     * The version that an upgrade can be taken back to: the one that is recorded, where an earlier run may have brought the other one here
     * already, else the one that runs. Empty where it is no other than the wanted one.
     */
    private static String former(Planned planned, Address address, Entries before, Entries after) {
        Entries outputs = planned.seen(address) instanceof Seen.Present(Entries _, Entries seen) ? seen : Entries.NONE;
        Optional<String> begun = planned.begun(address)
                ? Values.textOf(outputs, EngineOutputs.FORMER).filter(text -> !text.isEmpty())
                : Optional.empty();
        Optional<String> runs = Values.boolOf(before, EngineSpec.RUNNING).orElse(false)
                ? Values.textOf(outputs, "version")
                : Optional.empty();
        return Values.textOf(after, EngineSpec.VERSION)
                .flatMap(wanted -> begun.or(() -> runs).filter(former -> !EngineVersion.fits(wanted, former)))
                .orElse("");
    }

    private static List<Step> making(
            Address address,
            Entries spec,
            Entries before,
            boolean install,
            boolean configure,
            boolean preload,
            String followedBy,
            String former) {
        List<Step> steps = new ArrayList<>();
        if (install) {
            steps.add(new InstallEngine(address, spec, followedBy, former));
        }
        if (configure) {
            steps.add(new ConfigureEngine(address, spec, EngineSpec.dropped(before, spec)));
        }
        if (preload && !Values.itemsOf(spec, EngineSpec.PRELOAD).isEmpty()) {
            steps.add(new PreloadImages(address, spec));
        }
        return steps;
    }

    private static List<Step> removing(Address address, Entries before, Planned planned) {
        Address host = address.as("host");
        boolean reached =
                planned.seen(host) instanceof Seen.Present && !(planned.seen(address) instanceof Seen.Unreachable);
        return reached && stays(planned, host) ? List.of(new UnconfigureEngine(address, before)) : List.of();
    }

    private static boolean stays(Planned planned, Address host) {
        return switch (planned.change(host)) {
            case Change.Delete(Address _, Entries before, String _) -> staying(before);
            case Change.Replace replace -> staying(replace.before());
            case Change.NoOp _, Change.Create _, Change.Update _, Change.Forget _ -> true;
        };
    }

    private static boolean staying(Entries host) {
        return Values.textOf(host, "driver").filter(STAYING::equals).isPresent();
    }

    private static Entries seen(Planned planned, Address address) {
        return planned.seen(address) instanceof Seen.Present(Entries values, Entries _) ? values : Entries.NONE;
    }
}
