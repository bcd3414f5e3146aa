package io.skep.swarm.volume;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.schema.Schema;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.topology.BlockType;
import io.skep.swarm.cluster.Adoption;
import io.skep.swarm.cluster.Managers;
import io.skep.swarm.document.ClusterBlock;
import io.skep.swarm.document.Names;
import io.skep.swarm.document.OwnLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Kind {@code volume}: storage of a CSI plugin. Only its availability can be changed; the rest makes it anew, and empty. */
public final class VolumeType implements ResourceType {

    static final String ID = "volume_id";

    /** The block {@code volume "name" { ... }}. */
    public static BlockType block() {
        return new ClusterBlock(new VolumeType(), _ -> List.of(), _ -> {}, VolumeDocument::settled);
    }

    @Override
    public String kind() {
        return "volume";
    }

    @Override
    public Schema schema() {
        return VolumeSchema.SCHEMA;
    }

    @Override
    public List<String> outputs() {
        return List.of(ID, "name");
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        String name = Names.docker(target.address());
        return Managers.look(window, manager -> seen(window, name, Volumes.named(manager, name)));
    }

    private static Seen seen(Window window, String name, Optional<ObjectNode> volume) {
        if (volume.isEmpty()) {
            return new Seen.Absent();
        }
        Optional<String> foreign = OwnLabels.foreign(volume.get().path("Labels"), window.ownership());
        return foreign.isPresent()
                ? new Seen.Foreign("a volume " + name + " is there: " + foreign.get())
                : new Seen.Present(VolumeDocument.seen(volume.get()), VolumeDocument.outputs(volume.get()));
    }

    @Override
    public Optional<String> bound(Address from, Address to, Entries spec) {
        return Adoption.bound(from, to);
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        List<Owned> ours = new ArrayList<>();
        switch (Managers.find(window)) {
            case Managers.Found.Gone() -> {}
            case Managers.Found.Silent(String why, var _) -> throw new RemoteException(why, true);
            case Managers.Found.Reached reached -> {
                for (ObjectNode volume : Volumes.all(reached.engine())) {
                    OwnLabels.owned(volume.path("Labels"), window.ownership(), kind(), VolumeDocument.outputs(volume))
                            .ifPresent(ours::add);
                }
            }
        }
        return ours;
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return switch (change) {
            case Change.Create(Address address, Entries after, boolean resumed) ->
                resumed
                        ? List.of(new CreateVolume(address, after), new UpdateVolume(address, after))
                        : List.of(new CreateVolume(address, after));
            case Change.Update(Address address, Entries _, Entries after, var _) ->
                List.of(new UpdateVolume(address, after));
            case Change.Delete(Address address, Entries _, String _) -> List.of(new RemoveVolume(address));
            // The engine gives its delete and its create one by one.
            case Change.Replace _, Change.Forget _, Change.NoOp _ -> List.of();
        };
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return Map.of(
                "CreateVolume", CreateVolume.class,
                "RemoveVolume", RemoveVolume.class,
                "UpdateVolume", UpdateVolume.class);
    }
}
