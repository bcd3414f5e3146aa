package io.skep.swarm.service;

import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether the network carries what a converged service offers. Engines whose kernel lacks ip_vs say Running and carry
 * neither virtual addresses nor the routing mesh.
 */
final class Carriage {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Carriage() {}

    /** Fails where a published port cannot be carried, and warns where something does not answer. */
    static void check(World world, Address service, Entries spec, Reading reading)
            throws RemoteException, InterruptedException {
        String name = Names.docker(service);
        List<Entries> ports = EndpointPart.sorted(Values.itemsOf(spec, "port"));
        List<Entries> ingress =
                ports.stream().filter(port -> mode(port).equals("ingress")).toList();
        boolean vip = Values.textOf(spec, "endpoint_mode").orElse("vip").equals("vip")
                && !Values.textsOf(spec, "networks").isEmpty();
        if (!ingress.isEmpty()) {
            mesh(world, name, ingress);
        }
        SortedSet<Address> hosts = hostsOf(world, reading);
        if (vip) {
            warnOfVirtualAddress(world, name, hosts);
        }
        if (!Values.textsOf(spec, "networks").isEmpty()) {
            NameProbe.check(world, name, reading);
        }
        for (Entries port : ports) {
            if (mode(port).equals("host")) {
                for (Address host : hosts) {
                    warnOfSilence(world, name, host, port);
                }
            }
        }
    }

    private static void mesh(World world, String name, List<Entries> ports)
            throws RemoteException, InterruptedException {
        if (!(Managers.find(world) instanceof Managers.Found.Reached reached)) {
            return;
        }
        Address host = reached.host();
        if (!balances(world, host)) {
            throw new RemoteException(
                    "Service " + name + " publishes port " + published(ports.getFirst())
                            + " through the routing mesh, but the kernel of " + Names.shown(host)
                            + " has no ip_vs: its tasks run and nothing reaches them. Write mode = \"host\" in the port block, or load ip_vs",
                    false);
        }
        for (Entries port : ports) {
            warnOfSilence(world, name, host, port);
        }
    }

    private static void warnOfVirtualAddress(World world, String name, SortedSet<Address> hosts)
            throws InterruptedException {
        for (Address host : hosts) {
            try {
                if (!balances(world, host)) {
                    world.say(
                            "warning: service " + name + " has a virtual address on its network, but the kernel of "
                                    + Names.shown(host)
                                    + " has no ip_vs: its name resolves and nothing answers. Write endpoint_mode = \"dnsrr\", or load ip_vs");
                    return;
                }
            } catch (RemoteException silent) {
                world.say("warning: could not look whether " + Names.shown(host) + " has ip_vs: " + Words.of(silent));
            }
        }
    }

    private static void warnOfSilence(World world, String name, Address host, Entries port)
            throws InterruptedException {
        Optional<String> address = Values.textOf(world.outputs(host.as("node")), "address");
        Optional<Long> published = Values.longOf(port, "published");
        if (address.isEmpty()
                || published.isEmpty()
                || !Values.textOf(port, "protocol").orElse("tcp").equals("tcp")) {
            return;
        }
        Command knock = knock(address.get(), published.get());
        Instant end = world.now().plus(LIMIT);
        try {
            while (!world.look(host).look(knock).ok()) {
                if (world.now().isAfter(end)) {
                    world.say("warning: service " + name + " converged, but port " + published(port)
                            + " does not answer on "
                            + Names.shown(host) + "; does the program listen on "
                            + Values.longOf(port, "target").orElse(0L) + "?");
                    return;
                }
                world.pause(PAUSE);
            }
        } catch (RemoteException silent) {
            world.say("warning: could not try port " + published(port) + " on " + Names.shown(host) + ": "
                    + Words.of(silent));
        }
    }

    /** Opens a TCP connection and closes it. */
    static Command knock(String address, long port) {
        return Command.reading("timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + address + "/" + port);
    }

    /** Whether the kernel can balance connections, once the engine has had reason to load what it needs. */
    static Command balancing() {
        return Command.reading("test", "-e", "/proc/net/ip_vs").or(Command.reading("test", "-d", "/sys/module/ip_vs"));
    }

    private static boolean balances(World world, Address host) throws RemoteException, InterruptedException {
        return world.look(host).look(balancing()).ok();
    }

    private static SortedSet<Address> hostsOf(World world, Reading reading) {
        TreeSet<Address> hosts = new TreeSet<>();
        reading.running().forEach(task -> hostOf(world, task.nodeId()).ifPresent(hosts::add));
        return hosts;
    }

    /** The host that is the node with this id, where it is one of ours. */
    static Optional<Address> hostOf(World world, String nodeId) {
        return world.outputs("node").entrySet().stream()
                .filter(node -> Values.textOf(node.getValue(), "node_id")
                        .filter(nodeId::equals)
                        .isPresent())
                .map(node -> node.getKey().as("host"))
                .findFirst();
    }

    private static String mode(Entries port) {
        return Values.textOf(port, "mode").orElse("ingress");
    }

    private static String published(Entries port) {
        return Values.longOf(port, "published").map(String::valueOf).orElse("(any)");
    }
}
