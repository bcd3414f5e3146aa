package io.skep.plans.plan;

import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the resources that a user names: an address, a block for all its instances, either with {@code *} for any text. */
final class Addressed {

    private Addressed() {}

    /** All that one of the texts names; a text that names nothing is an error. */
    static SortedSet<Address> by(
            Collection<String> texts, String option, Collection<Address> all, Diagnostics problems) {
        TreeSet<Address> found = new TreeSet<>();
        for (String text : texts) {
            Pattern pattern = pattern(text);
            boolean any = false;
            for (Address address : all) {
                if (matches(pattern, address)) {
                    found.add(address);
                    any = true;
                }
            }
            if (!any) {
                problems.add(Diagnostic.error(
                                "Unknown " + option, "Neither the topology nor the state has a resource " + text + ".")
                        .withHint("An address looks like host.web, host.web[\"a\"] or host.web*; "
                                + "skep state list shows them."));
            }
        }
        return found;
    }

    private static boolean matches(Pattern pattern, Address address) {
        return pattern.matcher(address.toString()).matches()
                || pattern.matcher(address.block().toString()).matches()
                || (address.isFormer() && matches(pattern, address.current()));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
