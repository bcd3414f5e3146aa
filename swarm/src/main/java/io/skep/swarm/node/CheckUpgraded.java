package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Patience;
import io.skep.swarm.document.Durations;
import io.skep.swarm.engineapi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gate between one upgraded node and the next: every task that is meant to run on it runs, and every service has its tasks that had them
 * before. Fails where the engine had to be taken back to its former version; the node takes tasks again by then.
 *
 * @param observe how long that must stay so, {@code 10s}; empty for one look
 */
public record CheckUpgraded(Address address, String observe) implements Step {

    /** The output of an engine that says why it was taken back to the version before. */
    static final String HELD_BACK = "held_back";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String NEXT = ". Nothing more is upgraded. Mend it, or write the version from before in the"
            + " topology to go back, and run skep apply";

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Check " + address.label() + " with its new engine";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        String why =
                Values.textOf(world.outputs(address.as("engine")), HELD_BACK).orElse("");
        if (!why.isEmpty()) {
            throw new UserError(
                    why + ". The node takes tasks again. Nothing more is upgraded. Mend the cause, or write the"
                            + " version from before in the topology, and run skep apply");
        }
        String id = Memberships.requiredId(world, address);
        settle(world, id);
        if (!observe.isEmpty()) {
            world.say("watching " + address.label() + " for " + observe);
            world.pause(Durations.parse(observe));
            settle(world, id);
        }
        return Noted.nothing();
    }

    private void settle(World world, String id) throws RemoteException, InterruptedException {
        try {
            Patience.until(
                    world,
                    LIMIT,
                    address.label() + ": the services are not what they were",
                    () -> wrong(world, id).isEmpty() ? Optional.of(true) : Optional.empty());
        } catch (RemoteException late) {
            throw wrong(world, id)
                    .map(wrong -> new RemoteException(
                            address.label() + " was upgraded, and then " + wrong + NEXT, false, late))
                    .orElse(late);
        }
    }

    private Optional<String> wrong(World world, String id) throws RemoteException, InterruptedException {
        List<ObjectNode> here =
                Managers.once(world, manager -> manager.list(Route.to("/tasks").filtered(Map.of("node", List.of(id)))));
        Optional<Noted> before = Noted.in(world.outputs(address));
        for (ObjectNode task : here) {
            boolean meant = task.path("DesiredState").asString("").equals("running")
                    && !lacked(before, task.path("ServiceID").asString(""));
            if (meant && !Standing.runs(task)) {
                return Optional.of("a task on it is " + Standing.shown(task));
            }
        }
        return Waiting.now(world).stream()
                .filter(Standing::lacking)
                .filter(each -> !lacked(before, each.id()))
                .findFirst()
                .map(each -> "service " + each.shown());
    }

    private static boolean lacked(Optional<Noted> before, String service) {
        return before.filter(noted -> noted.lacked(service)).isPresent();
    }
}
