package io.skep.swarm.stack;

import java.util.ArrayList;
import java.util.List;

/** Splits a command as a POSIX shell does, with quotes and backslashes and nothing else. Pure. */
final class ShellWords {

    private ShellWords() {}

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '\\' && quote != '\'' && at + 1 < text.length()) {
                at++;
                char next = text.charAt(at);
                word.append(quote == '"' && next != '"' && next != '\\' ? "\\" : "")
                        .append(next);
                begun = true;
            } else if (quote == 0 && (each == '\'' || each == '"')) {
                quote = each;
                begun = true;
            } else if (quote != 0 && each == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(each)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                begun = false;
            } else {
                word.append(each);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
