package io.skep.plans.text.format;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.hcl.Token;
import io.skep.plans.text.hcl.TokenKind;
import io.skep.plans.text.syntax.Attribute;
import io.skep.plans.text.syntax.Block;
import io.skep.plans.text.syntax.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays out one HCL file. Only white space between tokens changes: never a token, a comment, a blank line, or the text of a string or
 * heredoc. Formatting what is formatted changes nothing. Time is linear in the size of the text. Safe for any thread.
 */
public final class Formatter {
    private Formatter() {}

    /** The text laid out, without a byte order mark; empty where it has syntax errors, which are then added to the diagnostics. */
    public static Optional<String> format(SourceFile source, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Body body = Parsing.parseHcl(source, found).body();
        diagnostics.addAll(found);
        return found.hasErrors() ? Optional.empty() : Optional.of(laidOut(source, body));
    }

    private static String laidOut(SourceFile source, Body body) {
        Set<Integer> laterItems = new HashSet<>();
        laterItems(body, laterItems);
        List<Printed> tokens = new ArrayList<>();
        for (Token token : Parsing.tokens(source, new Diagnostics())) {
            boolean beginsItem = token.kind() == TokenKind.NAME && laterItems.contains(token.start());
            tokens.add(new Printed(token.kind(), source.text().substring(token.start(), token.end()), beginsItem));
        }
        List<Line> lines = Line.of(tokens);
        Indent.apply(lines);
        lines.forEach(Spacing::apply);
        Alignment.apply(lines);
        StringBuilder out = new StringBuilder(source.text().length());
        tokens.forEach(token -> token.print(out));
        return out.toString();
    }

    /** Where attributes and blocks begin that are not the first in their body. */
    private static void laterItems(Body body, Set<Integer> starts) {
        int first = Integer.MAX_VALUE;
        List<Integer> all = new ArrayList<>();
        for (Attribute attribute : body.attributes()) {
            all.add(attribute.range().start().offset());
        }
        for (Block block : body.blocks()) {
            all.add(block.range().start().offset());
            laterItems(block.body(), starts);
        }
        for (int start : all) {
            first = Math.min(first, start);
        }
        int leading = first;
        all.stream().filter(start -> start != leading).forEach(starts::add);
    }
}
