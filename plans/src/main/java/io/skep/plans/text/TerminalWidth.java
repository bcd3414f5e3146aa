package io.skep.plans.text;

/** How many columns of a terminal a char takes; a char of a surrogate pair takes half of the pair's two. */
final class TerminalWidth {
    private TerminalWidth() {}

    static String blanks(char each) {
        return switch (Character.getType(each)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
            default -> isWide(each) ? "  " : " ";
        };
    }

    /** East Asian scripts and full-width forms, roughly as Unicode's East Asian Width property has them. */
    private static boolean isWide(char each) {
        return (each >= 0x1100 && each <= 0x115F)
                || (each >= 0x2E80 && each <= 0xA4CF)
                || (each >= 0xAC00 && each <= 0xD7A3)
                || (each >= 0xF900 && each <= 0xFAFF)
                || (each >= 0xFE30 && each <= 0xFE4F)
                || (each >= 0xFF00 && each <= 0xFF60)
                || (each >= 0xFFE0 && each <= 0xFFE6);
    }
}
