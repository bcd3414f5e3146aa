package io.skep.cli.show;

/** Colours text for a terminal, or leaves it as it is. Immutable. */
public enum Paint {
    /** No escape sequence is ever written. */
    PLAIN,
    /** ANSI colours, the sixteen that every terminal theme defines. */
    COLOURED;

    public String green(String text) {
        return wrap("32", text);
    }

    public String yellow(String text) {
        return wrap("33", text);
    }

    public String red(String text) {
        return wrap("31", text);
    }

    public String cyan(String text) {
        return wrap("36", text);
    }

    public String bold(String text) {
        return wrap("1", text);
    }

    public String faint(String text) {
        return wrap("2", text);
    }

    /** The same colours for the parts of a diagnostic. */
    public io.skep.plans.text.Paint ofDiagnostics() {
        return (part, text) -> switch (part) {
            case ERROR_HEADING -> bold(red(text));
            case WARNING_HEADING -> bold(yellow(text));
            case PLACE, LINE_NUMBER -> faint(text);
            case UNDERLINE -> red(text);
            case VALUE, HINT -> cyan(text);
        };
    }

    /** A change's sign in its colour: green for what comes, yellow for what changes, red for what goes. */
    public String sign(String sign) {
        return switch (sign) {
            case "+" -> green(sign);
            case "~" -> yellow(sign);
            case "-" -> red(sign);
            case "-/+" -> red("-") + "/" + green("+");
            default -> sign;
        };
    }

    private String wrap(String code, String text) {
        return this == COLOURED && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
