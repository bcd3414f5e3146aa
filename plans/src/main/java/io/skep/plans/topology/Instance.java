package io.skep.plans.topology;

import io.skep.plans.resource.Address;
import io.skep.plans.schema.Conversion;
import io.skep.plans.schema.Decoded;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Text;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One instance of a block, evaluated. */
record Instance(Address address, Decoded decoded, SortedSet<Address> needs) {

    /**
     * What a reference to it is: its attributes, the outputs it will have, its name, and under {@link
     * Conversion#RESOURCE_KEY} its address.
     */
    Entries referred(List<String> outputs) {
        TreeMap<String, Value> value = new TreeMap<>(decoded.values().entries());
        for (String output : outputs) {
            value.put(output, output(output));
        }
        value.putIfAbsent("name", new Text(address.plainName()));
        value.put(Conversion.RESOURCE_KEY, new Text(address.toString()));
        return new Entries(value);
    }

    private Later output(String name) {
        TreeSet<Origin> origin = new TreeSet<>();
        origin.add(new Origin(address.toString(), name));
        return new Later(new Source(address + "." + name, Entries.NONE), origin);
    }
}
