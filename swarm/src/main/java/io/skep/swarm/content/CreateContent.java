package io.skep.swarm.content;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.World;
import io.skep.plans.failure.UserError;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import io.skep.swarm.document.Writing;
import io.skep.swarm.engineapi.EngineApi;
import io.skep.swarm.engineapi.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes a secret or config, unless ours with this very content is there already. */
public record CreateContent(Address address, Entries spec) implements Step {

    @Override
    public Address target() {
        return address;
    }

    @Override
    public String title() {
        return "Create " + address.kind() + " " + Names.docker(address);
    }

    @Override
    public Entries run(World world) throws RemoteException, InterruptedException {
        Entries wanted = world.resolve(spec);
        if (Values.boolOf(wanted, ContentSchema.UNKNOWN).orElse(false)) {
            throw new UserError(
                    address + " is unknown = true and is not in the swarm, so that there is nothing to make it"
                            + " from. Write its value in place of that, or take up what is there with an import block");
        }
        return Managers.act(world, manager -> create(manager, world, wanted));
    }

    private Entries create(EngineApi manager, World world, Entries wanted)
            throws RemoteException, InterruptedException {
        ContentKind sort = ContentKind.of(address);
        String name = ContentName.of(address, wanted, world.ownership().lineage());
        Optional<ObjectNode> there = Contents.named(manager, sort, name);
        if (there.isEmpty()) {
            manager.post(sort.creation(), document(name, wanted, world));
            there = Contents.named(manager, sort, name);
        }
        ObjectNode object = there.orElseThrow(() -> new RemoteException(
                manager.host() + ": the " + address.kind() + " " + name + " it just made is not there", true));
        Optional<String> foreign = OwnLabels.foreign(Contents.labels(object), world.ownership());
        if (foreign.isPresent()) {
            throw new RemoteException(
                    "A " + address.kind() + " " + name + " is in the swarm already: " + foreign.get()
                            + ". Name yours otherwise, or remove it (docker " + address.kind() + " rm " + name + ")",
                    false);
        }
        return Contents.outputs(object);
    }

    private ObjectNode document(String name, Entries wanted, World world) {
        ObjectNode document = Json.object();
        document.put("Name", name);
        OwnLabels.write(Writing.inner(document, "Labels"), world.ownership(), address, wanted);
        Entries driver = Values.entriesOf(wanted, "driver");
        if (driver.entries().isEmpty()) {
            document.put("Data", data(wanted));
        } else {
            new Writing(driver, Writing.inner(document, "Driver"))
                    .text("name", "Name")
                    .map("options", "Options");
        }
        Values.textOf(wanted, "template")
                .ifPresent(engine -> Writing.inner(document, "Templating").put("Name", engine));
        return document;
    }

    private String data(Entries wanted) {
        byte[] bytes = Values.textOf(wanted, "base64")
                .map(text -> Base64.getDecoder().decode(text.strip()))
                .orElseGet(() -> Values.textOf(wanted, "value").orElse("").getBytes(StandardCharsets.UTF_8));
        ContentKind sort = ContentKind.of(address);
        if (bytes.length == 0 || bytes.length > sort.limit()) {
            throw new UserError("%s holds %,d bytes; a %s has 1 to %,d"
                    .formatted(address, bytes.length, sort.word(), sort.limit()));
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
