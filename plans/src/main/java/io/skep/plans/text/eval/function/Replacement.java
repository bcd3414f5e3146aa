package io.skep.plans.text.eval.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.regex.MatchResult;

/**
 * What a match is replaced with: {@code $1}, {@code $name} and {@code ${name}} are groups, {@code $$} is a dollar sign, all
 * else is itself. A name goes as far as letters, digits and underscores do; a group that does not exist is empty.
 */
final class Replacement {

    private static final java.util.regex.Pattern GROUP =
            java.util.regex.Pattern.compile("\\$(?:(\\$)|([A-Za-z0-9_]+)|\\{([A-Za-z0-9_]+)})");

    private final String template;
    private final Pattern pattern;

    Replacement(String template, Pattern pattern) {
        this.template = template;
        this.pattern = pattern;
    }

    void append(Matcher match, StringBuilder to) {
        int done = 0;
        for (MatchResult use : GROUP.matcher(template).results().toList()) {
            to.append(template, done, use.start());
            done = use.end();
            if (use.group(1) != null) {
                to.append('$');
            } else {
                to.append(group(match, use.group(2) != null ? use.group(2) : use.group(3)));
            }
        }
        to.append(template, done, template.length());
    }

    private String group(Matcher match, String name) {
        boolean number = name.length() < 6 && name.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        int index = number ? Integer.parseInt(name) : pattern.namedGroups().getOrDefault(name, -1);
        String text = index >= 0 && index <= pattern.groupCount() ? match.group(index) : null;
        return text == null ? "" : text;
    }
}
