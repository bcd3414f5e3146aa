package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Expression;
import io.skep.plans.text.syntax.Label;
import io.skep.plans.text.syntax.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code type "label" { ... }} and the ways to get it wrong. */
final class Blocks {
    private final Grammar grammar;

    /** The first block whose closing brace stands further left than the block itself: where a brace is missing, this is why. */
    private @Nullable Block outdented;

    private boolean unclosedReported;

    Blocks(Grammar grammar) {
        this.grammar = grammar;
    }

    Block parse() {
        grammar.enter();
        try {
            Token type = grammar.tokens.read();
            List<Label> labels = labels(type);
            Range typeRange = grammar.range(type);
            Range header =
                    labels.isEmpty() ? typeRange : typeRange.to(labels.getLast().range());
            Token open = grammar.tokens.read();
            Body body = grammar.bodies.block(open);
            Block block = new Block(
                    grammar.tokens.written(type),
                    typeRange,
                    labels,
                    body,
                    header,
                    grammar.range(type, grammar.tokens.peek()));
            close(block);
            return block;
        } finally {
            grammar.leave();
        }
    }

    /** The labels up to the opening brace, which is left to be read. */
    private List<Label> labels(Token type) {
        List<Label> labels = new ArrayList<>();
        while (!grammar.tokens.at(TokenKind.BRACE_OPEN)) {
            Token next = grammar.tokens.peek();
            switch (next.kind()) {
                case QUOTE_OPEN -> labels.add(quotedLabel());
                case NAME -> {
                    grammar.tokens.read();
                    labels.add(new Label(grammar.tokens.written(next), grammar.range(next)));
                }
                case ASSIGN -> {
                    boolean braceFollows = grammar.tokens.second().kind() == TokenKind.BRACE_OPEN;
                    if (!braceFollows) {
                        throw grammar.fail(Diagnostic.error(
                                "Invalid attribute name",
                                "Before \"=\" a single name must stand, without labels.",
                                grammar.range(type, grammar.tokens.last())));
                    }
                    grammar.reporter.error(
                            "Unexpected equals sign",
                            "Between a block's labels and its \"{\" there is no \"=\".",
                            grammar.range(next));
                    grammar.tokens.read();
                }
                default -> {
                    if (next.kind() != TokenKind.NEWLINE
                            || grammar.tokens.second().kind() != TokenKind.BRACE_OPEN) {
                        throw grammar.fail(noBrace(type, labels, next));
                    }
                    grammar.tokens.read();
                    grammar.reporter.error(
                            "Opening brace on its own line",
                            "The opening brace \"{\" of a block must stand on the same line as its type and labels.",
                            grammar.range(grammar.tokens.peek()));
                }
            }
        }
        return labels;
    }

    private Label quotedLabel() {
        Expression label = grammar.templates.quoted();
        if (label instanceof Literal.Text text) {
            return new Label(text.value(), label.range());
        }
        throw grammar.fail(Diagnostic.error(
                "Invalid block label",
                "A label is plain text: \"${\" and \"%{\" are not possible here, since the name must be known before any value."
                        + " For several blocks alike use for_each.",
                label.range()));
    }

    private Diagnostic noBrace(Token type, List<Label> labels, Token found) {
        String name = grammar.tokens.written(type);
        boolean ends = found.kind() == TokenKind.NEWLINE || found.kind() == TokenKind.END;
        Diagnostic problem = Diagnostic.error(
                "Missing equals sign or brace",
                "To set an attribute write \"" + name
                        + " = value\". To open a block, \"{\" must follow on the same line, but" + " this is "
                        + grammar.tokens.describe(found) + ".",
                grammar.range(found));
        boolean oneLabel = ends && labels.size() == 1;
        return oneLabel
                ? problem.withHint(
                        "Did you mean " + name + " = \"" + labels.getFirst().text() + "\"?")
                : problem;
    }

    private void close(Block block) {
        if (!grammar.tokens.at(TokenKind.BRACE_CLOSE)) {
            unclosed(block);
            return;
        }
        Range brace = grammar.range(grammar.tokens.read());
        boolean ownLine = brace.start().line() > block.header().end().line();
        if (outdented == null
                && ownLine
                && brace.start().column() < block.range().start().column()) {
            outdented = block;
        }
    }

    private void unclosed(Block block) {
        if (unclosedReported || grammar.reporter.restIsSwallowed()) {
            return;
        }
        unclosedReported = true;
        grammar.reporter.error(
                "Unclosed block",
                "There is no closing brace \"}\" for this block before the end of the file." + suspect(block),
                block.header());
    }

    private String suspect(Block block) {
        if (outdented != null) {
            return " A brace may be missing on or before line "
                    + outdented.range().end().line() + ": the one there closes " + outdented.title()
                    + ", opened on line " + outdented.range().start().line() + ", but is not indented like it.";
        }
        int column = block.range().start().column();
        return block.body().blocks().stream()
                .filter(inner -> inner.range().start().column() <= column
                        && inner.range().start().line() > block.range().start().line())
                .findFirst()
                .map(inner -> " A brace may be missing before line "
                        + inner.range().start().line() + ", where " + inner.title() + " begins.")
                .orElse("");
    }
}
