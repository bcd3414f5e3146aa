package io.skep.plans.remote;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A remote command as a value: words that are quoted once, when it is rendered. Made by rooms, asserted as text in
 * tests, run by a {@link Connection}. Secrets never go into words; they go into {@code input}.
 *
 * @param line the rendered POSIX shell line
 * @param changes whether it may change the host; a reading command may be used while planning
 * @param input what is written to its standard input; it is never shown
 * @param timeout after which it is given up
 */
public record Command(String line, boolean changes, Optional<byte[]> input, Duration timeout) {

    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,";

    /** A command that only reads. */
    public static Command reading(String... words) {
        return new Command(quoted(List.of(words)), false, Optional.empty(), USUAL);
    }

    /** A command that may change the host; it is run as root. */
    public static Command changing(String... words) {
        return new Command(quoted(List.of(words)), true, Optional.empty(), USUAL);
    }

    /** This, and when it succeeds the next: {@code a && b}. */
    public Command and(Command next) {
        return joined(" && ", next);
    }

    /** This, then the next whatever became of it: {@code a; b}. */
    public Command then(Command next) {
        return joined("; ", next);
    }

    /** This, and where it fails the other: {@code a || b}. */
    public Command or(Command other) {
        return joined(" || ", other);
    }

    /** This with its output given to the next: {@code a | b}. */
    public Command pipe(Command next) {
        return joined(" | ", next);
    }

    /** This with one more environment variable, as {@code env NAME=value a} would. */
    public Command with(String name, String value) {
        return new Command(name + "=" + quote(value) + " " + line, changes, input, timeout);
    }

    /** This reading the given bytes from its standard input. */
    public Command fed(byte[] bytes) {
        return new Command(line, changes, Optional.of(bytes), timeout);
    }

    /** This with another time limit. */
    public Command within(Duration limit) {
        return new Command(line, changes, input, limit);
    }

    /** The words quoted for a POSIX shell. */
    public static String quoted(List<String> words) {
        return words.stream().map(Command::quote).collect(Collectors.joining(" "));
    }

    private Command joined(String between, Command next) {
        return new Command(
                line + between + next.line,
                changes || next.changes,
                input.or(() -> next.input),
                Stream.of(timeout, next.timeout).max(Duration::compareTo).orElse(timeout));
    }

    private static String quote(String word) {
        return !word.isEmpty() && word.chars().allMatch(Command::plain) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean plain(int letter) {
        return PLAIN.indexOf(letter) >= 0;
    }

    @Override
    public String toString() {
        return line;
    }
}
