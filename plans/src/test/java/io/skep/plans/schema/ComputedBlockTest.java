package io.skep.plans.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComputedBlockTest {
    private static final Schema GENERIC = Schema.of(
            Attribute.required("address", new Type.Text(), "Where it is."),
            Attribute.optional("key", new Type.Text(), "What opens it."),
            Attribute.defaulted("port", new Type.Number(true), Values.number(22), "Where SSH listens."));
    private static final Nested DRIVER = new Nested(
            "driver", true, false, new TreeMap<>(Map.of("generic", GENERIC, "lab", Schema.EMPTY)), Schema.EMPTY);

    private final Diagnostics problems = new Diagnostics();

    @Test
    void the_key_is_the_label_and_its_attributes_are_converted_and_filled_in() {
        Entries written = Entries.of(Map.of("address", Values.text("10.0.0.1"), "key", Value.NOTHING));

        assertThat(checked(Entries.of(Map.of("generic", written))))
                .contains(Entries.of(Map.of(
                        "generic", Entries.of(Map.of("address", Values.text("10.0.0.1"), "port", Values.number(22))))));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void whatever_does_not_fit_is_reported() {
        checked(Entries.of(Map.of("generic", Entries.of(Map.of("adress", Values.text("x"))))));
        checked(Entries.of(Map.of("lap", Entries.NONE)));
        checked(Entries.NONE);
        checked(Values.text("lab"));

        assertThat(problems.list())
                .extracting(Diagnostic::detail)
                .containsExactly(
                        "driver \"generic\" of host \"a\" has no attribute \"adress\".",
                        "driver \"generic\" of host \"a\" needs the attribute \"address\": Where it is.",
                        "There is no driver \"lap\".",
                        "\"driver\" of host \"a\" must be an object with one key, the label.",
                        "\"driver\" of host \"a\" must be an object with one key, the label.");
        assertThat(problems.list().get(0).hint()).contains("Did you mean \"address\"?");
        assertThat(problems.list().get(2).hint()).contains("Did you mean \"lab\"?");
    }

    private Optional<Entries> checked(Value value) {
        SourceFile file = new SourceFile("main.hcl", "driver = {}");
        return new ComputedBlock(DRIVER, "host \"a\"", file.range(9, 11), problems).of(value);
    }
}
