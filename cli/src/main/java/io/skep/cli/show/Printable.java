package io.skep.cli.show;

/** Makes text from elsewhere harmless: a host's output must not move our cursor or colour our screen. */
final class Printable {
    private Printable() {}

    /** One line: everything after the last carriage return of the last line, without control characters. */
    static String line(String text) {
        String last = text.strip().lines().reduce("", (_, line) -> line);
        return visible(last.substring(last.lastIndexOf('\r') + 1)).strip();
    }

    /** Several lines, without other control characters. */
    static String lines(String text) {
        return text.lines()
                .map(Printable::visible)
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    private static String visible(String line) {
        return line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
                .replace('\t', ' ')
                .replaceAll("\\p{Cntrl}", "");
    }
}
