package io.skep.plans.text.eval.function;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a string into what a reader sees as its characters. */
final class Letters {

    private Letters() {}

    static List<String> of(String text) {
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
