package io.skep.plans.text.hcl;

import io.skep.plans.text.Range;
import io.skep.plans.text.syntax.Body;

/** The items of a file or block, one after the other. An item that cannot be understood is passed over and the next one read. */
final class Bodies {
    private final Grammar grammar;
    private final Attributes attributes;
    private final Blocks blocks;
    private final Recovery recovery;

    Bodies(Grammar grammar) {
        this.grammar = grammar;
        this.attributes = new Attributes(grammar);
        this.blocks = new Blocks(grammar);
        this.recovery = new Recovery(grammar);
    }

    Body file() {
        BodyItems items = new BodyItems();
        while (!grammar.tokens.at(TokenKind.END)) {
            items(items, false);
            if (grammar.tokens.at(TokenKind.BRACE_CLOSE)) {
                Token brace = grammar.tokens.read();
                grammar.reporter.error(
                        "Unexpected closing brace",
                        "No block is open here that \"}\" could close.",
                        grammar.range(brace));
            }
        }
        return items.body(grammar.reporter.range(0, grammar.tokens.fullText().length()));
    }

    /** The items of a block up to its closing brace or the end of the file, which is left to be read. */
    Body block(Token open) {
        BodyItems items = new BodyItems();
        boolean oneLine = !grammar.tokens.at(TokenKind.NEWLINE);
        items(items, oneLine);
        Range inside = grammar.range(open)
                .atEnd()
                .to(grammar.range(grammar.tokens.peek()).atStart());
        return items.body(inside);
    }

    private void items(BodyItems items, boolean oneLine) {
        while (true) {
            while (grammar.tokens.at(TokenKind.NEWLINE)) {
                grammar.tokens.read();
            }
            if (grammar.tokens.at(TokenKind.END) || grammar.tokens.at(TokenKind.BRACE_CLOSE)) {
                return;
            }
            int start = grammar.tokens.index();
            try {
                item(items);
                endOfItem(start, oneLine);
            } catch (Unparsable reported) {
                recovery.passOver(start);
            }
        }
    }

    private void item(BodyItems items) {
        Token next = grammar.tokens.peek();
        if (next.kind() == TokenKind.QUOTE_OPEN) {
            items.add(attributes.quoted(), grammar.reporter);
        } else if (next.kind() != TokenKind.NAME) {
            throw grammar.fail(
                    "Attribute or block expected",
                    "Here a name must stand, followed by \"=\" and a value, or by labels and \"{\".");
        } else {
            switch (grammar.tokens.second().kind()) {
                case BRACE_OPEN, QUOTE_OPEN, NAME -> items.add(blocks.parse());
                case NEWLINE -> {
                    if (grammar.tokens.third().kind() == TokenKind.BRACE_OPEN) {
                        items.add(blocks.parse());
                    } else {
                        items.add(attributes.parse(), grammar.reporter);
                    }
                }
                default -> items.add(attributes.parse(), grammar.reporter);
            }
        }
    }

    private void endOfItem(int start, boolean oneLine) {
        Token next = grammar.tokens.peek();
        switch (next.kind()) {
            case NEWLINE, END, BRACE_CLOSE -> {}
            case COMMA -> {
                grammar.reporter.error(
                        "Unexpected comma",
                        "Attributes and blocks are not separated by commas. Leave it out"
                                + (oneLine ? "." : " and begin a new line."),
                        grammar.range(next));
                grammar.tokens.read();
            }
            case NAME -> {
                if (!oneLine || !attributes.itemFollows()) {
                    unfinished(start, next);
                }
            }
            default -> unfinished(start, next);
        }
    }

    private void unfinished(int start, Token next) {
        attributes.reportRest(grammar.tokens.get(start), next);
        if (!attributes.itemFollows()) {
            throw new Unparsable();
        }
    }
}
