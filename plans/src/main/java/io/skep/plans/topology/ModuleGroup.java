package io.skep.plans.topology;

import io.skep.plans.text.eval.Root;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The root {@code module}: the outputs of the modules by name. */
final class ModuleGroup implements Root.Group {

    private final SortedMap<String, ModuleCalls> modules;

    ModuleGroup(SortedMap<String, ModuleCalls> modules) {
        this.modules = modules;
    }

    @Override
    public String noun() {
        return "module";
    }

    @Override
    public Collection<String> members() {
        return modules.keySet();
    }

    @Override
    public Optional<Value> member(String name, Optional<Value> element) {
        return Optional.ofNullable(modules.get(name)).map(module -> module.referred(element));
    }

    @Override
    public Value whole() {
        TreeMap<String, Value> all = new TreeMap<>();
        modules.forEach((name, module) -> all.put(name, module.referred(Optional.empty())));
        return new Entries(all);
    }
}
