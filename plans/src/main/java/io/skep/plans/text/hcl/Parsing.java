package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Document;
import io.skep.plans.text.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * Reads HCL. Nothing is thrown whatever the text: errors are added to the diagnostics, several per file, and what could be understood is
 * returned. The time taken grows linearly with the text. See the HCL native syntax specification.
 */
public final class Parsing {
    private Parsing() {}

    /** Reads a whole file of attributes and blocks. */
    public static Document parseHcl(SourceFile source, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Body body = Grammar.ofFile(Fragment.of(source), found).bodies.file();
        diagnostics.addInOrderOfPlaces(found);
        return new Document(source, body);
    }

    /** All tokens of a file, comments included, for who works on the text itself; the last one is the end. */
    public static List<Token> tokens(SourceFile source, Diagnostics diagnostics) {
        Reporter reporter = new Reporter(Fragment.of(source), diagnostics);
        return Comments.amid(source.text(), Lexer.code(source.text(), reporter));
    }

    /** Reads a single expression, which may go over several lines; empty where it is wrong. */
    public static Optional<Expression> parseExpression(SourceFile source, Diagnostics diagnostics) {
        return parseExpression(Fragment.of(source), diagnostics);
    }

    /** Reads a single expression found inside another syntax. */
    public static Optional<Expression> parseExpression(Fragment fragment, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Grammar grammar = Grammar.ofExpression(fragment, found);
        Optional<Expression> expression = whole(grammar);
        diagnostics.addInOrderOfPlaces(found);
        return found.hasErrors() ? Optional.empty() : expression;
    }

    /** Reads a text as a template: it is itself but for <code>${...}</code> and <code>%{...}</code>; empty where it is wrong. */
    public static Optional<Expression> parseTemplate(SourceFile source, Diagnostics diagnostics) {
        return parseTemplate(Fragment.of(source), diagnostics);
    }

    /** Reads a template found inside another syntax. */
    public static Optional<Expression> parseTemplate(Fragment fragment, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Grammar grammar = Grammar.ofTemplate(fragment, found);
        Optional<Expression> template;
        try {
            template = Optional.of(Heights.checked(grammar, grammar.templates::bare));
        } catch (Unparsable reported) {
            template = Optional.empty();
        }
        diagnostics.addInOrderOfPlaces(found);
        return found.hasErrors() ? Optional.empty() : template;
    }

    private static Optional<Expression> whole(Grammar grammar) {
        try {
            Expression expression = Heights.checked(grammar, grammar.expressions::parse);
            if (!grammar.tokens.at(TokenKind.END)) {
                throw grammar.fail(
                        "Extra characters after expression", "The expression is complete, but more follows.");
            }
            return Optional.of(expression);
        } catch (Unparsable reported) {
            return Optional.empty();
        }
    }
}
