package io.skep.plans.plan;

import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays what was seen over what was asked for, where the two differ. */
final class Accepted {
    private static final Pattern STEP = Pattern.compile("\\[\"(.*?)\"]|\\[(\\d+)]|\\.?([^.\\[]+)");

    private Accepted() {}

    /**
     * The spec that has no differences to what was seen.
     *
     * @param seenIsAfter whether the differences hold what was seen as their later value, as drift does
     */
    static Entries over(Entries spec, List<Difference> differences, Entries seen, boolean seenIsAfter) {
        Entries accepted = spec;
        for (Difference each : differences) {
            Value value = seenIsAfter ? each.after() : each.before();
            accepted = with(accepted, seen, steps(each.path()), value);
        }
        return accepted;
    }

    /** The names and keys of a path, up to the first number: a list that differs is taken as a whole. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                steps.add("");
                return steps;
            }
            steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(3));
        }
        return steps;
    }

    private static Entries with(Entries spec, Entries seen, List<String> steps, Value value) {
        String key = steps.getFirst();
        if (steps.size() == 1) {
            return spec.with(key, value);
        } else if (steps.get(1).isEmpty()) {
            return spec.with(key, seen.get(key));
        }
        Entries inner =
                with(Values.entriesOf(spec, key), Values.entriesOf(seen, key), steps.subList(1, steps.size()), value);
        return spec.with(key, inner);
    }
}
