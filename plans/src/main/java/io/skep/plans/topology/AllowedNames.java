package io.skep.plans.topology;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.value.Spelling;
import java.util.Set;
import java.util.function.Consumer;

/** Refuses attributes and blocks that the language's own blocks do not have. */
public final class AllowedNames {

    private final String title;
    private final Consumer<Diagnostic> problems;

    private AllowedNames(String title, Consumer<Diagnostic> problems) {
        this.title = title;
        this.problems = problems;
    }

    static void check(Block block, Set<String> attributes, Set<String> blocks, Evaluation evaluation) {
        check(block.title(), block.body(), attributes, blocks, evaluation::report);
    }

    static void blocks(Block block, Set<String> blocks, Evaluation evaluation) {
        new AllowedNames(block.title(), evaluation::report).blocks(block.body(), blocks);
    }

    /**
     * Checks what stands in a body.
     *
     * @param title what the body is of, in messages: {@code run "first"}
     */
    public static void check(
            String title, Body body, Set<String> attributes, Set<String> blocks, Consumer<Diagnostic> problems) {
        AllowedNames names = new AllowedNames(title, problems);
        body.attributes().stream()
                .filter(attribute -> !attributes.contains(attribute.name()))
                .forEach(attribute -> names.refuse("attribute", attribute.name(), attribute.nameRange(), attributes));
        names.blocks(body, blocks);
    }

    private void blocks(Body body, Set<String> blocks) {
        body.blocks().stream()
                .filter(inner -> !blocks.contains(inner.type()))
                .forEach(inner -> refuse("block", inner.type(), inner.typeRange(), blocks));
    }

    private void refuse(String what, String name, Range place, Set<String> known) {
        Diagnostic diagnostic =
                Diagnostic.error("Unknown " + what, title + " has no " + what + " \"" + name + "\".", place);
        problems.accept(Spelling.hint(name, known).map(diagnostic::withHint).orElse(diagnostic));
    }
}
