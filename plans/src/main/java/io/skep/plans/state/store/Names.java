package io.skep.plans.state.store;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a state's things are called on its shelf, by number: of the serial, or of a lock's token. */
public enum Names {
    /** The state as it was at the end of a serial. */
    SNAPSHOT("state-", ".json"),
    /** What the operation with a serial did. */
    JOURNAL("journal-", ".jsonl"),
    /** Who holds the lock by a token. */
    LOCK("lock-", ".json"),
    /** When that holder was last heard of. */
    BEAT("beat-", ""),
    /** That the holder gave the lock up. */
    FREE("free-", ""),
    /** The operating system's lock. */
    GATE("gate-", "");

    private static final int DIGITS = 18;

    private final String before;
    private final String after;
    private final Pattern pattern;

    Names(String before, String after) {
        this.before = before;
        this.after = after;
        this.pattern =
                Pattern.compile(Pattern.quote(before) + "(0|[1-9]\\d{0," + (DIGITS - 1) + "})" + Pattern.quote(after));
    }

    /** The name with a number: {@code state-5.json}. */
    public String of(long number) {
        return before + number + after;
    }

    /** The numbers that such names have among these. */
    public SortedSet<Long> numbersIn(Collection<String> names) {
        SortedSet<Long> numbers = new TreeSet<>();
        for (String name : names) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                numbers.add(Long.parseLong(matcher.group(1)));
            }
        }
        return numbers;
    }
}
