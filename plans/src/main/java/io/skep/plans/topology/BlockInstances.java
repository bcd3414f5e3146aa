package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.schema.Decoded;
import io.skep.plans.schema.SchemaCheck;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Severity;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A block of a topology with its instances, computed when the first reference asks for them. */
final class BlockInstances {

    /** The name of the resource of a block without label: {@code swarm.cluster}. */
    static final String ONLY_NAME = "cluster";

    static final Set<String> META = Set.of("for_each", "count", "depends_on");

    private final BlockType type;
    private final Block block;
    private final ModulePlace place;
    private final Supplier<Scope> scope;
    private final Evaluation evaluation;
    private final DependsOn dependsOn;
    private final LifecycleReading lifecycles;
    private final Lazy<List<Instance>> instances;
    private final Lazy<References> references;
    private final Repetition repetition;

    BlockInstances(
            BlockType type,
            Block block,
            ModulePlace place,
            Supplier<Scope> scope,
            Evaluation evaluation,
            DependsOn dependsOn,
            LifecycleReading lifecycles) {
        this.lifecycles = lifecycles;
        this.type = type;
        this.block = block;
        this.place = place;
        this.scope = scope;
        this.evaluation = evaluation;
        this.dependsOn = dependsOn;
        this.repetition = new Repetition(evaluation);
        this.instances = new Lazy<>(title(), block.header(), evaluation, this::compute);
        this.references = new Lazy<>(title(), block.header(), evaluation, () -> Optional.of(references()));
    }

    BlockType type() {
        return type;
    }

    Block block() {
        return block;
    }

    /** {@code host.web}. */
    private String title() {
        return place.full(type.named() ? type.name() + "." + name() : type.name());
    }

    private String name() {
        return block.labels().isEmpty() ? ONLY_NAME : block.labels().getFirst().text();
    }

    /** The instances; empty where something is wrong with one, which is then reported. */
    Optional<List<Instance>> find() {
        return instances.find();
    }

    /** The addresses of all instances; reports and fails where they cannot be told. */
    List<Address> addresses() {
        return instances.get().stream().map(Instance::address).toList();
    }

    /** What a reference to this block is; the one who refers needs its resource, or that of the element taken. */
    Value referred(Optional<Value> element) {
        References all = references.get();
        Optional<Address> one =
                element.flatMap(Convert::toText).map(key -> all.byKey().get(key.text()));
        if (one.isPresent()) {
            evaluation.needs(one.get());
        } else {
            addresses().forEach(evaluation::needs);
        }
        return all.value();
    }

    /** What references need to know, computed once however many there are. */
    private record References(Value value, Map<String, Address> byKey) {}

    private References references() {
        List<Instance> all = instances.get();
        Map<String, Address> byKey = new HashMap<>();
        TreeMap<String, Value> values = new TreeMap<>();
        List<Value> items = new ArrayList<>();
        for (Instance instance : all) {
            Entries value = instance.referred(type.outputs());
            items.add(value);
            instance.address().plainKey().ifPresent(key -> {
                byKey.put(key, instance.address());
                values.put(key, value);
            });
        }
        Value value = switch (repetition.kind(block)) {
            case SINGLE -> items.getFirst();
            case COUNTED -> new Items(items);
            case KEYED -> new Entries(values);
        };
        return new References(value, byKey);
    }

    private Optional<List<Instance>> compute() {
        Optional<List<Repetition.Turn>> turns =
                repetition.turns(block, Address.of(type.kind(), name()).in(place.path()), scope.get());
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        if (turns.get().isEmpty()) {
            return unused() ? Optional.of(List.of()) : Optional.empty();
        }
        SortedSet<Address> declared = dependsOn.addresses(block);
        List<Instance> computed = new ArrayList<>();
        boolean right = true;
        for (Repetition.Turn turn : turns.get()) {
            Diagnostics found = new Diagnostics();
            AtomicBoolean complete = new AtomicBoolean(true);
            Lazy<Decoded> body = new Lazy<>(
                    turn.address().toString(),
                    block.header(),
                    evaluation,
                    () -> Optional.of(decode(turn.scope(), found, complete)));
            Optional<Decoded> decoded = body.find();
            found.forEach(evaluation::report);
            right &= decoded.isPresent()
                    && complete.get()
                    && found.list().stream().noneMatch(BlockInstances::isError);
            TreeSet<Address> needs = new TreeSet<>(body.needs());
            needs.addAll(turn.needs());
            needs.addAll(declared);
            decoded.ifPresent(values ->
                    computed.add(guided(new Instance(turn.address(), values, needs, Lifecycle.NONE), turn.scope())));
        }
        return right ? Optional.of(computed) : Optional.empty();
    }

    /** Whether names are right in a block of which there is no instance now: what stands there may be used tomorrow. */
    private boolean unused() {
        Body body = bodyWithoutLifecycle();
        if (repeats(body)) {
            return true; // which blocks a dynamic one makes is known with its values only
        }
        Diagnostics found = new Diagnostics();
        SchemaCheck.decode(body, type.schema(), block.title(), block.header(), META, _ -> Optional.empty(), found);
        found.forEach(evaluation::report);
        return !found.hasErrors();
    }

    private static boolean repeats(Body body) {
        return body.blocks().stream()
                .anyMatch(inner -> inner.type().equals(DynamicBlocks.WORD) || repeats(inner.body()));
    }

    /** The instance with its lifecycle, whose expressions may refer to it as {@code self}. */
    private Instance guided(Instance instance, Scope inner) {
        if (block.body().blocks(LifecycleReading.WORD).isEmpty()) {
            return instance;
        }
        Lazy<Lifecycle> lifecycle = new Lazy<>(
                instance.address() + "." + LifecycleReading.WORD,
                block.header(),
                evaluation,
                () -> Optional.of(lifecycles.read(block, type.schema(), inner, instance.referred(type.outputs()))));
        return lifecycle
                .find()
                .map(read -> instance.with(read, lifecycle.needs()))
                .orElse(instance);
    }

    private Body bodyWithoutLifecycle() {
        List<Block> blocks = block.body().blocks().stream()
                .filter(inner -> !inner.type().equals(LifecycleReading.WORD))
                .toList();
        return new Body(block.body().attributes(), blocks, block.body().range());
    }

    private Decoded decode(Scope inner, Diagnostics found, AtomicBoolean complete) {
        DynamicBlocks dynamic = new DynamicBlocks(evaluation);
        Body body = dynamic.written(bodyWithoutLifecycle(), inner);
        complete.compareAndSet(true, dynamic.complete());
        return SchemaCheck.decode(
                body,
                type.schema(),
                block.title(),
                block.header(),
                META,
                expression -> {
                    Optional<Value> value = evaluation.value(expression, dynamic.scope(expression, inner));
                    complete.compareAndSet(true, value.isPresent());
                    return value;
                },
                found);
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }
}
