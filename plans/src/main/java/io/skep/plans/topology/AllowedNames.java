package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.value.Spelling;
import java.util.Set;

/** Refuses attributes and blocks that the language's own blocks do not have. */
final class AllowedNames {

    private AllowedNames() {}

    static void check(Block block, Set<String> attributes, Set<String> blocks, Evaluation evaluation) {
        block.body().attributes().stream()
                .filter(attribute -> !attributes.contains(attribute.name()))
                .forEach(attribute ->
                        refuse("attribute", attribute.name(), attribute.nameRange(), block, attributes, evaluation));
        blocks(block, blocks, evaluation);
    }

    static void blocks(Block block, Set<String> blocks, Evaluation evaluation) {
        block.body().blocks().stream()
                .filter(inner -> !blocks.contains(inner.type()))
                .forEach(inner -> refuse("block", inner.type(), inner.typeRange(), block, blocks, evaluation));
    }

    private static void refuse(
            String what, String name, Range place, Block block, Set<String> known, Evaluation evaluation) {
        Diagnostic diagnostic =
                Diagnostic.error("Unknown " + what, block.title() + " has no " + what + " \"" + name + "\".", place);
        evaluation.report(Spelling.hint(name, known).map(diagnostic::withHint).orElse(diagnostic));
    }
}
