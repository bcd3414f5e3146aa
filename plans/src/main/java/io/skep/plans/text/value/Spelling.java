package io.skep.plans.text.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word a user most likely meant. */
public final class Spelling {

    private Spelling() {}

    /** The hint {@code Did you mean "replicas"?}, where one of the known words is close to the given one. */
    public static Optional<String> hint(String given, Collection<String> known) {
        return closest(given, known).map(word -> "Did you mean \"" + word + "\"?");
    }

    /** The known word that is closest to the given one, if it is close at all. */
    public static Optional<String> closest(String given, Collection<String> known) {
        int most = Math.min(given.length() - 1, Math.max(1, given.length() / 3));
        return known.stream()
                .filter(word -> Math.abs(word.length() - given.length()) <= most)
                .filter(word -> distance(given, word) <= most)
                .min(Comparator.<String>comparingInt(word -> distance(given, word))
                        .thenComparing(word -> word));
    }

    /** How many letters must be added, left out, changed or swapped with their neighbour. */
    static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : fewest(steps, from, to, row, column);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int fewest(int[][] steps, String from, String to, int row, int column) {
        char mine = from.charAt(row - 1);
        char yours = to.charAt(column - 1);
        int fewest = Math.min(steps[row - 1][column], steps[row][column - 1]) + 1;
        fewest = Math.min(fewest, steps[row - 1][column - 1] + (mine == yours ? 0 : 1));
        boolean swapped = row > 1 && column > 1 && mine == to.charAt(column - 2) && yours == from.charAt(row - 2);
        return swapped ? Math.min(fewest, steps[row - 2][column - 2] + 1) : fewest;
    }
}
