package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Condition;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Value;
import io.skep.plans.topology.AddressReading.Named;
import io.skep.plans.topology.Directions.Check;
import io.skep.plans.topology.Directions.Import;
import io.skep.plans.topology.Directions.Move;
import io.skep.plans.topology.Directions.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the blocks {@code moved}, {@code removed}, {@code import} and {@code check}. */
final class DirectionsReading {

    /** The words for blocks without a label. */
    static final Set<String> WORDS = Set.of("moved", "removed", "import");

    private final Evaluation evaluation;
    private final AddressReading addresses;
    private final Scope scope;
    private final ModulePlace place;
    private final Gathered gathered;

    /** What was read in all modules. */
    static final class Gathered {
        private final List<Move> moves = new ArrayList<>();
        private final List<Removal> removals = new ArrayList<>();
        private final SortedMap<Address, Import> imports = new TreeMap<>();
        private final List<Check> checks = new ArrayList<>();
        private final List<Check> outputs = new ArrayList<>();

        Directions with(SortedMap<Address, Lifecycle> lifecycles) {
            return new Directions(lifecycles, moves, removals, imports, checks, outputs);
        }
    }

    DirectionsReading(
            Evaluation evaluation, AddressReading addresses, Scope scope, ModulePlace place, Gathered gathered) {
        this.place = place;
        this.gathered = gathered;
        this.evaluation = evaluation;
        this.addresses = addresses;
        this.scope = scope;
    }

    /** Reads blocks of these words, and checks and outputs by their names. */
    void read(List<Block> blocks, SortedMap<String, Block> named, SortedMap<String, Block> outputs) {
        for (Block block : blocks) {
            switch (block.type()) {
                case "moved" -> moved(block);
                case "removed" -> removed(block);
                default -> imported(block);
            }
        }
        outputs.forEach(this::output);
        named.forEach((name, block) -> {
            AllowedNames.check(block, Set.of(), Set.of("assert"), evaluation);
            if (block.body().blocks("assert").isEmpty()) {
                evaluation.report(
                        Diagnostic.error("Missing block", "A check needs a block assert { ... }.", block.header()));
            }
            gathered.checks.add(
                    new Check(place.full(name), new ConditionReading(evaluation).all(block, "assert", scope)));
        });
    }

    private void output(String name, Block block) {
        List<Condition> conditions = new ConditionReading(evaluation).all(block, "precondition", scope);
        if (!conditions.isEmpty()) {
            gathered.outputs.add(new Check(place.full("output." + name), conditions));
        }
    }

    private void moved(Block block) {
        AllowedNames.check(block, Set.of("from", "to"), Set.of(), evaluation);
        Optional<Named> from = address(block, "from", scope);
        Optional<Named> to = address(block, "to", scope);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        String place = block.header().toString();
        if (!from.get().type().name().equals(to.get().type().name())) {
            wrong(
                    "A " + from.get().type().name() + " cannot become a "
                            + to.get().type().name() + ".",
                    block);
        } else if (from.get().address().equals(to.get().address())) {
            wrong("It moves " + from.get().address() + " to itself.", block);
        } else {
            from.get()
                    .type()
                    .kinds()
                    .forEach(kind -> gathered.moves.add(new Move(
                            from.get().address().as(kind), to.get().address().as(kind), place)));
        }
    }

    private void removed(Block block) {
        AllowedNames.check(block, Set.of("from"), Set.of(LifecycleReading.WORD), evaluation);
        boolean destroy = true;
        for (Block lifecycle : block.body().blocks(LifecycleReading.WORD)) {
            AllowedNames.check(lifecycle, Set.of("destroy"), Set.of(), evaluation);
            Optional<Attribute> attribute = lifecycle.body().attribute("destroy");
            if (attribute.isPresent() && attribute.get().expression() instanceof Literal.Bool(boolean truth, var _)) {
                destroy = truth;
            } else {
                wrong("\"destroy\" must be true or false.", lifecycle);
            }
        }
        boolean destroyed = destroy;
        address(block, "from", scope)
                .ifPresent(from -> from.type()
                        .kinds()
                        .forEach(kind -> gathered.removals.add(new Removal(
                                from.address().as(kind),
                                destroyed,
                                block.header().toString()))));
    }

    private void imported(Block block) {
        AllowedNames.check(block, Set.of("to", "id", "for_each"), Set.of(), evaluation);
        Repetition repetition = new Repetition(evaluation);
        repetition
                .turns(block, Address.of("import", "import"), scope)
                .ifPresent(turns -> turns.forEach(turn -> {
                    Optional<Named> to = address(block, "to", turn.scope());
                    Optional<String> id = attribute(block, "id")
                            .flatMap(each -> evaluation.value(each.expression(), turn.scope()))
                            .filter(value -> !(value instanceof Value.Later))
                            .flatMap(Convert::toText)
                            .map(Value.Text::text);
                    if (id.isEmpty()) {
                        wrong("\"id\" must be text that is known before anything is made.", block);
                    }
                    if (to.isPresent() && id.isPresent()) {
                        Import old = gathered.imports.put(
                                to.get().address(),
                                new Import(id.get(), block.header().toString()));
                        if (old != null) {
                            wrong(to.get().address() + " is already imported at " + old.place() + ".", block);
                        }
                    }
                }));
    }

    private Optional<Named> address(Block block, String name, Scope inner) {
        Optional<Named> named = attribute(block, name).flatMap(each -> addresses.read(each.expression(), inner));
        if (named.isPresent() && !named.get().path().isEmpty()) {
            wrong("\"" + name + "\" names a resource, not an attribute of it.", block);
            return Optional.empty();
        }
        boolean whole = named.filter(
                        each -> !each.address().kind().equals(each.type().kind()))
                .isEmpty();
        if (!whole && !block.type().equals("import")) {
            wrong(
                    named.get().address() + " goes with the "
                            + named.get().type().name() + " it is written in; name that.",
                    block);
            return Optional.empty();
        }
        return named;
    }

    private Optional<Attribute> attribute(Block block, String name) {
        Optional<Attribute> attribute = block.body().attribute(name);
        if (attribute.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Missing attribute",
                    "A block \"" + block.type() + "\" needs the attribute \"" + name + "\".",
                    block.header()));
        }
        return attribute;
    }

    private void wrong(String detail, Block block) {
        evaluation.report(Diagnostic.error("Invalid " + block.type() + " block", detail, block.header()));
    }
}
