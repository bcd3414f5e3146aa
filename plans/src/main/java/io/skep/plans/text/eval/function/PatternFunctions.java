package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Searching and replacing in strings, with RE2's regular expressions: no pattern takes more than linear time, and so there
 * are no back references and no looking around.
 */
final class PatternFunctions {

    private static final int LONGEST_PATTERN = 10_000;
    private static final int LARGEST_PATTERN = 100_000;
    private static final java.util.regex.Pattern NAMED =
            java.util.regex.Pattern.compile("(?<!\\\\)\\(\\?<(?=[A-Za-z])");

    static final List<Function> ALL = List.of(
            Function.named("replace")
                    .takes(TEXT, "str")
                    .takes(TEXT, "substr")
                    .takes(TEXT, "replace")
                    .gives(PatternFunctions::replaced),
            Function.named("regex").takes(TEXT, "pattern").takes(TEXT, "string").gives(PatternFunctions::first),
            Function.named("regexall")
                    .takes(TEXT, "pattern")
                    .takes(TEXT, "string")
                    .gives(PatternFunctions::all));

    private PatternFunctions() {}

    private static Value replaced(Arguments with) {
        String search = with.text(1);
        String text = with.text(0);
        if (search.length() > 1 && search.startsWith("/") && search.endsWith("/")) {
            return new Text(replaced(text, pattern(search.substring(1, search.length() - 1), 1), with.text(2)));
        }
        long growth = (long) (text.length() + 1) * with.text(2).length();
        Limits.text(search.isEmpty() ? growth : Math.max(growth / search.length(), text.length()));
        return new Text(text.replace(search, with.text(2)));
    }

    private static String replaced(String text, Pattern pattern, String replacement) {
        Replacement with = new Replacement(replacement, pattern);
        StringBuilder replaced = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int done = 0;
        int lastEnd = -1;
        while (matcher.find()) {
            if (isNew(matcher, lastEnd)) {
                with.append(matcher, replaced.append(text, done, matcher.start()));
                Limits.text(replaced.length());
                done = matcher.end();
            }
            lastEnd = matcher.end();
        }
        return replaced.append(text, done, text.length()).toString();
    }

    /** An empty match right behind another match is none of its own. */
    private static boolean isNew(Matcher matcher, int lastEnd) {
        return matcher.end() > matcher.start() || matcher.start() != lastEnd;
    }

    private static Value first(Arguments with) {
        Pattern pattern = pattern(with.text(0), 0);
        Matcher matcher = pattern.matcher(with.text(1));
        if (!matcher.find()) {
            throw with.failed("the pattern does not match any part of the string.");
        }
        return match(pattern, matcher);
    }

    private static Value all(Arguments with) {
        Pattern pattern = pattern(with.text(0), 0);
        Matcher matcher = pattern.matcher(with.text(1));
        List<Value> found = new ArrayList<>();
        int lastEnd = -1;
        while (matcher.find()) {
            if (isNew(matcher, lastEnd)) {
                found.add(match(pattern, matcher));
                Limits.elements(found.size());
            }
            lastEnd = matcher.end();
        }
        return new Items(found);
    }

    private static Pattern pattern(String text, int argument) {
        if (text.length() > LONGEST_PATTERN) {
            throw Arguments.wrong(argument, "A regular expression may have up to " + LONGEST_PATTERN + " characters.");
        }
        if (PatternSize.of(text) > LARGEST_PATTERN) {
            throw Arguments.wrong(argument, "The counted repetitions of this regular expression are too many.");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(NAMED.matcher(text).replaceAll("(?P<"));
        } catch (PatternSyntaxException wrong) {
            throw Arguments.wrong(argument, "This is not a regular expression: " + wrong.getDescription() + ".");
        }
        int named = pattern.namedGroups().size();
        if (argument == 0 && named > 0 && named != pattern.groupCount()) {
            throw Arguments.wrong(argument, "A pattern may have named groups or groups without a name, not both.");
        }
        return pattern;
    }

    private static Value match(Pattern pattern, Matcher matcher) {
        if (!pattern.namedGroups().isEmpty()) {
            TreeMap<String, Value> groups = new TreeMap<>();
            pattern.namedGroups().forEach((name, number) -> groups.put(name, text(matcher.group(number))));
            return new Entries(groups);
        }
        if (pattern.groupCount() == 0) {
            return text(matcher.group());
        }
        List<Value> groups = new ArrayList<>();
        for (int number = 1; number <= pattern.groupCount(); number++) {
            groups.add(text(matcher.group(number)));
        }
        return new Items(groups);
    }

    private static Value text(@Nullable String group) {
        return group == null ? Value.NOTHING : new Text(group);
    }
}
