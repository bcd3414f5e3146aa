package io.skep.plans.text.data;

/** Turns places counted in code points, as the YAML parser counts, into offsets in chars. */
final class CodePoints {
    private final int length;
    /** The offset of each code point; empty where there are no surrogate pairs, since then both counts agree. */
    private final int[] offsets;

    CodePoints(String text) {
        this.length = text.length();
        this.offsets = text.chars().anyMatch(each -> Character.isSurrogate((char) each)) ? offsets(text) : new int[0];
    }

    int charOf(int codePoint) {
        if (offsets.length == 0) {
            return Math.min(codePoint, length);
        }
        return codePoint < offsets.length ? offsets[codePoint] : length;
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length())];
        int at = 0;
        for (int index = 0; index < offsets.length; index++) {
            offsets[index] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        return offsets;
    }
}
