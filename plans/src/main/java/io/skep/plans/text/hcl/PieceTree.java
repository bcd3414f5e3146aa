package io.skep.plans.text.hcl;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.TemplatePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts directives around the pieces they enclose and joins neighbouring texts. */
final class PieceTree {
    private final Grammar grammar;
    private final List<Piece> pieces;
    private int next;

    PieceTree(Grammar grammar, List<Piece> pieces) {
        this.grammar = grammar;
        this.pieces = pieces;
    }

    List<TemplatePart> build() {
        List<TemplatePart> parts = parts(null);
        if (next < pieces.size()) {
            throw grammar.fail(misplaced(pieces.get(next)));
        }
        return parts;
    }

    /** Reads parts up to the first piece that ends or divides the directive around them. */
    private List<TemplatePart> parts(@Nullable Piece around) {
        grammar.enter();
        try {
            List<TemplatePart> parts = new ArrayList<>();
            while (next < pieces.size()) {
                Piece piece = pieces.get(next);
                switch (piece) {
                    case Piece.Text _ -> texts(parts);
                    case Piece.Value value -> {
                        next++;
                        parts.add(new TemplatePart.Interpolation(value.expression(), value.range()));
                    }
                    case Piece.If choice -> parts.add(ifDirective(choice));
                    case Piece.For loop -> parts.add(forDirective(loop));
                    case Piece.Else _, Piece.EndIf _, Piece.EndFor _ -> {
                        return parts;
                    }
                }
            }
            if (around != null) {
                throw grammar.fail(unclosed(around));
            }
            return parts;
        } finally {
            grammar.leave();
        }
    }

    private void texts(List<TemplatePart> parts) {
        StringBuilder joined = new StringBuilder();
        Range range = pieces.get(next).range();
        while (next < pieces.size() && pieces.get(next) instanceof Piece.Text text) {
            joined.append(text.value());
            range = range.to(text.range());
            next++;
        }
        if (!joined.isEmpty()) {
            parts.add(new TemplatePart.Text(joined.toString(), range));
        }
    }

    private TemplatePart ifDirective(Piece.If choice) {
        next++;
        List<TemplatePart> whenTrue = parts(choice);
        List<TemplatePart> whenFalse = List.of();
        if (pieces.get(next) instanceof Piece.Else) {
            next++;
            whenFalse = parts(choice);
        }
        Piece end = pieces.get(next);
        if (!(end instanceof Piece.EndIf)) {
            throw grammar.fail(misplaced(end));
        }
        next++;
        return new TemplatePart.IfDirective(
                choice.condition(), whenTrue, whenFalse, choice.range().to(end.range()));
    }

    private TemplatePart forDirective(Piece.For loop) {
        next++;
        List<TemplatePart> body = parts(loop);
        Piece end = pieces.get(next);
        if (!(end instanceof Piece.EndFor)) {
            throw grammar.fail(misplaced(end));
        }
        next++;
        Loops.Intro intro = loop.intro();
        return new TemplatePart.ForDirective(
                intro.key(),
                intro.value(),
                intro.collection(),
                body,
                loop.range().to(end.range()));
    }

    private static Diagnostic unclosed(Piece directive) {
        boolean loop = directive instanceof Piece.For;
        return Diagnostic.error(
                "Unclosed template directive",
                "There is no \"%{ " + (loop ? "endfor" : "endif") + " }\" for this before the end of the template.",
                directive.range());
    }

    private static Diagnostic misplaced(Piece piece) {
        return switch (piece) {
            case Piece.EndFor _ -> misplaced(piece, "endfor", "for");
            case Piece.EndIf _ -> misplaced(piece, "endif", "if");
            case Piece.Else _ -> misplaced(piece, "else", "if");
            case Piece.Text _, Piece.Value _, Piece.If _, Piece.For _ ->
                throw new IllegalStateException("ends nothing");
        };
    }

    private static Diagnostic misplaced(Piece piece, String written, String opener) {
        return Diagnostic.error(
                "Unexpected template directive",
                "At this place no \"%{ " + opener + " }\" is open that \"" + written + "\" could belong to.",
                piece.range());
    }
}
