package io.skep.swarm.stack;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.BlockType;
import io.skep.plans.topology.Item;
import io.skep.swarm.content.ContentKind;
import io.skep.swarm.content.ContentType;
import io.skep.swarm.network.NetworkType;
import io.skep.swarm.service.ServiceType;
import io.skep.swarm.stack.Yaml.Entry;
import io.skep.swarm.stack.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** From the model of a stack to the resources it asks for: networks its services join, secrets, configs and services. */
final class Lowering {

    private final StackModel stack;
    private final Item item;

    Lowering(StackModel stack, Item item) {
        this.stack = stack;
        this.item = item;
    }

    /**
     * The resources.
     *
     * @param wait how long a service may make no progress; empty for as long as any
     */
    List<Resource> resources(Optional<String> wait) {
        List<Resource> resources = new ArrayList<>();
        usedNetworks().forEach((key, entry) -> network(key, entry).ifPresent(resources::add));
        contents("secrets", ContentKind.SECRET, resources);
        contents("configs", ContentKind.CONFIG, resources);
        stack.model().mapping("services").entries().forEach((name, entry) -> {
            if (entry.value() instanceof Mapping service) {
                resources.add(service(name, service, entry.place(), wait));
            }
        });
        return resources;
    }

    /** The networks that services join, with what the file says of them. */
    private SequencedMap<String, Entry> usedNetworks() {
        TreeMap<String, Entry> used = new TreeMap<>();
        stack.model().mapping("services").entries().forEach((_, entry) -> {
            if (entry.value() instanceof Mapping service) {
                used.putAll(NetworksLowering.of(service));
            }
        });
        used.replaceAll((key, entry) -> stack.declared("networks", key)
                .map(declared -> new Entry(stack.model().mapping("networks").place(key), declared))
                .orElse(new Entry(entry.place(), new Mapping(Map.of(), entry.place()))));
        return used;
    }

    private Optional<Resource> network(String key, Entry entry) {
        boolean declared = stack.declared("networks", key).isPresent();
        if (!(entry.value() instanceof Mapping network)
                || StackNames.external(network)
                || !(declared || key.equals(NetworksLowering.DEFAULT))) {
            return Optional.empty();
        }
        BlockType block = NetworkType.block();
        Draft draft = new Draft(block.schema(), "networks." + key, entry.place(), stack.leftOut());
        NetworkDraft.fill(network, draft, stack);
        return Optional.of(resource(block, stack.address("network", key, network), draft.entries(), entry.place()));
    }

    private void contents(String section, ContentKind kind, List<Resource> resources) {
        stack.model().mapping(section).entries().forEach((key, entry) -> {
            if (entry.value() instanceof Mapping content && !StackNames.external(content)) {
                BlockType block = ContentType.block(kind);
                Draft draft = new Draft(block.schema(), section + "." + key, entry.place(), stack.leftOut());
                if (new ContentDraft(stack, kind, section + "." + key, entry.place()).fill(content, draft)) {
                    resources.add(
                            resource(block, stack.address(kind.word(), key, content), draft.entries(), entry.place()));
                }
            }
        });
    }

    private Resource service(String name, Mapping service, Range place, Optional<String> wait) {
        BlockType block = ServiceType.block();
        Draft draft = new Draft(block.schema(), "services." + name, place, stack.leftOut());
        Written written = new Written(name, service, draft, stack);
        ServiceKeys.check(name, service, stack.leftOut());
        ContainerLowering.lower(written);
        EnvironmentLowering.lower(written);
        LabelsLowering.lower(written);
        DeployLowering.lower(written);
        ResourcesLowering.lower(written);
        HealthLowering.lower(written);
        LoggingLowering.lower(written);
        PortsLowering.lower(written);
        VolumesLowering.lower(written);
        FilesLowering.lower(written);
        NetworksLowering.lower(written);
        wait.ifPresent(text -> draft.put("wait", Values.text(text), "wait", item.place()));
        return resource(block, stack.names().address("service", name), draft.entries(), place);
    }

    /** A block of the topology's language, carried out as if it stood there. */
    private Resource resource(BlockType block, Address address, Entries body, Range place) {
        Item as = new Item(address, body, new TreeMap<>(), item.needs(), place, item.problems(), item.beside());
        return block.resources(as).getFirst();
    }
}
