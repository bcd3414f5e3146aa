package io.skep.drivers.lab;

import io.skep.drivers.Driver;
import io.skep.drivers.Found;
import io.skep.drivers.HostTag;
import io.skep.drivers.NotSetUp;
import io.skep.drivers.Site;
import io.skep.drivers.Tagged;
import io.skep.plans.apply.Ownership;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts are containers with systemd and sshd on a Docker Engine. */
public final class LabDriver implements Driver {

    /** Hosts that come and go together. */
    private record Place(Ownership owner, Path ownFolder) {}

    private final Docker docker;
    private final HostImage images;
    private final Capabilities capabilities;
    private final Map<Place, Commons> shared = new ConcurrentHashMap<>();

    /** The driver on the engine that the docker command of this machine talks to. */
    public LabDriver() {
        this(new DockerProcess());
    }

    LabDriver(Docker docker) {
        this.docker = docker;
        this.images = new HostImage(docker);
        this.capabilities = new Capabilities(docker);
    }

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public Schema settings() {
        return LabSettings.SCHEMA;
    }

    @Override
    public List<String> problems(Entries settings) {
        return LabSettings.problems(settings);
    }

    @Override
    public Optional<Found> find(Site site, HostTag tag) throws RemoteException, InterruptedException {
        Engine engine = Engine.of(docker);
        Containers containers = containers(engine);
        Optional<Marked> container = containers.of(tag);
        if (container.isPresent()) {
            return Optional.of(facts(container.get().id()).found(engine, loginKey(site)));
        }
        containers.refuseForeign(tag);
        return Optional.empty();
    }

    /** A run that was killed before the first container leaves the network, and so does who removes all containers by hand. */
    @Override
    public Optional<String> remains(Site site, HostTag tag) throws RemoteException, InterruptedException {
        if (!containers(Engine.of(docker)).noneOf(tag.owner())) {
            return Optional.empty();
        }
        return commons(site).find().map(network -> "its network " + network.name());
    }

    @Override
    public List<Tagged> ours(Site site) throws RemoteException, InterruptedException {
        Engine engine = Engine.of(docker);
        List<Tagged> ours = new ArrayList<>();
        for (Marked container : containers(engine).all()) {
            Optional<HostTag> tag = container
                    .hostTag()
                    .filter(its -> its.owner().topology().equals(site.owner().topology()));
            if (tag.isPresent()) {
                ours.add(new Tagged(tag.get(), facts(container.id()).found(engine, loginKey(site))));
            }
        }
        return ours;
    }

    @Override
    public Found create(Site site, HostTag tag) throws RemoteException, InterruptedException {
        Engine engine = ready(site);
        LabSettings settings = LabSettings.of(site.settings());
        Containers containers = containers(engine);
        containers.refuseForeign(tag);
        Optional<LabHost> there = Optional.empty();
        Optional<Marked> container = containers.of(tag);
        if (container.isPresent()) {
            there = Optional.of(facts(container.get().id()));
        }
        if (there.filter(LabHost::abandoned).isPresent()) {
            docker.need(LabCommands.remove(there.get().id()));
            there = Optional.empty();
        }
        String id = there.isPresent()
                ? revive(there.get(), site, tag, settings)
                : new NewHost(docker, engine, images, capabilities, commons(site)).make(site, tag, settings);
        return running(id, tag).found(engine, loginKey(site));
    }

    @Override
    public void destroy(Site site, HostTag tag) throws RemoteException, InterruptedException {
        Containers containers = containers(Engine.of(docker));
        Optional<Marked> container = containers.of(tag);
        if (container.isPresent()) {
            commons(site).leave(container.get().id());
        } else if (containers.noneOf(tag.owner())) {
            commons(site).tidy();
        }
    }

    /** Brings a host that was made earlier back to where it can be used. */
    private String revive(LabHost host, Site site, HostTag tag, LabSettings settings)
            throws RemoteException, InterruptedException {
        if (!loginKey(site).exists()) {
            NewHost.authorize(docker, host.id(), commons(site).publicKey());
        }
        if (host.status().equals("paused")) {
            docker.need(LabCommands.unpause(host.id()));
        } else if (!host.running()) {
            docker.need(LabCommands.start(host.id()));
        }
        if (facts(host.id()).offNetwork()) {
            commons(site).rejoin(tag, settings.subnet(), host.id());
        }
        return host.id();
    }

    private LabHost running(String id, HostTag tag) throws RemoteException, InterruptedException {
        LabHost host = facts(id);
        if (!host.running()) {
            Output lines = docker.run(LabCommands.lastLines(id));
            throw new RemoteException(
                    "The container of host " + tag.name() + " is " + host.status()
                            + " right after its start; its last lines: " + Docker.reason(lines),
                    false);
        }
        return host;
    }

    private LabHost facts(String id) throws RemoteException, InterruptedException {
        return LabHost.read(docker.need(LabCommands.facts(id)));
    }

    /** The engine, installed and started on this machine where it was not. */
    private Engine ready(Site site) throws RemoteException, InterruptedException {
        try {
            Engine engine = Engine.of(docker);
            containers(engine);
            return engine;
        } catch (NotSetUp missing) {
            LabSetup.run(site, missing);
            return Engine.of(docker);
        }
    }

    private Containers containers(Engine engine) throws RemoteException, InterruptedException {
        try {
            return Containers.list(docker);
        } catch (NotSetUp missing) {
            throw missing;
        } catch (RemoteException failed) {
            if (engine.stopped()) {
                throw new NotSetUp("No Docker Engine answers at " + engine.url() + ": " + failed.getMessage());
            }
            throw failed;
        }
    }

    private Commons commons(Site site) {
        Place place = new Place(site.owner(), site.ownFolder());
        return shared.computeIfAbsent(place, key -> new Commons(docker, site.owner(), loginKey(site)));
    }

    private static LoginKey loginKey(Site site) {
        return new LoginKey(site.ownFolder());
    }
}
