package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.provision.facts.HostFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts an engine of the wanted version on a host and sees to it that this version is what runs.
 *
 * @param version wanted prefix; empty: any, and the newest where there is none
 * @param installer chosen by name; empty: the one that fits
 */
record InstallEngine(Address address, String version, String installer) implements Step {

    private static final Duration START = Duration.ofMinutes(3);

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Install Docker Engine" + (version.isEmpty() ? "" : " " + version) + " on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Connection host = world.connect(target());
        HostFacts facts = HostFacts.of(host);
        RunningEngine.State state = RunningEngine.ask(host);
        Optional<RunningEngine> running = good(state);
        if (running.isPresent()) {
            holdOurs(host, facts);
            return running.get().outputs(facts);
        }
        Installer chosen = chosen(facts);
        if (!(state instanceof RunningEngine.State.Missing)) {
            refuseForeign(host, chosen);
        }
        if (state instanceof RunningEngine.State.Silent && installed(host, chosen)) {
            // A stopped engine of the wanted version only has to be started: nobody asked for a newer one.
            world.say("starting the engine that is there");
            running = good(started(world, host));
            if (running.isPresent()) {
                host.run(chosen.hold());
                return running.get().outputs(facts);
            }
        }
        String exact = exact(world, host, chosen);
        world.say("installing version " + exact);
        detached(world, host, "install", chosen.install(exact));
        return startedAs(exact, world, host).outputs(facts);
    }

    private void holdOurs(Connection host, HostFacts facts) throws RemoteException, InterruptedException {
        Optional<Installer> ours =
                Installers.choose(Optional.of(installer).filter(word -> !word.isEmpty()), facts);
        if (ours.isPresent() && installed(host, ours.get())) {
            host.run(ours.get().hold());
        }
    }

    private static boolean installed(Connection host, Installer by) throws RemoteException, InterruptedException {
        Output owner = host.look(by.owner());
        return owner.ok() && by.foreign(owner.exit(), owner.out()).isEmpty();
    }

    private Optional<RunningEngine> good(RunningEngine.State state) {
        return state instanceof RunningEngine.State.Answers(RunningEngine engine)
                        && engine.whole()
                        && (version.isEmpty() || EngineVersion.matches(version, engine.version()))
                ? Optional.of(engine)
                : Optional.empty();
    }

    private Installer chosen(HostFacts facts) throws RemoteException {
        if (!facts.init().equals("systemd")) {
            throw new RemoteException(
                    "cannot install Docker Engine on " + name() + ": it runs without systemd (process 1 is "
                            + facts.init() + ")",
                    false);
        }
        return Installers.choose(Optional.of(installer).filter(word -> !word.isEmpty()), facts)
                .orElseThrow(() -> new RemoteException(
                        "cannot install Docker Engine on " + name() + ": no installer serves " + facts.named()
                                + "; there is: " + String.join(", ", Installers.names()),
                        false));
    }

    private void refuseForeign(Connection host, Installer chosen) throws RemoteException, InterruptedException {
        Output owner = host.look(chosen.owner());
        Optional<String> foreign = chosen.foreign(owner.exit(), owner.out());
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "there is another Docker Engine on " + name() + ", from " + foreign.get()
                            + ", which skep leaves alone; leave out version to use it, or remove it there",
                    false);
        }
    }

    private String exact(World world, Connection host, Installer chosen) throws RemoteException, InterruptedException {
        List<String> there = chosen.versions(host.look(chosen.list()).out());
        Optional<String> known = match(there);
        // Lists that are on the host may be old, and the newest version is wanted unless one is named exactly.
        if (known.isEmpty() || version.isEmpty()) {
            detached(world, host, "refresh", chosen.refresh());
            there = chosen.versions(host.look(chosen.list()).out());
            known = match(there);
        }
        List<String> found = there;
        return known.orElseThrow(() -> new RemoteException(
                "there is no Docker Engine " + version + " for " + name() + "; there is: "
                        + (found.isEmpty() ? "none at all, is its package source set up?" : String.join(", ", found)),
                false));
    }

    private Optional<String> match(List<String> there) {
        return there.stream()
                .filter(each -> version.isEmpty() || EngineVersion.matches(version, EngineVersion.upstream(each)))
                .findFirst();
    }

    /** A package that was replaced under a running engine leaves the old one running, and one without runc runs nothing. */
    private RunningEngine startedAs(String exact, World world, Connection host)
            throws RemoteException, InterruptedException {
        RunningEngine.State state = RunningEngine.ask(host);
        if (!isNow(state, exact)) {
            world.say("starting it anew");
            state = started(world, host);
        }
        if (state instanceof RunningEngine.State.Answers(RunningEngine engine) && isNow(state, exact)) {
            return engine;
        }
        throw new RemoteException(
                "Docker Engine " + exact + " is installed on " + name() + " but does not run: " + said(state) + "\n"
                        + EngineStart.journal(host),
                false);
    }

    private static RunningEngine.State started(World world, Connection host)
            throws RemoteException, InterruptedException {
        host.run(Command.changing("systemctl", "enable", "--quiet", "docker.service")
                .then(Command.changing("systemctl", "reset-failed", "docker.service"))
                .then(Command.changing("systemctl", "restart", "docker.service"))
                .within(START));
        return EngineStart.awaited(world, host);
    }

    private static boolean isNow(RunningEngine.State state, String exact) {
        return state instanceof RunningEngine.State.Answers(RunningEngine engine)
                && engine.whole()
                && EngineVersion.upstream(exact).equals(engine.version());
    }

    private static String said(RunningEngine.State state) {
        return switch (state) {
            case RunningEngine.State.Missing() -> "there is no docker command";
            case RunningEngine.State.Silent(String why) -> why;
            case RunningEngine.State.Answers(RunningEngine engine) ->
                engine.whole() ? "version " + engine.version() + " answers" : "it has no working runc";
        };
    }

    private void detached(World world, Connection host, String act, Command command)
            throws RemoteException, InterruptedException {
        Output output = host.runDetached(StepIds.of(world, act), command, world::say);
        if (!output.ok()) {
            List<String> lines = output.out().lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - 8), lines.size());
            throw new RemoteException(
                    "installing Docker Engine on " + name() + " failed with status " + output.exit() + ":\n"
                            + String.join("\n", last),
                    true);
        }
    }

    private String name() {
        return address.label();
    }
}
