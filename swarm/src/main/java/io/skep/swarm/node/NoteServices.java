package io.skep.swarm.node;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.engineapi.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes how the services stand before a node is drained for its engine: what comes afterwards is measured by that. Where an earlier run noted
 * it and left the node drained, that stays, since by now the services may lack what the drain took from them. Changes nothing in the swarm.
 */
public record NoteServices(Address address) implements Step {

    /** What becomes of a task that is to be: the next one waits as ready while one that failed is not tried again yet. */
    private static final Set<String> MEANT = Set.of("running", "ready");

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
        List<Standing> services = Managers.act(world, manager -> Standing.of(manager, world));
        services.stream()
                .filter(Standing::lacking)
                .forEach(each ->
                        world.say("warning: service " + each.shown() + " before " + address.label() + " is touched"));
        return Noted.of(availability, services, notRunningHere(world, id.get())).outputs();
    }

    /** Services with tasks on the node that do not run there though they should, or are about to be tried again; global ones are found only so. */
    private SortedSet<String> notRunningHere(World world, String id) throws RemoteException, InterruptedException {
        TreeSet<String> services = new TreeSet<>();
        List<ObjectNode> tasks =
                Managers.act(world, manager -> manager.list(Route.to("/tasks").filtered(Map.of("node", List.of(id)))));
        for (ObjectNode task : tasks) {
            if (MEANT.contains(task.path("DesiredState").asString("")) && !Standing.runs(task)) {
                String service = task.path("ServiceID").asString("");
                if (services.add(service)) {
                    world.say("warning: a task of " + name(world, service) + " on " + address.label() + " is "
                            + Standing.shown(task) + " before the node is touched");
                }
            }
        }
        return services;
    }

    private static String name(World world, String service) throws RemoteException, InterruptedException {
        return Managers.act(world, manager -> manager.find(Route.to("/services", service)))
                .map(found -> "service " + found.path("Spec").path("Name").asString(service))
                .orElse("service " + service);
    }
}
