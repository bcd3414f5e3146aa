package io.skep.plans.text.hcl;

/** Spells names and texts as the lexer reads them. */
public final class Spelled {
    private Spelled() {}

    /** Whether a text can stand where a name stands. */
    public static boolean isName(String text) {
        return Names.isName(text);
    }

    /** A text as a quoted string that means just this text: escapes for what would end or change it. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            switch (each) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> out.append(each).append(text.startsWith("{", index + 1) ? String.valueOf(each) : "");
                default -> {
                    if (Character.isISOControl(each) || each == '\uFEFF') {
                        out.append("\\u%04X".formatted((int) each));
                    } else {
                        out.append(each);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
