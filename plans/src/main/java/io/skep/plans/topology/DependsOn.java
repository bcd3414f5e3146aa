package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.eval.References;
import io.skep.plans.text.eval.References.Reference;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.GetIndex;
import io.skep.plans.text.syntax.Literal;
import io.skep.plans.text.syntax.TupleConstructor;
import io.skep.plans.text.value.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The meta-argument {@code depends_on}: a list of references to blocks or instances, or of their addresses as strings.
 * They order things and are not evaluated.
 */
final class DependsOn {

    private final SortedMap<String, SortedMap<String, BlockInstances>> blocks;
    private final SortedMap<String, ModuleCalls> modules;
    private final ModulePlace place;
    private final Evaluation evaluation;

    DependsOn(
            SortedMap<String, SortedMap<String, BlockInstances>> blocks,
            SortedMap<String, ModuleCalls> modules,
            ModulePlace place,
            Evaluation evaluation) {
        this.blocks = blocks;
        this.modules = modules;
        this.place = place;
        this.evaluation = evaluation;
    }

    /** The addresses a block depends on, and the module it stands in; what is wrong with its list is reported. */
    SortedSet<Address> addresses(Block block) {
        TreeSet<Address> addresses = new TreeSet<>(place.needs());
        Optional<Attribute> attribute = block.body().attribute("depends_on");
        if (attribute.isEmpty()) {
            return addresses;
        }
        if (!(attribute.get().expression() instanceof TupleConstructor list)) {
            report(
                    "\"depends_on\" must be a list, as in depends_on = [host.web].",
                    attribute.get().expression());
            return addresses;
        }
        list.items().forEach(item -> addresses.addAll(address(item)));
        return addresses;
    }

    private List<Address> address(Expression written) {
        Expression item = written instanceof Literal.Text text ? parsed(text) : written;
        List<Reference> references = References.in(item);
        if (references.size() != 1) {
            report("Here must be a reference to a block, such as host.web.", written);
            return List.of();
        }
        Reference reference = references.getFirst();
        if (reference.root().equals("module")) {
            return module(reference, written);
        }
        Map<String, BlockInstances> named = blocks.get(reference.root());
        if (named == null) {
            report("There are no blocks \"" + reference.root() + "\" to depend on.", written);
            return List.of();
        }
        String name = reference.names().isEmpty()
                ? BlockInstances.ONLY_NAME
                : reference.names().getFirst();
        BlockInstances block = named.get(name);
        if (block == null) {
            Diagnostic diagnostic = Diagnostic.error(
                    "Unknown " + reference.root(),
                    "There is no " + reference.root() + " named \"" + name + "\".",
                    written.range());
            evaluation.report(Spelling.hint(name, named.keySet())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
            return List.of();
        }
        return instances(block, key(item), written);
    }

    private List<Address> module(Reference reference, Expression written) {
        String name = reference.names().isEmpty() ? "" : reference.names().getFirst();
        ModuleCalls calls = modules.get(name);
        if (calls == null) {
            report("There is no module named \"" + name + "\".", written);
            return List.of();
        }
        return List.copyOf(calls.addresses());
    }

    /** All instances, or the one of the key. */
    private List<Address> instances(BlockInstances block, Optional<String> key, Expression written) {
        List<Address> all = block.addresses();
        if (key.isEmpty()) {
            return all;
        }
        List<Address> one =
                all.stream().filter(address -> address.key().equals(key)).toList();
        if (one.isEmpty()) {
            report("There is no instance [" + key.get() + "] of this block.", written);
        }
        return one;
    }

    /** The key as an address writes it. */
    private static Optional<String> key(Expression item) {
        if (!(item instanceof GetIndex get)) {
            return Optional.empty();
        }
        return switch (get.key()) {
            case Literal.Text text -> Address.each("kind", "name", text.value()).key();
            case Literal.Decimal decimal -> Optional.of(decimal.value().toPlainString());
            default -> Optional.empty();
        };
    }

    private Expression parsed(Literal.Text text) {
        Diagnostics problems = new Diagnostics();
        return Parsing.parseExpression(new SourceFile(text.range().file(), text.value()), problems)
                .filter(_ -> !problems.hasErrors())
                .orElse(text);
    }

    private void report(String detail, Expression place) {
        evaluation.report(Diagnostic.error("Invalid depends_on", detail, place.range()));
    }
}
