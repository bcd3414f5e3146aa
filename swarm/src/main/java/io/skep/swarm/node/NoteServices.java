package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes how the services stand before a node is drained for its engine: what comes afterwards is measured by that. Where an earlier run noted
 * it and left the node drained, that stays, since by now the services may lack what the drain took from them. Changes nothing in the swarm.
 */
public record NoteServices(Address address) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Note how services stand before " + address.label() + " is drained";
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
        String availability = entry.get().path("Spec").path("Availability").asString("");
        boolean drained = !availability.equals("active")
                && Noted.in(world.outputs(address))
                        .filter(earlier -> !earlier.availability().equals(availability))
                        .isPresent();
        if (drained) {
            world.say(address.label() + " was left drained: services are to be as they were before that");
            return Entries.NONE;
        }
        List<Standing> services = Managers.act(world, manager -> Standing.of(manager, world.ownership()));
        services.stream()
                .filter(Standing::lacking)
                .forEach(each -> world.say(
                        "warning: service " + each.shown() + " before " + address.label() + " is touched"));
        return Noted.of(availability, services).outputs();
    }
}
