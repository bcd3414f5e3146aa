package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Spelling;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A block {@code module "shop" { source = "./shop" ... }} with its instances: what stands in the folder, with the
 * arguments as its variables. Only folders beside the topology are sources; nothing is fetched.
 */
final class ModuleCalls {

    private static final Set<String> META = Set.of("source", "for_each", "count", "depends_on");

    private final Block block;
    private final ModuleEvaluation parent;
    private final Evaluation evaluation;
    private final Repetition repetition;
    private final Lazy<List<Call>> calls;

    /** One instance. */
    private record Call(Address address, ModuleEvaluation module) {}

    ModuleCalls(Block block, ModuleEvaluation parent, Evaluation evaluation) {
        this.block = block;
        this.parent = parent;
        this.evaluation = evaluation;
        this.repetition = new Repetition(evaluation);
        Address address = Address.of("module", block.labels().getFirst().text())
                .in(parent.place().path());
        this.calls = new Lazy<>(address.toString(), block.header(), evaluation, () -> compute(address));
    }

    /** The modules, one for each instance; empty where something is wrong, which is then reported. */
    List<ModuleEvaluation> modules() {
        return calls.find().orElse(List.of()).stream().map(Call::module).toList();
    }

    /** The addresses of all resources in it. */
    SortedSet<Address> addresses() {
        TreeSet<Address> all = new TreeSet<>();
        calls.get().forEach(call -> all.addAll(call.module().addresses()));
        return all;
    }

    /**
     * What a reference to the module is: its outputs, or those of its instances. Of the outputs only the one taken is
     * computed, so that two modules may use each other's outputs where these do not need each other.
     */
    Value referred(Optional<Value> element) {
        Optional<String> taken = element.flatMap(Convert::toText).map(Value.Text::text);
        List<Call> all = calls.get();
        calls.needs().forEach(evaluation::needs);
        return switch (repetition.kind(block)) {
            case SINGLE -> all.getFirst().module().outputs(taken);
            case COUNTED ->
                new Items(all.stream()
                        .<Value>map(call -> call.module().outputs(Optional.empty()))
                        .toList());
            case KEYED -> {
                TreeMap<String, Value> byKey = new TreeMap<>();
                boolean one =
                        all.stream().anyMatch(call -> call.address().plainKey().equals(taken));
                all.stream()
                        .filter(call -> !one || call.address().plainKey().equals(taken))
                        .forEach(call -> byKey.put(
                                call.address().plainKey().orElse(""),
                                call.module().outputs(Optional.empty())));
                yield new Entries(byKey);
            }
        };
    }

    private Optional<List<Call>> compute(Address address) {
        refuseBlocks();
        Optional<String> folder = folder();
        Optional<Declarations> declarations = folder.flatMap(parent::declarations);
        if (folder.isPresent() && declarations.isEmpty()) {
            return wrong(
                    "No such module", "The folder " + folder.get() + " holds no *.hcl file and no topology.", "source");
        }
        if (declarations.isEmpty() || !argumentsFit(declarations.get())) {
            return Optional.empty();
        }
        SortedSet<Address> declared = parent.dependsOn().addresses(block);
        return repetition.turns(block, address, parent.scope()).map(turns -> {
            List<Call> made = new ArrayList<>();
            for (Repetition.Turn turn : turns) {
                TreeSet<Address> needs = new TreeSet<>(declared);
                needs.addAll(turn.needs());
                ModulePlace place = parent.place().inner(turn.address().toString(), folder.get(), block, needs);
                made.add(new Call(turn.address(), parent.inner(place, declarations.get(), settings(turn))));
            }
            return made;
        });
    }

    private Map<String, Setting> settings(Repetition.Turn turn) {
        TreeMap<String, Setting> settings = new TreeMap<>();
        block.body().attributes().stream()
                .filter(attribute -> !META.contains(attribute.name()))
                .forEach(attribute ->
                        settings.put(attribute.name(), new Setting.Passed(attribute.expression(), turn.scope())));
        return settings;
    }

    private Optional<String> folder() {
        Optional<Attribute> source = block.body().attribute("source");
        if (source.isEmpty()) {
            evaluation.report(Diagnostic.error(
                            "Missing attribute", block.title() + " does not say where it comes from.", block.header())
                    .withHint("Write source = \"./FOLDER\" in it."));
            return Optional.empty();
        }
        if (!(source.get().expression() instanceof Literal.Text(String text, var _))
                || !(text.startsWith("./") || text.startsWith("../"))) {
            evaluation.report(Diagnostic.error(
                            "Invalid source",
                            "The source of a module is a folder beside the topology, written out: it begins with ./ or ../",
                            source.get().expression().range())
                    .withHint("Copy a module from elsewhere into a folder of its own, and name that."));
            return Optional.empty();
        }
        String folder =
                Path.of(parent.place().folder()).resolve(text).normalize().toString();
        if (parent.place().within(folder)) {
            return wrong(
                    "Module in itself",
                    "The module of the folder " + (folder.isEmpty() ? "of the topology" : folder)
                            + " would hold itself without end.",
                    "source");
        }
        return Optional.of(folder);
    }

    private boolean argumentsFit(Declarations declarations) {
        boolean fit = true;
        Set<String> variables = declarations.variables().keySet();
        for (Attribute attribute : block.body().attributes()) {
            if (!META.contains(attribute.name()) && !variables.contains(attribute.name())) {
                Diagnostic diagnostic = Diagnostic.error(
                        "Unknown variable",
                        block.title() + " has no variable \"" + attribute.name() + "\".",
                        attribute.nameRange());
                evaluation.report(Spelling.hint(attribute.name(), variables)
                        .map(diagnostic::withHint)
                        .orElse(diagnostic));
                fit = false;
            }
        }
        return fit;
    }

    private void refuseBlocks() {
        AllowedNames.blocks(block, Set.of(), evaluation);
    }

    private <T> Optional<T> wrong(String summary, String detail, String attribute) {
        evaluation.report(Diagnostic.error(
                summary,
                detail,
                block.body()
                        .attribute(attribute)
                        .map(written -> written.expression().range())
                        .orElse(block.header())));
        return Optional.empty();
    }
}
