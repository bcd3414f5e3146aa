package io.skep.cli.command;

import io.skep.cli.Rooms;
import io.skep.cli.Skep;
import io.skep.plans.plan.Plan;
import io.skep.plans.state.seal.Sealing;
import io.skep.plans.state.store.KeptStore;
import io.skep.plans.state.store.StateKeys;
import io.skep.plans.state.store.Stores;
import io.skep.plans.topology.EarlySettings;
import io.skep.plans.topology.Given;
import io.skep.plans.topology.StateSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the state of a topology is kept, and with which keys: what its block {@code state} and the environment say.
 *
 * @param workspace whose state it is
 * @param sealing how its state and its saved plans are sealed
 */
public record Keeping(Skep skep, Workspace workspace, StateSettings settings, Sealing sealing) {

    /** As the topology of the folder says, with variables given on the command line. */
    public static Keeping here(Skep skep, List<Given> given) {
        return in(skep.workspace(), skep, given);
    }

    /** The same for another workspace. */
    static Keeping in(Workspace workspace, Skep skep) {
        return in(workspace, skep, List.of());
    }

    private static Keeping in(Workspace workspace, Skep skep, List<Given> given) {
        return with(skep, workspace, early(skep, workspace).of(skep.directory(), given));
    }

    /** As a saved plan says, which needs no topology. */
    static Keeping of(Skep skep, Plan plan, List<Given> given) {
        Workspace workspace = skep.workspace();
        return with(
                skep, workspace, early(skep, workspace).of(skep.directory(), plan.sources(), plan.variables(), given));
    }

    /** The store. */
    public KeptStore store() {
        Rooms rooms = skep.around().rooms().get();
        Map<String, String> environment = skep.around().environment();
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return rooms.store(
                settings,
                workspace.folder(),
                sealing,
                Stores.around(environment, home, skep.around().pace()));
    }

    /** The same with keys that were made already, unless this one has keys that those are not. */
    Keeping sharing(Sealing made) {
        return made.seals() == sealing.seals() ? new Keeping(skep, workspace, settings, made) : this;
    }

    /** The same, reading also what is in clear although there is a key. */
    Keeping readingPlain() {
        return new Keeping(skep, workspace, settings, sealing.readingPlain());
    }

    /** The same state in the folder of this machine. */
    Keeping onThisMachine() {
        StateSettings local =
                new StateSettings(settings.topology(), settings.workspace(), Optional.empty(), settings.encryption());
        return new Keeping(skep, workspace, local, sealing);
    }

    private static Keeping with(Skep skep, Workspace workspace, StateSettings settings) {
        StateKeys keys = new StateKeys(skep.directory(), skep.around().environment());
        return new Keeping(skep, workspace, settings, keys.sealing(settings.encryption()));
    }

    private static EarlySettings early(Skep skep, Workspace workspace) {
        TreeMap<String, String> environment = new TreeMap<>(skep.around().environment());
        environment.put(Workspace.VARIABLE, workspace.name());
        return new EarlySettings(skep.around().rooms().get().blocks(), environment);
    }
}
