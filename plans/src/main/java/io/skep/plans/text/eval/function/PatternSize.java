package io.skep.plans.text.eval.function;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** About how large a regular expression becomes when its counted repetitions, which may be nested, are written out. */
final class PatternSize {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    private static final long ENOUGH = Integer.MAX_VALUE;

    private final String pattern;
    private final Deque<Long> around = new ArrayDeque<>();
    private long sum;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).size();
    }

    private long size() {
        Matcher count = COUNT.matcher(pattern);
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            int next = at + 1;
            switch (letter) {
                case '\\' -> {
                    part(1);
                    next++;
                }
                case '[' -> {
                    part(1);
                    next = endOfClass(at);
                }
                case '(' -> {
                    around.push(sum);
                    sum = 0;
                }
                case ')' -> {
                    long inner = sum + 1;
                    sum = around.isEmpty() ? 0 : around.pop();
                    part(inner);
                }
                case '{' -> {
                    if (count.find(at) && count.start() == at) {
                        repeat(count);
                        next = count.end();
                    }
                }
                default -> part(1);
            }
            at = next;
        }
        return sum;
    }

    private void part(long size) {
        last = Math.min(ENOUGH, size);
        sum = Math.min(ENOUGH, sum + last);
    }

    private void repeat(Matcher count) {
        long least = Long.parseLong(count.group(1));
        String upper = count.group(2);
        long most = upper == null || upper.isEmpty() ? least + 1 : Long.parseLong(upper);
        long more = Math.max(0, Math.max(least, most) - 1);
        long grown = last * more;
        last = Math.min(ENOUGH, last + grown);
        sum = Math.min(ENOUGH, sum + grown);
    }

    /** A closing bracket right at the start of a class is part of it. */
    private int endOfClass(int start) {
        int at = start + 1;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
