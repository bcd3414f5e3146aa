package io.skep.provision.engine;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.provision.facts.HostFacts;
import java.util.Optional;

/** Takes skep's settings back from an engine on a host that stays. The packages stay, and may be upgraded by others again. */
public record UnconfigureEngine(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address.as("host");
    }

    @Override
    public String title() {
        return "Take skep's settings from Docker Engine on " + address.label();
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        EngineHost host = EngineHost.of(world, address);
        EngineStatus status = host.status();
        EngineFiles before = host.files();
        EngineFiles after = new EngineFiles(DaemonSettings.merged(before.daemon(), Entries.NONE, spec), "");
        if (!after.equals(before)) {
            after.write(host.connection(), before);
        }
        EngineFiles.checked(host.connection().run(EngineFiles.FORGET));
        if (status.installed()) {
            HostFacts facts = host.facts();
            Optional<EngineInstaller> installer = Installers.find(facts);
            if (installer.isPresent()) {
                EngineFiles.checked(host.connection().run(installer.get().release()));
            }
            if (!after.equals(before)) {
                host.restarted(Entries.NONE)
                        .ifPresent(wrong -> world.say("the engine does not run without skep's settings: " + wrong));
            }
        }
        return Entries.NONE;
    }
}
