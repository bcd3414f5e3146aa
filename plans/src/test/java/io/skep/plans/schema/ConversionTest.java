package io.skep.plans.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.Position;
import io.skep.plans.text.Range;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Unique;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

    private static final Range PLACE = new Range("main.hcl", new Position(3, 7, 0), new Position(3, 9, 2));
    private static final Source SOURCE = new Source("var.x", Entries.NONE);

    @ParameterizedTest
    @CsvSource({
        "10s, 10s",
        "90s, 1m30s",
        "1m30s, 1m30s",
        "60m, 1h",
        "3600s, 1h",
        "500ms, 500ms",
        "1500ms, 1.5s",
        "0s, 0s",
        "0, 0s",
        "1h0m0s, 1h",
        "1.5h, 1h30m",
        "100us, 100us",
        "1000us, 1ms",
        "7ns, 7ns",
        "61.25s, 1m1.25s",
    })
    void a_duration_is_kept_in_its_shortest_form(String written, String kept) {
        assertThat(converted(Values.text(written), new Type.Duration())).isEqualTo("\"" + kept + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-5s", "1 s", "10x", "1m 30s", "99999999999h"})
    void what_is_no_duration_is_refused(String written) {
        assertThat(problem(Values.text(written), new Type.Duration()))
                .startsWith("main.hcl:3:7: Wrong type of value; \"delay\" must be a duration such as \"10s\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 1024",
        "512m, 536870912",
        "2g, 2147483648",
        "2G, 2147483648",
        "1.5k, 1536",
        "1KiB, 1024",
        "10b, 10",
        "1 mb, 1048576",
    })
    void a_size_is_kept_in_bytes(String written, String kept) {
        assertThat(converted(Values.text(written), new Type.Size())).isEqualTo(kept);
    }

    @Test
    void a_number_is_a_size_too_and_nonsense_is_none() {
        assertThat(converted(Values.number(7), new Type.Size())).isEqualTo("7");
        assertThat(problem(Values.text("big"), new Type.Size()))
                .contains("\"512m\"")
                .contains("a string, \"big\"");
    }

    @Test
    void primitives_become_what_is_wanted() {
        assertThat(converted(Values.number(5), new Type.Text())).isEqualTo("\"5\"");
        assertThat(converted(Values.bool(true), new Type.Text())).isEqualTo("\"true\"");
        assertThat(converted(Values.text("5"), new Type.Number(true))).isEqualTo("5");
        assertThat(converted(Values.text("5.5"), new Type.Number(false))).isEqualTo("5.5");
        assertThat(converted(Values.text("true"), new Type.Bool())).isEqualTo("true");
    }

    @Test
    void what_was_expected_and_found_is_said() {
        assertThat(problem(Values.text("5.5"), new Type.Number(true)))
                .isEqualTo("main.hcl:3:7: Wrong type of value; \"delay\" must be a whole number, and this is a string,"
                        + " \"5.5\".");
        assertThat(problem(Entries.NONE, new Type.Text())).contains("must be a string, and this is an object.");
        assertThat(problem(Values.number(1), new Type.Bool()))
                .contains("must be true or false")
                .contains("a number, 1");
    }

    @Test
    void a_word_that_is_not_in_the_list_is_corrected() {
        Type words = new Type.OneOf(List.of("overlay", "bridge"));

        assertThat(converted(Values.text("bridge"), words)).isEqualTo("\"bridge\"");
        assertThat(problem(Values.text("overlya"), words))
                .contains("one of \"overlay\", \"bridge\"")
                .endsWith("Did you mean \"overlay\"?");
    }

    @Test
    void a_reference_gives_the_address_without_its_kind_and_a_string_is_taken_as_it_is() {
        Type network = new Type.Reference("network");
        Entries instance = Entries.of(Map.of("resource", Values.text("network.net[\"a\"]"), "name", Values.text("x")));

        assertThat(Values.textOf(new Entries(new TreeMap<>(Map.of("n", convert(instance, network)))), "n"))
                .contains("net[\"a\"]");
        assertThat(converted(Values.text("front"), network)).isEqualTo("\"front\"");
        assertThat(problem(Entries.of(Map.of("resource", Values.text("host.web"))), network))
                .contains("Wrong kind of reference")
                .contains("this is host.web");
        assertThat(problem(Values.number(3), network)).contains("network.NAME");
    }

    @Test
    void an_unordered_list_is_sorted_and_has_no_duplicates() {
        Items list = Values.texts(List.of("b", "a", "b"));

        assertThat(converted(list, new Type.ListOf(new Type.Text(), false))).isEqualTo("[\"a\", \"b\"]");
        assertThat(converted(list, new Type.ListOf(new Type.Text(), true))).isEqualTo("[\"b\", \"a\", \"b\"]");
        assertThat(converted(new Unique(new TreeSet<>(Set.of("y", "x"))), new Type.ListOf(new Type.Text(), true)))
                .isEqualTo("[\"x\", \"y\"]");
    }

    @Test
    void every_wrong_element_is_named() {
        Diagnostics problems = new Diagnostics();
        Items list = new Items(List.of(Values.number(1), Values.text("x"), Values.bool(true)));

        Conversion.convert(list, new Type.ListOf(new Type.Number(true), true), "ports", PLACE, problems);

        assertThat(problems.list())
                .extracting(problem -> problem.detail().replaceFirst(" must.*", ""))
                .containsExactly("\"ports[1]\"", "\"ports[2]\"");
    }

    @Test
    void a_null_in_a_map_is_not_there() {
        Entries map = Entries.of(Map.of("a", Value.NOTHING, "b", Values.number(1)));

        assertThat(converted(map, new Type.MapOf(new Type.Text(), false))).isEqualTo("{b = \"1\"}");
    }

    @Test
    void unknown_values_pass_and_secrets_are_converted_inside() {
        Later later = new Later(SOURCE, new TreeSet<>());
        Secret secret = new Secret(Values.text("5"), SOURCE);

        assertThat(convert(later, new Type.Number(true))).isEqualTo(later);
        assertThat(convert(secret, new Type.Number(true))).isEqualTo(new Secret(Values.number(5), SOURCE));
        assertThat(problem(new Secret(Values.text("hunter2"), SOURCE), new Type.Number(true)))
                .contains("a sensitive value")
                .doesNotContain("hunter2");
        assertThat(problem(new Secret(Values.text("hunter2"), SOURCE), new Type.OneOf(List.of("hunter1"))))
                .doesNotContain("hunter2")
                .doesNotContain("Did you mean");
    }

    private static String converted(Value value, Type type) {
        return ValueText.line(convert(value, type));
    }

    private static Value convert(Value value, Type type) {
        Diagnostics problems = new Diagnostics();
        return Conversion.convert(value, type, "delay", PLACE, problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static String problem(Value value, Type type) {
        Diagnostics problems = new Diagnostics();
        assertThat(Conversion.convert(value, type, "delay", PLACE, problems)).isEmpty();
        return problems.list().getFirst().toString();
    }
}
