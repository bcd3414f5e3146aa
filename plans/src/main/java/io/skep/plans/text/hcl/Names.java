package io.skep.plans.text.hcl;

/** Which characters make a name: Unicode's ID_Start or an underscore, then ID_Continue or a dash. */
final class Names {
    private Names() {}

    static boolean startsAt(String text, int at) {
        char ascii = text.charAt(at);
        if (ascii < 0x80) {
            return isLetter(ascii) || ascii == '_';
        }
        int first = text.codePointAt(at);
        return Character.isUnicodeIdentifierStart(first);
    }

    static int endFrom(String text, int start) {
        int end = start;
        while (end < text.length()) {
            char ascii = text.charAt(end);
            if (ascii < 0x80) {
                if (!isLetter(ascii) && !(ascii >= '0' && ascii <= '9') && ascii != '_' && ascii != '-') {
                    break;
                }
                end++;
                continue;
            }
            int each = text.codePointAt(end);
            if (!continues(each)) {
                break;
            }
            end += Character.charCount(each);
        }
        return end;
    }

    /** True where the whole text is one name. */
    static boolean isName(String text) {
        return !text.isEmpty() && startsAt(text, 0) && endFrom(text, 0) == text.length();
    }

    private static boolean isLetter(char ascii) {
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
    }

    private static boolean continues(int codePoint) {
        return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }
}
