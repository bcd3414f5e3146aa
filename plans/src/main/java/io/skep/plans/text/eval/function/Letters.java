package io.skep.plans.text.eval.function;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a string into what a reader sees as its characters. */
final class Letters {

    private Letters() {}

    private static final int LONGEST = 1_000_000;

    /** Fails with {@link Problem} where the string is too long to be cut up. */
    static List<String> of(String text) {
        if (text.length() > LONGEST) {
            throw Problem.of("String too long", "Only strings of up to " + LONGEST + " characters can be cut up.");
        }
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> letters = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            letters.add(text.substring(start, end));
            start = end;
        }
        return letters;
    }
}
