package io.skep.cli.command;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.Window;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Owned;
import io.skep.plans.resource.Planned;
import io.skep.plans.resource.ResourceType;
import io.skep.plans.resource.Seen;
import io.skep.plans.resource.Target;
import io.skep.plans.resource.Types;
import io.skep.plans.schema.Schema;
import java.util.List;
import java.util.Map;

/** A type that is not looked at where the state knows it, as {@code -refresh=false} asks: what is recorded is believed. */
record Believing(ResourceType type) implements ResourceType {

    static Types all(List<ResourceType> types) {
        return new Types(types.stream().map(Believing::new).toList());
    }

    @Override
    public Seen look(Window window, Target target) throws InterruptedException {
        return target.recorded().isPresent()
                ? new Seen.Present(target.recorded().get(), target.outputs())
                : type.look(window, target);
    }

    @Override
    public String kind() {
        return type.kind();
    }

    @Override
    public Schema schema() {
        return type.schema();
    }

    @Override
    public List<String> outputs() {
        return type.outputs();
    }

    @Override
    public List<Owned> ours(Window window) throws RemoteException, InterruptedException {
        return type.ours(window);
    }

    @Override
    public List<Step> steps(Change change, Planned planned) {
        return type.steps(change, planned);
    }

    @Override
    public Map<String, Class<? extends Step>> acts() {
        return type.acts();
    }
}
