package io.skep.swarm.content;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.plans.topology.Item;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a schema cannot say of the blocks {@code secret} and {@code config}. */
record ContentCheck(ContentKind sort) implements Consumer<Item> {

    @Override
    public void accept(Item item) {
        Entries body = item.body();
        long sources = Stream.of("value", "base64", "driver", ContentSchema.UNKNOWN)
                .filter(name -> body.entries().containsKey(name)
                        && !body.get(name).equals(Entries.NONE)
                        && !body.get(name).equals(Values.bool(false))
                        && !(body.get(name) instanceof Value.Nothing))
                .count();
        if (sources != 1) {
            String ways = sort == ContentKind.SECRET ? "value, base64, driver and unknown = true" : "value and base64";
            wrong(item, "says what it holds by exactly one of " + ways + ".");
        }
        if (sort == ContentKind.SECRET) {
            Stream.of("value", "base64")
                    .filter(name -> body.get(name) instanceof Value.Text)
                    .forEach(name -> wrong(
                            item,
                            "would stand in every plan and state in clear. Give " + name
                                    + " from a sensitive variable, or write sensitive(file(\"...\"))."));
        }
        if (body.get("base64") instanceof Value.Text(String text) && !isBase64(text)) {
            wrong(item, "has a base64 that is none.");
        }
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text.strip()).length > 0;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private void wrong(Item item, String what) {
        item.problems()
                .error(
                        "Wrong " + sort.word(),
                        item.address() + " " + what,
                        item.written().getOrDefault("value", item.place()));
    }
}
