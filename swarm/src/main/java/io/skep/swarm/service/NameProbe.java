package io.skep.swarm.service;

import io.skep.plans.apply.World;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a service's name means something on its overlay networks: asked from within the network namespace of one of its tasks, as the
 * program in it would ask. A service that runs is fine without; what does not work is said, with what to use instead.
 */
final class NameProbe {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private NameProbe() {}

    /** Asks, for a while where need be, and tells what came of it. */
    static void check(World world, String name, Reading reading) throws InterruptedException {
        for (Sight task : reading.running()) {
            Optional<Address> host = Carriage.hostOf(world, task.nodeId());
            if (host.isPresent() && task.process() > 0) {
                world.say(asked(world, name, task.process(), host.get()));
                return;
            }
        }
    }

    private static String asked(World world, String name, long process, Address host) throws InterruptedException {
        String place = Names.shown(host);
        Instant end = world.now().plus(LIMIT);
        try {
            while (true) {
                Output output = world.look(host).look(NameQuestion.to(process, name));
                Optional<NameQuestion.Reply> reply = NameQuestion.reply(output.out());
                if (reply.isPresent() && reply.get().answers() > 0) {
                    return "the name " + name + " resolves in its task on " + place;
                }
                if (world.now().isAfter(end)) {
                    return "warning: service " + name + " runs, but its name does not resolve in its task on " + place
                            + ": " + why(output, reply)
                            + ". Until that is mended, publish a port with mode = \"host\" and use the host's address";
                }
                world.pause(PAUSE);
            }
        } catch (RemoteException silent) {
            return "warning: could not try the name " + name + " on " + place + ": " + Words.of(silent);
        }
    }

    private static String why(Output output, Optional<NameQuestion.Reply> reply) {
        if (reply.isPresent()) {
            return reply.get().code() == 2
                    ? "the engine's name server failed"
                    : "the engine does not know it on the task's networks; the hosts must reach each other on port 7946, TCP and UDP";
        }
        String said = output.err().lines().findFirst().orElse("").strip();
        return "the engine's name server at 127.0.0.11 does not answer there"
                + (said.isEmpty() ? "" : " (" + said + ")")
                + "; the kernel may lack NAT in network namespaces (iptable_nat)";
    }
}
