package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.syntax.Expression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Long chains such as {@code 1 + 1 + 1 ...} are read in a loop, not by recursion, and yet give a tree that is as high as they are long.
 * Who walks the tree recurses, so its height is limited too.
 */
final class Heights {
    private static final int HIGHEST = 1000;

    private record Node(Expression expression, int height) {}

    private Heights() {}

    static Expression checked(Grammar grammar, Supplier<Expression> parser) {
        int start = grammar.tokens.index();
        Expression expression = parser.get();
        // A tree cannot be higher than it has tokens, so nearly every expression is spared the walk.
        if (grammar.tokens.index() - start > HIGHEST) {
            check(grammar, expression);
        }
        return expression;
    }

    private static void check(Grammar grammar, Expression root) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(root, 1));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.height() > HIGHEST) {
                throw grammar.fail(Diagnostic.error(
                        "Expression too long",
                        "More than " + HIGHEST
                                + " operators or steps follow each other here. Use a list or locals to split"
                                + " this up.",
                        root.range()));
            }
            node.expression().children().forEach(child -> open.push(new Node(child, node.height() + 1)));
        }
    }
}
