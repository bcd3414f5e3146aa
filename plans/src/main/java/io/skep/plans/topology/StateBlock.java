package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.eval.Scope;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Convert;
import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Nothing;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.topology.StateSettings.Encryption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The block {@code skep { state { ... } }}. It is needed before the state and with it everything else is known, so that its expressions can
 * name variables only.
 */
final class StateBlock {
    private static final String ENCRYPTION = "encryption";
    private static final Set<String> KEYS = Set.of("passphrase", "passphrase_file", "program");
    private static final Set<String> MAIN = Set.of("passphrase", "passphrase_file", "program", "enforced");

    private final Evaluation evaluation;
    private final Scope scope;

    /** With a scope of variables. */
    StateBlock(Evaluation evaluation, Scope scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    /** What the blocks {@code skep} say; what is wrong with them is reported. */
    StateSettings read(List<Block> settings, String topology, String workspace) {
        List<Block> found = settings.stream()
                .flatMap(each -> each.body().blocks("state").stream())
                .toList();
        if (found.isEmpty()) {
            return StateSettings.usual(topology, workspace);
        }
        Block state = only(found);
        state.body()
                .attributes()
                .forEach(attribute -> evaluation.report(Diagnostic.error(
                                "Unknown attribute",
                                "The block \"state\" has no attributes, only blocks.",
                                attribute.nameRange())
                        .withHint("The place where the state is kept is a block: state { postgres { url = ... } }")));
        List<Block> encryption = state.body().blocks(ENCRYPTION);
        List<Block> places = state.body().blocks().stream()
                .filter(each -> !each.type().equals(ENCRYPTION))
                .toList();
        return new StateSettings(
                topology,
                workspace,
                places.isEmpty() ? Optional.empty() : Optional.of(place(only(places))),
                encryption.isEmpty() ? Encryption.NONE : encryption(only(encryption)));
    }

    private Block only(List<Block> blocks) {
        blocks.stream()
                .skip(1)
                .forEach(second -> evaluation.report(Diagnostic.error(
                        "Duplicate block", "There is " + blocks.getFirst().title() + " already.", second.header())));
        return blocks.getFirst();
    }

    private StateSettings.Place place(Block block) {
        TreeMap<String, String> words = new TreeMap<>();
        block.body()
                .blocks()
                .forEach(inner -> evaluation.report(
                        Diagnostic.error("Unknown block", block.title() + " has no blocks.", inner.header())));
        block.body()
                .attributes()
                .forEach(attribute -> text(attribute, false).ifPresent(text -> words.put(attribute.name(), text)));
        return new StateSettings.Place(block.type(), words);
    }

    private Encryption encryption(Block block) {
        AllowedNames.check(block, MAIN, Set.of("fallback"), evaluation);
        List<StateSettings.Key> fallbacks = new ArrayList<>();
        for (Block fallback : block.body().blocks("fallback")) {
            AllowedNames.check(fallback, KEYS, Set.of(), evaluation);
            key(fallback).ifPresent(fallbacks::add);
        }
        boolean enforced = block.body()
                .attribute("enforced")
                .flatMap(attribute -> value(attribute))
                .map(value -> value instanceof Bool(boolean truth) && truth)
                .orElse(false);
        return new Encryption(key(block), fallbacks, enforced);
    }

    private Optional<StateSettings.Key> key(Block block) {
        List<Attribute> given = block.body().attributes().stream()
                .filter(attribute -> KEYS.contains(attribute.name()))
                .toList();
        if (given.size() > 1) {
            evaluation.report(Diagnostic.error(
                    "Two keys",
                    "A key is a passphrase, a passphrase_file or a program: one of them.",
                    given.get(1).nameRange()));
        }
        return given.isEmpty() ? Optional.empty() : key(given.getFirst());
    }

    private Optional<StateSettings.Key> key(Attribute attribute) {
        return switch (attribute.name()) {
            case "passphrase" -> text(attribute, true).map(StateSettings.Key.Passphrase::new);
            case "passphrase_file" -> text(attribute, false).map(StateSettings.Key.PassphraseFile::new);
            default -> program(attribute);
        };
    }

    private Optional<StateSettings.Key> program(Attribute attribute) {
        Optional<Value> value = value(attribute);
        if (value.isPresent() && value.get() instanceof Items(List<Value> items)) {
            List<String> words = items.stream()
                    .filter(Text.class::isInstance)
                    .map(item -> ((Text) item).text())
                    .toList();
            if (!words.isEmpty() && words.size() == items.size()) {
                return Optional.of(new StateSettings.Key.Program(words));
            }
        }
        value.ifPresent(_ -> evaluation.report(Diagnostic.error(
                "Invalid program",
                "A program is a list of words, none of them sensitive: program = [\"./key.sh\", \"shop\"].",
                attribute.expression().range())));
        return Optional.empty();
    }

    /** A text that is not null; one that must be a secret, since the topology's text is kept in plans, or must be none. */
    private Optional<String> text(Attribute attribute, boolean secret) {
        Optional<Value> value = value(attribute).filter(each -> !(Opaque.revealed(each) instanceof Nothing));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Secret != secret) {
            evaluation.report(
                    secret
                            ? Diagnostic.error(
                                            "Secret in the topology",
                                            "The passphrase must not stand in a file that is read, kept and planned with.",
                                            attribute.expression().range())
                                    .withHint(
                                            "Name a variable with sensitive = true, or leave the attribute out and set"
                                                    + " SKEP_STATE_PASSPHRASE.")
                            : Diagnostic.error(
                                    "Unexpected secret",
                                    "\"" + attribute.name() + "\" is shown in messages, so it cannot be sensitive.",
                                    attribute.expression().range()));
            return Optional.empty();
        }
        Optional<String> text = Convert.toText(Opaque.revealed(value.get())).map(Text::text);
        if (text.isEmpty()) {
            evaluation.report(Diagnostic.error(
                    "Invalid attribute",
                    "\"" + attribute.name() + "\" must be a text that is known before anything else.",
                    attribute.expression().range()));
        }
        return text;
    }

    private Optional<Value> value(Attribute attribute) {
        return evaluation.value(attribute.expression(), scope);
    }
}
