package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Command;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/**
 * Brings an engine of the wanted version to run on a host. Where there is none yet, its settings are written first, so that it never starts with
 * others. What counts is the version that runs, not the package's. Where the spec asks for it, an engine that does not work in another version is
 * taken back to the one before.
 *
 * @param followedBy the part in a swarm, {@code node.x}, whose acts follow: where the engine is taken back they bring the node back and tell
 *     of it, so that this act does not fail itself; empty where there is none
 * @param former the version that ran before and that it can be taken back to, also once the packages of the other one are in; empty where none did
 */
public record InstallEngine(Address address, Entries spec, String followedBy, String former) implements Step {

    /** An engine that is part of nothing else, and the first one there. */
    public InstallEngine(Address address, Entries spec) {
        this(address, spec, "", "");
    }

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Install Docker Engine "
                + Values.textOf(spec, EngineSpec.VERSION)
                        .map(version -> version + " ")
                        .orElse("") + "on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineHost host = EngineHost.of(world, address);
        Entries wanted = world.resolve(spec);
        Optional<String> version = Values.textOf(wanted, EngineSpec.VERSION);
        EngineStatus before = host.status();
        boolean there = before.installed()
                && !before.unfinished()
                && version.filter(asked -> !EngineVersion.fits(asked, before.binary()))
                        .isEmpty();
        if (!there) {
            HostFacts facts = host.facts();
            EngineInstaller installer = Installers.fitting(host.name(), facts);
            checkOrigin(host, installer, before, version);
            if (!before.installed()) {
                EngineFiles found = host.files();
                host.write(ConfigureEngine.wanted(found, wanted, Entries.NONE), found);
            }
            install(host, installer, facts, version);
            HostFacts.changed(host.connection());
        }
        boolean back = !former.isEmpty() && EngineSpec.rollsBack(wanted);
        // An engine that was there and did not run may lack the settings that come next.
        if (!before.installed() || back || (before.works() && (!there || before.outdated()))) {
            // One that an earlier run brought here may have lost its swarm by now: its node tells that it is in one.
            boolean member = FormerEngine.member(before) || (there && !followedBy.isEmpty());
            FormerEngine earlier = new FormerEngine(host, former, member);
            try {
                settle(host, wanted, version, !before.installed());
                earlier.checkMembership();
            } catch (UserError broken) {
                if (!back) {
                    throw broken;
                }
                return earlier.back(broken, !followedBy.isEmpty());
            }
        }
        return EngineOutputs.settled(host.outputs(), world.outputs(address));
    }

    private static void checkOrigin(
            EngineHost host, EngineInstaller installer, EngineStatus before, Optional<String> version)
            throws RemoteException, InterruptedException {
        if (before.installed() && !host.connection().look(installer.came()).ok()) {
            throw new UserError(
                    "%s: Docker Engine %s is there, but not from %s, so skep cannot make it %s. Write version = \"%s\", or change it by hand"
                            .formatted(
                                    host.name(),
                                    before.binary(),
                                    installer.source(),
                                    version.orElse(""),
                                    before.binary()));
        }
    }

    private static void install(EngineHost host, EngineInstaller installer, HostFacts facts, Optional<String> version)
            throws RemoteException, InterruptedException {
        Output prepared = detached(host, "lists", installer.prepare(facts, false));
        String offer = host.connection().look(installer.offer()).out();
        Optional<String> exact = chosen(installer, offer, version);
        boolean anew =
                !prepared.ok() || installer.versions(offer).isEmpty() || (version.isPresent() && exact.isEmpty());
        Output installed = anew ? prepared : detached(host, "install", installer.install(exact, offer));
        if (anew || !installed.ok()) {
            // The lists may be younger than a day and older than what the archive holds by now.
            prepared = detached(host, "lists-anew", installer.prepare(facts, true));
            offer = host.connection().look(installer.offer()).out();
            checkOffer(host, installer, prepared, offer, version);
            installed = detached(host, "install-anew", installer.install(chosen(installer, offer, version), offer));
        }
        if (!installed.ok()) {
            throw new RemoteException(
                    host.name() + ": Docker Engine could not be installed: " + complaints(installed.out()), false);
        }
    }

    private static Optional<String> chosen(EngineInstaller installer, String offer, Optional<String> version) {
        return version.flatMap(asked -> installer.versions(offer).stream()
                .filter(each -> installer.fits(asked, each))
                .findFirst());
    }

    private static void checkOffer(
            EngineHost host, EngineInstaller installer, Output prepared, String offer, Optional<String> version) {
        List<String> versions = installer.versions(offer);
        String trouble = prepared.ok() ? "" : ". Fetching the lists of packages failed: " + complaints(prepared.out());
        if (versions.isEmpty()) {
            throw new UserError(host.name() + ": there is no Docker Engine in " + installer.source() + trouble);
        }
        if (version.isPresent() && chosen(installer, offer, version).isEmpty()) {
            throw new UserError(host.name() + ": there is no Docker Engine " + version.get() + " in "
                    + installer.source() + "; there is " + String.join(", ", versions) + trouble);
        }
    }

    /** Checks that it runs, and that it is the one that was installed. */
    private static void settle(EngineHost host, Entries wanted, Optional<String> version, boolean fresh)
            throws RemoteException, InterruptedException {
        EngineStatus status = host.status();
        Optional<String> wrong = status.works() && !status.outdated()
                ? host.wrong(status, fresh ? wanted : Entries.NONE)
                : host.restarted(fresh ? wanted : Entries.NONE);
        if (wrong.isPresent()) {
            throw fresh
                    ? host.undone(wrong.get(), false)
                    : new UserError(host.name() + ": Docker Engine does not run: " + wrong.get());
        }
        String running =
                host.status().answers().map(EngineStatus.Running::version).orElse("");
        if (version.filter(asked -> !EngineVersion.fits(asked, running)).isPresent()) {
            throw new UserError(host.name() + ": Docker Engine " + version.get() + " was installed, but " + running
                    + " still runs");
        }
        if (fresh) {
            EngineFiles.checked(host.connection().run(EngineFiles.FORGET));
        }
    }

    static Output detached(EngineHost host, String part, Command command) throws RemoteException, InterruptedException {
        String id = host.world().stepId() + "-" + part;
        return host.connection().runDetached(id, command, line -> {
            if (line.matches("(Unpacking|Setting up|Get:|Err:|E:|waiting|finishing).*")) {
                host.world().say(line);
            }
        });
    }

    static String complaints(String printed) {
        List<String> complaints = printed.lines()
                .filter(line -> line.startsWith("E:") || line.startsWith("Err:") || line.startsWith("dpkg: error"))
                .distinct()
                .limit(3)
                .toList();
        List<String> all = printed.lines().toList();
        return String.join(
                "; ", complaints.isEmpty() ? all.subList(Math.max(0, all.size() - 3), all.size()) : complaints);
    }
}
