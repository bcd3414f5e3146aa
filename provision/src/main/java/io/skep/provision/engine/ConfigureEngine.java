package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;
import java.util.Set;

/**
 * Brings an engine's settings to what the spec says and has the engine run with them. Settings of others stay. The engine is restarted only when
 * something changed that it does not take over while it runs; where it does not come up, the old settings are put back.
 *
 * @param dropped what an earlier spec had and this one has no more
 */
public record ConfigureEngine(Address address, Entries spec, Entries dropped) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Configure Docker Engine on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineHost host = EngineHost.of(world, address);
        Entries wanted = world.resolve(spec);
        EngineStatus status = host.status();
        if (!status.installed()) {
            throw new UserError(host.name() + ": Docker Engine is not installed any more. Run plan and apply again");
        }
        EngineFiles before = host.files();
        EngineFiles after = wanted(before, wanted, dropped);
        boolean unchanged = after.equals(before) && !status.pending();
        if (unchanged && status.works() && host.wrong(status, wanted).isEmpty()) {
            return host.outputs();
        }
        checkNothingIsLost(host.name(), status, before, after);
        if (unchanged) {
            Optional<String> wrong = host.restarted(wanted);
            if (wrong.isPresent()) {
                throw new UserError(host.name() + ": Docker Engine does not run as it should: " + wrong.get());
            }
            return host.outputs();
        }
        change(host, status, before, after, wanted);
        return host.outputs();
    }

    /** The files as they should be, made from those that are there. */
    static EngineFiles wanted(EngineFiles found, Entries spec, Entries dropped) {
        return new EngineFiles(DaemonSettings.merged(found.daemon(), spec, dropped), ServiceDropIn.of(spec));
    }

    private static void change(
            EngineHost host, EngineStatus status, EngineFiles before, EngineFiles after, Entries wanted)
            throws RemoteException, InterruptedException {
        host.write(after, before);
        Output valid = host.connection().run(EngineService.VALIDATE);
        if (!valid.ok()) {
            throw refused(host, status, valid.out());
        }
        Set<String> keys = DaemonSettings.changed(before.daemon(), after.daemon());
        boolean reload = status.works()
                && !status.pending()
                && before.dropIn().equals(after.dropIn())
                && DaemonSettings.reloadable(keys);
        if (!reload || !host.connection().run(EngineService.RELOAD).ok()) {
            host.world().say("restarting the engine");
            Optional<String> wrong = host.restarted(wanted);
            if (wrong.isPresent()) {
                throw host.undone(wrong.get(), true);
            }
        }
        EngineFiles.checked(host.connection().run(EngineFiles.FORGET));
    }

    /** The engine would not take the file: nothing was restarted yet, so the old file is all there is to put back. */
    private static UserError refused(EngineHost host, EngineStatus status, String why)
            throws RemoteException, InterruptedException {
        if (status.pending() || !status.works()) {
            return host.undone(why.strip(), true);
        }
        EngineFiles.checked(host.connection().run(EngineFiles.RESTORE));
        return new UserError(
                host.name() + ": Docker Engine refuses the new settings: " + why.strip()
                        + ". The old ones were put back and the engine was not touched. Change the engine's settings and run apply again");
    }

    /** An engine that starts with another folder or driver has forgotten its containers and its place in a swarm. */
    private static void checkNothingIsLost(String host, EngineStatus status, EngineFiles before, EngineFiles after) {
        status.answers().ifPresent(running -> {
            boolean moves = differs(after, "data-root", running.root())
                    || differs(after, "storage-driver", running.driver())
                    || (before.daemon().has("data-root") && !after.daemon().has("data-root"));
            boolean member = !running.swarm().equals("inactive");
            if (moves && (member || running.containers() > 0)) {
                throw new UserError(host + ": the engine keeps " + (member ? "its place in a swarm" : "containers")
                        + " in " + running.root() + " (" + running.driver()
                        + "); with another data_root or storage_driver it would start without. "
                        + (member ? "Take the host out of the swarm first" : "Remove its containers first"));
            }
        });
    }

    private static boolean differs(EngineFiles files, String key, String used) {
        String written = files.daemon().path(key).asString("");
        return !written.isEmpty() && !written.equals(used);
    }
}
