package io.skep.cli;

import io.skep.cli.command.Connections;
import io.skep.cli.simulated.RoutedHosts;
import io.skep.cli.simulated.SimulatedWorld;
import io.skep.cli.simulated.WorldHosts;
import io.skep.drivers.HostType;
import io.skep.plans.apply.Logins;
import io.skep.plans.apply.Pace;
import io.skep.plans.plan.OrderRule;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Types;
import io.skep.plans.state.form.StateTexts;
import io.skep.plans.state.seal.Sealing;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.Stores;
import io.skep.plans.state.store.remote.StoreType;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.StateSettings;
import io.skep.plans.topology.Topology;
import io.skep.provision.ProvisionTypes;
import io.skep.swarm.SwarmTypes;
import io.skep.swarm.image.DockerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What skep is put together from: the only place that knows every room.
 *
 * @param list every kind of resource
 * @param blocks every word a topology may begin a block with
 * @param rules promises about order, in the order in which they are asked
 * @param connecting makes the connections of one run, given skep's own folder and the time
 */
public record Rooms(
        List<ResourceType> list,
        List<BlockType> blocks,
        List<OrderRule> rules,
        BiFunction<Path, Pace, Connections> connecting) {
    public Rooms {
        list = List.copyOf(list);
        blocks = List.copyOf(blocks);
        rules = List.copyOf(rules);
    }

    /** Those of a real run. */
    public static Rooms real() {
        List<ResourceType> types = new ArrayList<>();
        types.add(new HostType());
        types.addAll(ProvisionTypes.resources());
        types.addAll(SwarmTypes.resources());
        List<BlockType> blocks = new ArrayList<>();
        blocks.add(new HostBlock(false));
        blocks.addAll(ProvisionTypes.blocks());
        blocks.addAll(SwarmTypes.blocks());
        return new Rooms(types, blocks, SwarmTypes.rules(), Rooms::connections);
    }

    /** The same rooms, whose hosts are all in a simulated world. */
    public static Rooms in(SimulatedWorld world) {
        Rooms real = real();
        return new Rooms(real.list, real.blocks, real.rules, (_, _) -> new WorldHosts(world));
    }

    /** These rooms for a trial run: every host is in a simulated world, whichever driver the topology names. */
    public Rooms simulating(SimulatedWorld world) {
        List<BlockType> simulated = blocks.stream()
                .map(each -> each instanceof HostBlock ? new HostBlock(true) : each)
                .toList();
        return new Rooms(list, simulated, rules, (_, _) -> new WorldHosts(world));
    }

    /** A topology with what no single block can say. */
    public Topology completed(Topology read) {
        return read.with(SwarmTypes.completed(read.resources()));
    }

    public Types types() {
        return new Types(list);
    }

    /** The logins this machine keeps. */
    public Logins logins(Map<String, String> environment) {
        return DockerConfig.of(environment);
    }

    private static Connections connections(Path ownFolder, Pace pace) {
        return new RoutedHosts(ownFolder, pace, SshHosts::new);
    }

    /** Where the state of a topology is kept. */
    public KeptStore store(StateSettings settings, Path ownFolder, Sealing sealing, StoreType.Asked around) {
        return Stores.of(settings, ownFolder, new StateTexts(types(), sealing), around);
    }
}
