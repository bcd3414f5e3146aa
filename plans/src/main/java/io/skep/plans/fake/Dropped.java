package io.skep.plans.fake;

import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an update takes off. */
final class Dropped {
    private static final Pattern KEY = Pattern.compile("(\\w+)\\[\"(.*)\"]");

    private Dropped() {}

    /** What is wanted, with null for everything that is no longer. */
    static Entries by(Change.Update update) {
        TreeMap<String, Value> dressed = new TreeMap<>(update.after().entries());
        for (Difference difference : update.differences()) {
            if (difference.after() instanceof Value.Nothing) {
                Matcher inMap = KEY.matcher(difference.path());
                if (inMap.matches()) {
                    TreeMap<String, Value> map = new TreeMap<>(Values.entriesOf(new Entries(dressed), inMap.group(1))
                            .entries());
                    map.put(inMap.group(2), Value.NOTHING);
                    dressed.put(inMap.group(1), new Entries(map));
                } else {
                    dressed.put(difference.path(), Value.NOTHING);
                }
            }
        }
        return new Entries(dressed);
    }
}
