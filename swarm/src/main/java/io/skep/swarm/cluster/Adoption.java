package io.skep.swarm.cluster;

import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Words;
import io.skep.swarm.engineapi.EngineLook;
import java.util.Optional;

/** Taking up what is in the swarm already: a swarm keeps names, so it must bear the one that its address gives. */
public final class Adoption {

    private Adoption() {}

    /** Finds the id of the object of a name. */
    @FunctionalInterface
    public interface Ids {
        /** The id; empty where there is no such object. */
        Optional<String> of(EngineLook manager, String name) throws RemoteException, InterruptedException;
    }

    /**
     * What a type's own look finds once the id is recorded.
     *
     * @param typed the id or the name that the user typed
     * @param output the output that holds the id
     */
    public static Seen of(ResourceType type, Window window, Target target, String typed, String output, Ids ids)
            throws InterruptedException {
        return switch (Managers.find(window)) {
            case Managers.Found.Gone() -> new Seen.Absent();
            case Managers.Found.Silent(String why, var _) -> new Seen.Unreachable(why);
            case Managers.Found.Reached reached -> {
                String name = Names.docker(target.address());
                try {
                    Optional<String> id = ids.of(reached.engine(), name);
                    if (id.isEmpty()) {
                        yield new Seen.Absent();
                    } else if (!typed.equals(name) && !typed.equals(id.get())) {
                        yield new Seen.Foreign("what is called " + name + " in the swarm has the id " + id.get());
                    }
                    Entries outputs = Entries.NONE
                            .with(output, Values.text(id.get()))
                            .with(OwnLabels.TAKEN_UP, Values.bool(true));
                    yield type.look(window, new Target(target.address(), target.wanted(), Optional.empty(), outputs));
                } catch (RemoteException error) {
                    yield new Seen.Unreachable(Words.of(error));
                }
            }
        };
    }

    /** Why something cannot go on under another address: its name in the swarm comes from it. */
    public static Optional<String> bound(Address from, Address to) {
        return Names.docker(from).equals(Names.docker(to))
                ? Optional.empty()
                : Optional.of("its name in the swarm is " + Names.docker(from) + " and cannot be changed");
    }
}
