package io.skep.plans.text.eval.function;

import static io.skep.plans.text.eval.function.Kind.TEXT;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Searching and replacing in strings, with regular expressions. Named groups may be written {@code (?P<name>...)}. */
final class PatternFunctions {

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
        long growth = (long) (text.length() + 1) * with.text(2).length();
        Limits.text(search.isEmpty() ? growth : Math.max(growth / search.length(), text.length()));
        if (search.length() < 2 || !search.startsWith("/") || !search.endsWith("/")) {
            return new Text(text.replace(search, with.text(2)));
        }
        Pattern pattern = pattern(search.substring(1, search.length() - 1), 1);
        try {
            return new Text(pattern.matcher(text).replaceAll(replacement(with.text(2))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw Arguments.wrong(2, "The replacement refers to a group that the pattern does not have.");
        }
    }

    /** {@code $1} and {@code ${name}} are groups, {@code $$} is a dollar sign, a backslash is itself. */
    private static String replacement(String text) {
        return text.replace("\\", "\\\\").replace("$$", "\\$");
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
        while (matcher.find()) {
            found.add(match(pattern, matcher));
        }
        return new Items(found);
    }

    private static Pattern pattern(String text, int argument) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text.replace("(?P<", "(?<"));
        } catch (PatternSyntaxException wrong) {
            throw Arguments.wrong(argument, "This is not a regular expression: " + wrong.getDescription() + ".");
        }
        int named = pattern.namedGroups().size();
        if (named > 0 && named != pattern.matcher("").groupCount()) {
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
        if (matcher.groupCount() == 0) {
            return new Text(matcher.group());
        }
        List<Value> groups = new ArrayList<>();
        for (int number = 1; number <= matcher.groupCount(); number++) {
            groups.add(text(matcher.group(number)));
        }
        return new Items(groups);
    }

    private static Value text(@Nullable String group) {
        return group == null ? Value.NOTHING : new Text(group);
    }
}
