package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Root;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Evaluates what the documents of one folder declare, each thing when it is first needed: the topology itself, or one
 * instance of a module.
 */
final class ModuleEvaluation {

    /** What all modules of a topology have in common. */
    record Common(Path folder, String workspace, List<BlockType> types, ModuleFolders folders, Evaluation evaluation) {}

    private final Common common;
    private final ModulePlace place;
    private final Declarations declarations;
    private final Evaluation evaluation;
    private final Variables variables;
    private final SortedMap<String, SortedMap<String, BlockInstances>> blocks = new TreeMap<>();
    private final SortedMap<String, ModuleCalls> modules = new TreeMap<>();
    private final SortedMap<String, Lazy<Value>> localValues = new TreeMap<>();
    private final SortedMap<String, Lazy<Value>> outputs;
    private final DependsOn dependsOn;
    private final Scope scope;

    ModuleEvaluation(Common common, ModulePlace place, Declarations declarations, Map<String, Setting> settings) {
        this.common = common;
        this.place = place;
        this.declarations = declarations;
        this.evaluation = common.evaluation();
        this.variables = new Variables(declarations.variables(), settings, place, evaluation);
        this.dependsOn = new DependsOn(blocks, modules, place, evaluation);
        this.scope = Scope.of(roots());
        this.outputs = new Outputs(place, evaluation, scope, dependsOn).lazily(declarations.outputs());
    }

    ModulePlace place() {
        return place;
    }

    Scope scope() {
        return scope;
    }

    DependsOn dependsOn() {
        return dependsOn;
    }

    Variables variables() {
        return variables;
    }

    /** What the folder of a module declares. */
    Optional<Declarations> declarations(String folder) {
        return common.folders().declarations(folder);
    }

    /** A module inside this one. */
    ModuleEvaluation inner(ModulePlace inner, Declarations declared, Map<String, Setting> settings) {
        return new ModuleEvaluation(common, inner, declared, settings);
    }

    /** Computes everything, so that everything that is wrong is reported, and adds the resources. */
    void assemble(ResourceAssembly assembly) {
        variables.check(scope);
        localValues.values().forEach(Lazy::find);
        refuseWhatBelongsAtTheTop();
        blocks.values().forEach(named -> named.values().forEach(assembly::add));
        modules.values().forEach(calls -> calls.modules().forEach(module -> module.assemble(assembly)));
        outputs.values().forEach(Lazy::find);
        new DirectionsReading(evaluation, reading(), scope, place, assembly.gathered())
                .read(declarations.directions(), declarations.checks(), declarations.outputs());
    }

    private AddressReading reading() {
        TreeMap<String, BlockType> byName = new TreeMap<>();
        common.types().forEach(type -> byName.put(type.name(), type));
        return new AddressReading(byName, place, evaluation);
    }

    private List<Address> instances(Address whole) {
        return blocks.values().stream()
                .flatMap(named -> Optional.ofNullable(named.get(whole.name())).stream())
                .filter(block -> block.type().kind().equals(whole.kind())
                        && whole.module().equals(place.path()))
                .flatMap(block -> block.addresses().stream())
                .toList();
    }

    /** The addresses of all resources in it and in the modules inside it. */
    SortedSet<Address> addresses() {
        TreeSet<Address> all = new TreeSet<>();
        blocks.values().forEach(named -> named.values().forEach(block -> all.addAll(block.addresses())));
        modules.values().forEach(calls -> all.addAll(calls.addresses()));
        return all;
    }

    /** The outputs as one object; where one is named and exists, just that. */
    Entries outputs(Optional<String> one) {
        TreeMap<String, Value> values = new TreeMap<>();
        boolean exists = one.isPresent() && outputs.containsKey(one.get());
        outputs.forEach((name, lazy) -> {
            if (!exists || one.equals(Optional.of(name))) {
                values.put(name, lazy.get());
                lazy.needs().forEach(evaluation::needs);
            }
        });
        return new Entries(values);
    }

    /** The outputs that have a value. */
    SortedMap<String, Value> foundOutputs() {
        TreeMap<String, Value> values = new TreeMap<>();
        outputs.forEach((name, lazy) -> lazy.find().ifPresent(value -> values.put(name, value)));
        return values;
    }

    private void refuseWhatBelongsAtTheTop() {
        if (place.top()) {
            return;
        }
        declarations.settings().forEach(this::onlyAtTheTop);
        declarations.policies().values().forEach(this::onlyAtTheTop);
        common.types().stream()
                .filter(type -> !type.named())
                .flatMap(type -> declarations.blocks().getOrDefault(type.name(), new TreeMap<>()).values().stream())
                .forEach(this::onlyAtTheTop);
    }

    private void onlyAtTheTop(Block block) {
        evaluation.report(Diagnostic.error(
                "Not in a module",
                "A block \"" + block.type() + "\" is for the whole topology, so it stands in the topology itself and"
                        + " not in a module.",
                block.header()));
    }

    private Map<String, Root> roots() {
        TreeMap<String, Root> roots = new TreeMap<>();
        LifecycleReading lifecycles = new LifecycleReading(evaluation, reading(), this::instances);
        for (BlockType type : common.types()) {
            SortedMap<String, BlockInstances> named = new TreeMap<>();
            declarations
                    .blocks()
                    .getOrDefault(type.name(), new TreeMap<>())
                    .forEach((name, block) -> named.put(
                            name,
                            new BlockInstances(type, block, place, this::scope, evaluation, dependsOn, lifecycles)));
            blocks.put(type.name(), named);
            BlockInstances only = named.get(BlockInstances.ONLY_NAME);
            if (type.named()) {
                roots.put(type.name(), new BlockGroup(type.name(), named));
            } else if (only != null) {
                roots.put(type.name(), new OnlyBlock(type.name(), only));
            }
        }
        declarations.modules().forEach((name, block) -> modules.put(name, new ModuleCalls(block, this, evaluation)));
        roots.put("module", new ModuleGroup(modules));
        roots.put(
                "var",
                new ValueGroup(
                        "variable",
                        "Declare it with variable \"NAME\" {}.",
                        evaluation,
                        variables.values(),
                        Map.of(),
                        _ -> Scope.EMPTY));
        roots.put("local", locals());
        roots.put("path", new Root.Plain(paths()));
        roots.put("skep", new Root.Plain(Entries.NONE.with("workspace", Values.text(common.workspace()))));
        return roots;
    }

    private ValueGroup locals() {
        TreeMap<String, Expression> definitions = new TreeMap<>();
        for (Attribute local : declarations.locals().values()) {
            definitions.put(local.name(), local.expression());
            localValues.put(
                    local.name(),
                    new Lazy<>(
                            place.full("local." + local.name()),
                            local.nameRange(),
                            evaluation,
                            () -> evaluation.value(local.expression(), scope())));
        }
        return new ValueGroup(
                "local value",
                "Define it in a block locals { NAME = ... }.",
                evaluation,
                localValues,
                definitions,
                _ -> scope());
    }

    /** {@code path.module} is seen from the topology's folder, where the functions that read files begin. */
    private Entries paths() {
        TreeMap<String, Value> paths = new TreeMap<>();
        paths.put("topology", Values.text(common.folder().toString()));
        paths.put("root", Values.text("."));
        paths.put("module", Values.text(place.folder().isEmpty() ? "." : place.folder()));
        return new Entries(paths);
    }
}
