package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.cluster.Upgrades;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the tasks off a node whose engine is to be changed, and waits until they run elsewhere. A manager goes only where the others are a
 * majority without it. Services that may have one task more have it before theirs are stopped; where no node takes it, nothing is drained
 * and this fails.
 *
 * @param surge which services may have more, as {@link Upgrades} says it
 */
public record MakeWay(Address address, String surge) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Drain " + address.label() + " for its engine";
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Optional<String> id = Memberships.recordedId(world, address);
        if (id.isEmpty() || Managers.find(world) instanceof Managers.Found.Gone) {
            return Entries.NONE;
        }
        Optional<ObjectNode> entry = Managers.act(world, manager -> manager.find(Memberships.route(id.get())));
        if (entry.isEmpty()) {
            return Entries.NONE;
        }
        if (Memberships.manager(entry.get())) {
            Quorum.spared(world, address.label(), id.get());
        }
        List<ObjectNode> nodes = Managers.act(world, manager -> manager.list(Route.to("/nodes")));
        if (nodes.size() == 1) {
            world.say(address.label() + " is the only node: its tasks stop while its engine is changed");
            return Entries.NONE;
        }
        make(world, id.get(), Noted.required(world, address));
        if (Memberships.manager(entry.get())) {
            // Another manager may have gone away meanwhile.
            Quorum.spared(world, address.label(), id.get());
        }
        return Entries.NONE;
    }

    private void make(World world, String id, Noted before) throws RemoteException, InterruptedException {
        leftBehind(world, id).fall(world);
        List<Standing> here = Managers.act(world, manager -> Standing.of(manager, world)).stream()
                .filter(each -> each.on(id) > 0)
                .toList();
        Surge more = new Surge(id, here.stream().filter(this::mayRise).toList());
        if (!more.services().isEmpty()) {
            rise(world, id, more, before);
        }
        set(world, id, "drain");
        more.fall(world);
        new Waiting(world)
                .until(
                        address.label() + ": its tasks do not run elsewhere",
                        now -> now.on(id) == 0 && now.elsewhere(id) >= before.floor(now))
                .forEach(each -> world.say("warning: service " + each.shown() + " until " + address.label()
                        + " is back: no other node takes its tasks"));
    }

    /** What a run that was broken off gave more and did not take away. */
    private static Surge leftBehind(World world, String id) throws RemoteException, InterruptedException {
        List<Standing> marked = Managers.act(world, manager -> Standing.of(manager, world)).stream()
                .filter(each -> each.surges().containsKey(id))
                .toList();
        return new Surge(id, marked);
    }

    private boolean mayRise(Standing service) {
        return service.ours()
                && switch (surge) {
                    case Upgrades.ALL -> true;
                    case Upgrades.START_FIRST -> service.overlapping();
                    default -> false;
                };
    }

    private void rise(World world, String id, Surge more, Noted before) throws RemoteException, InterruptedException {
        set(world, id, "pause");
        more.rise(world);
        try {
            List<Standing> homeless = new Waiting(world)
                    .until(
                            address.label() + ": the tasks that are to replace its own do not run",
                            now -> !more.raises(now) || now.elsewhere(id) >= before.floor(now));
            if (!homeless.isEmpty()) {
                throw new RemoteException(refused(homeless), false);
            }
        } catch (RemoteException late) {
            more.fall(world);
            set(world, id, before.availability());
            throw late;
        }
    }

    private String refused(List<Standing> homeless) {
        Standing first = homeless.getFirst();
        return address.label() + " was not drained: service " + first.name()
                + " starts new tasks first, and no other node takes one more"
                + first.homeless().map(why -> " (" + why + ")").orElse("")
                + ". Nothing more is upgraded. Make room for one task more, or write upgrade { surge = \"none\" } in the block"
                + " swarm, and run skep apply";
    }

    private static void set(World world, String id, String availability) throws RemoteException, InterruptedException {
        Managers.act(
                world,
                manager -> manager.revise(
                        Memberships.route(id),
                        Memberships.update(id),
                        current -> current.put("Availability", availability)));
    }
}
