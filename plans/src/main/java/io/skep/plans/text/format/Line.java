package io.skep.plans.text.format;

import io.skep.plans.text.hcl.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands on one line, in the three parts that are aligned with those of the lines around: what comes first, from the equals sign
 * on, and the comment at the end. A heredoc is on the line that opens it.
 */
record Line(List<Printed> lead, List<Printed> assignment, List<Printed> comment) {

    /** Cuts tokens into lines, each ending with its line break. */
    static List<Line> of(List<Printed> tokens) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.get(index).is(TokenKind.NEWLINE) || index == tokens.size() - 1) {
                lines.add(parts(tokens.subList(start, index + 1)));
                start = index + 1;
            }
        }
        return lines;
    }

    private static Line parts(List<Printed> line) {
        int end = line.size();
        int last = end - 2;
        int comment = last > 0 && isLineComment(line.get(last)) ? last : end;
        int equals = equalsSign(line.subList(0, comment));
        return new Line(line.subList(0, equals), line.subList(equals, comment), line.subList(comment, end));
    }

    private static boolean isLineComment(Printed token) {
        return token.is(TokenKind.COMMENT) && !token.text().startsWith("/*");
    }

    private static boolean printsCharacters(Printed token) {
        return !token.is(TokenKind.NEWLINE) && !token.is(TokenKind.END);
    }

    /** Where the assignment begins; the size where there is none, or where its value goes on on further lines. */
    private static int equalsSign(List<Printed> line) {
        for (int index = 1; index < line.size(); index++) {
            if (line.get(index).is(TokenKind.ASSIGN)) {
                int open = line.subList(index, line.size()).stream()
                        .mapToInt(Printed::bracket)
                        .sum();
                return open == 0 ? index : line.size();
            }
        }
        return line.size();
    }

    Stream<Printed> code() {
        return Stream.concat(lead.stream(), assignment.stream());
    }

    boolean isBlank() {
        return !printsCharacters(lead.getFirst());
    }
}
