package io.skep.plans.state.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.apply.Step;
import io.skep.plans.apply.TakeNote;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.resource.Types;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Bool;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Numeric;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Value.Text;
import io.skep.plans.text.value.Value.Unique;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StoredFormTest {
    private static final Source SOURCE = new Source("var.password", Entries.of(Map.of("each", new Text("a"))));
    private final StoredForm form = new StoredForm(new SecretDigest("lineage"), new Types(List.of()));

    @Test
    void two_states_keep_the_same_secret_with_digests_of_their_own() {
        StoredForm other = new StoredForm(new SecretDigest("another"), new Types(List.of()));
        Secret secret = new Secret(new Text("hush"), SOURCE);
        assertThat(form.text(secret)).contains(new SecretDigest("lineage").of(secret.inner()));
        assertThat(other.text(secret)).contains(new SecretDigest("another").of(secret.inner()));
        assertThat(other.tree(secret)).isEqualTo(other.parse(other.text(secret)));
    }

    static List<Value> values() {
        return List.of(
                new Text("a \"quoted\"\nline \u00e9\ud83d\udc1d"),
                number("0"),
                number("-12.50"),
                number("9007199254740993"),
                number("123456789012345678901234567890.000000000000000000001"),
                number("1E+1000000"),
                number("1E-300"),
                new Bool(true),
                Value.NOTHING,
                new Items(List.of(number("1"), Value.NOTHING, new Items(List.of()))),
                new Unique(new TreeSet<>(List.of("b", "a"))),
                Entries.NONE,
                Entries.of(Map.of("$set", new Text("x"), "$", number("1"), "$$later", Value.NOTHING, "", new Text(""))),
                Entries.of(Map.of("$set", new Items(List.of()))),
                new Later(SOURCE, new TreeSet<>(List.of(new Origin("host.a[\"b.c\"]", "address")))),
                new Masked("abcd", SOURCE));
    }

    private static Numeric number(String digits) {
        return new Numeric(new BigDecimal(digits));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_comes_back_as_it_was(Value value) {
        assertThat(form.read(form.parse(form.text(value)), Value.class)).isEqualTo(value);
        Entries holder = Entries.of(Map.of("inner", new Items(List.of(value))));
        assertThat(form.read(form.parse(form.readable(holder)), Value.class)).isEqualTo(holder);
        assertThat(form.text(form.read(form.parse(form.text(value)), Value.class)))
                .isEqualTo(form.text(value));
    }

    @Test
    void ordinary_numbers_look_as_people_write_them() {
        assertThat(form.text(number("1000"))).isEqualTo("1000");
        assertThat(form.text(number("0.10"))).isEqualTo("0.1");
        assertThat(form.text(number("1E+1000000"))).isEqualTo("1E+1000000");
    }

    @Test
    void a_secret_is_written_as_its_digest_only() {
        Secret secret = new Secret(new Text("CANARY-4711"), SOURCE);

        String text = form.text(Entries.of(Map.of("password", secret)));

        assertThat(text).doesNotContain("CANARY").contains("digest", "var.password");
        Value back = form.read(form.parse(text), Entries.class).get("password");
        assertThat(back).isEqualTo(new Masked(new SecretDigest("lineage").of(new Text("CANARY-4711")), SOURCE));
        assertThat(form.text(Entries.of(Map.of("password", back)))).isEqualTo(text);
    }

    @Test
    void digests_of_two_lineages_differ() {
        Text content = new Text("CANARY-4711");

        assertThat(new SecretDigest("one").of(content))
                .matches("[0-9a-f]{64}")
                .isEqualTo(new SecretDigest("one").of(content))
                .isNotEqualTo(new SecretDigest("two").of(content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$unknown\": 1}",
                "{\"$set\": [1]}",
                "{\"$set\": [\"a\", \"a\"]}",
                "{\"$set\": \"a\"}",
                "{\"$set\": [], \"x\": 1}",
                "{\"$later\": {\"expression\": \"x\", \"captured\": {}}}",
                "{\"$later\": {\"expression\": \"x\", \"captured\": {}, \"origins\": [[\"a\"]]}}",
                "{\"$secret\": {\"digest\": \"x\", \"expression\": \"y\", \"captured\": {}, \"content\": \"z\"}}",
                "{\"$secret\": {\"digest\": 1, \"expression\": \"y\", \"captured\": {}}}"
            })
    void any_other_form_is_refused(String text) {
        assertThatThrownBy(() -> form.read(form.parse(text), Value.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_value_that_is_nested_too_deeply_is_refused() {
        String deep = "[".repeat(300) + "]".repeat(300);

        assertThatThrownBy(() -> form.read(form.parse(deep), Value.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void a_number_beyond_all_measure_is_refused() {
        assertThatThrownBy(() -> form.parse("{\"a\": 1E99999999900000000}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_doubled_key_is_refused() {
        assertThatThrownBy(() -> form.parse("{\"a\": 1, \"a\": 2}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_change_says_which_it_is() {
        Address address = Address.each("host", "web", "a");
        Change change = new Change.Update(
                address,
                Entries.NONE,
                Entries.NONE,
                List.of(new Difference("labels[\"x\"]", Value.NOTHING, new Text("1"), false)));

        assertThat(form.text(new Change.NoOp(address))).isEqualTo("{\"no-op\":{\"address\":\"host.web[\\\"a\\\"]\"}}");
        assertThat(form.read(form.tree(change), Change.class)).isEqualTo(change);
    }

    @Test
    void a_step_is_read_back_by_its_name_and_an_unknown_one_is_refused() {
        Step note = new TakeNote(Address.of("host", "a"), true);

        assertThat(form.text(note)).isEqualTo("{\"take-note\":{\"address\":\"host.a\",\"forgotten\":true}}");
        assertThat(form.read(form.tree(note), Step.class)).isEqualTo(note);
        assertThatThrownBy(() -> form.read(form.parse("{\"fly\":{}}"), Step.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> form.read(form.parse("{\"take-note\":{\"address\":\"host.a\"}}"), Step.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("forgotten");
    }

    @Test
    void a_secret_is_the_same_as_what_was_stored_of_it_and_as_nothing_else() {
        SecretDigest digests = new SecretDigest("lineage");
        Value stored = new Items(List.of(new Masked(digests.of(new Text("CANARY-4711")), SOURCE)));

        assertThat(digests.same(stored, new Items(List.of(new Secret(new Text("CANARY-4711"), SOURCE)))))
                .isTrue();
        assertThat(digests.same(stored, stored)).isTrue();
        assertThat(digests.same(stored, new Items(List.of(new Secret(new Text("CANARY-4712"), SOURCE)))))
                .isFalse();
        assertThat(digests.same(stored, new Items(List.of(new Text("CANARY-4711")))))
                .isFalse();
        assertThat(digests.same(number("1.0"), number("1"))).isTrue();
    }
}
