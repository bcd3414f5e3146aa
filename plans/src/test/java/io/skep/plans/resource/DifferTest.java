package io.skep.plans.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.schema.Attribute;
import io.skep.plans.schema.Schema;
import io.skep.plans.schema.Type;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DifferTest {
    private static final Source SOURCE = new Source("var.password", Entries.NONE);
    private static final Type TEXT = new Type.Text();
    private static final Schema PORT =
            Schema.of(Attribute.required("target", TEXT, "Inside."), Attribute.optional("mode", TEXT, "How."));
    private static final Schema SCHEMA = Schema.of(
                    Attribute.required("image", TEXT, "What runs."),
                    Attribute.optional("replicas", new Type.Number(true), "How many."),
                    Attribute.optional("driver", TEXT, "Which.").replacing(),
                    Attribute.optional("options", new Type.MapOf(TEXT, false), "All of them.")
                            .replacing(),
                    Attribute.optional("labels", new Type.MapOf(TEXT, true), "Some of them."),
                    Attribute.optional("args", new Type.ListOf(TEXT, true), "In order."),
                    Attribute.optional("members", new Type.ListOf(TEXT, false), "In any order."),
                    Attribute.optional("env", new Type.MapOf(TEXT, false), "Settings."))
            .withBlock("update", false, false, Schema.of(Attribute.optional("delay", TEXT, "How long.")))
            .withBlock("port", false, true, PORT)
            .withLabelledBlock(
                    "kind", false, new TreeMap<>(Map.of("x", Schema.of(Attribute.optional("a", TEXT, "A.")))));

    private final SecretDigest digests = new SecretDigest("lineage");

    private List<Difference> differences(Entries wanted, Entries recorded, Entries seen) {
        return new Differ(digests).differences(SCHEMA, wanted, recorded, seen);
    }

    private List<String> paths(Entries wanted, Entries recorded, Entries seen) {
        return differences(wanted, recorded, seen).stream()
                .map(Difference::path)
                .toList();
    }

    private static Entries of(String key, Value value) {
        return Entries.of(Map.of(key, value));
    }

    private static Entries text(String key, String value) {
        return of(key, Values.text(value));
    }

    @Test
    void what_is_neither_wanted_nor_recorded_is_not_looked_after() {
        assertThat(paths(Entries.NONE, Entries.NONE, text("image", "redis"))).isEmpty();
    }

    @Test
    void what_was_recorded_and_is_no_longer_wanted_differs_while_it_is_seen() {
        assertThat(differences(Entries.NONE, text("image", "redis"), text("image", "redis")))
                .containsExactly(new Difference("image", Values.text("redis"), Value.NOTHING, false));
        assertThat(paths(Entries.NONE, text("image", "redis"), Entries.NONE)).isEmpty();
    }

    @Test
    void an_attribute_that_makes_anew_says_so() {
        assertThat(differences(text("driver", "a"), Entries.NONE, text("driver", "b")))
                .containsExactly(new Difference("driver", Values.text("b"), Values.text("a"), true));
        assertThat(differences(of("options", text("mtu", "1")), Entries.NONE, of("options", text("mtu", "2"))))
                .containsExactly(new Difference("options[\"mtu\"]", Values.text("2"), Values.text("1"), true));
    }

    @Test
    void a_map_that_is_ours_alone_has_no_other_keys() {
        assertThat(paths(
                        of("options", text("a", "1")),
                        Entries.NONE,
                        of("options", Values.textEntries(Map.of("a", "1", "b", "2")))))
                .containsExactly("options[\"b\"]");
    }

    @Test
    void a_shared_map_compares_only_keys_that_are_or_were_ours() {
        Entries seen = of("labels", Values.textEntries(Map.of("size", "1", "old", "2", "theirs", "3")));

        assertThat(paths(of("labels", text("size", "1")), of("labels", text("old", "2")), seen))
                .containsExactly("labels[\"old\"]");
    }

    @Test
    void order_counts_only_where_it_means_something() {
        Value forth = Values.texts(List.of("a", "b"));
        Value back = Values.texts(List.of("b", "a"));

        assertThat(paths(of("args", forth), Entries.NONE, of("args", back))).containsExactly("args");
        assertThat(paths(of("members", forth), Entries.NONE, of("members", back)))
                .isEmpty();
        assertThat(paths(of("members", forth), Entries.NONE, of("members", Values.texts(List.of("a", "a")))))
                .containsExactly("members");
        assertThat(paths(
                        of("members", new Value.Unique(new TreeSet<>(List.of("a", "b")))),
                        Entries.NONE,
                        of("members", back)))
                .isEmpty();
    }

    @Test
    void an_empty_list_or_map_is_the_same_as_none() {
        assertThat(paths(of("args", new Items(List.of())), Entries.NONE, Entries.NONE))
                .isEmpty();
        assertThat(paths(of("labels", Entries.NONE), Entries.NONE, Entries.NONE))
                .isEmpty();
        assertThat(paths(of("args", new Items(List.of())), Entries.NONE, of("args", Values.texts(List.of("a")))))
                .containsExactly("args");
    }

    @Test
    void blocks_are_compared_attribute_by_attribute() {
        assertThat(paths(
                        of("update", text("delay", "10s")),
                        Entries.NONE,
                        of("update", Values.textEntries(Map.of("delay", "5s", "other", "x")))))
                .containsExactly("update.delay");
        assertThat(paths(of("update", text("delay", "10s")), Entries.NONE, Entries.NONE))
                .containsExactly("update.delay");
        assertThat(paths(of("kind", of("x", text("a", "1"))), Entries.NONE, of("kind", of("x", text("a", "2")))))
                .containsExactly("kind.x.a");
    }

    @Test
    void repeated_blocks_are_compared_one_by_one_while_there_are_as_many() {
        Value wanted = new Items(List.of(text("target", "80"), text("target", "443")));
        Value seen = new Items(
                List.of(Values.textEntries(Map.of("target", "80", "mode", "ingress")), text("target", "444")));

        assertThat(paths(of("port", wanted), Entries.NONE, of("port", seen))).containsExactly("port[1].target");
        assertThat(paths(of("port", wanted), Entries.NONE, of("port", new Items(List.of(text("target", "80"))))))
                .containsExactly("port");
    }

    @Test
    void a_later_value_always_differs() {
        Later later = new Later(SOURCE, new TreeSet<>());

        assertThat(differences(of("image", later), Entries.NONE, text("image", "x")))
                .containsExactly(new Difference("image", Values.text("x"), later, false));
    }

    @Test
    void a_secret_is_the_same_as_a_seen_value_of_its_content() {
        Entries wanted = of("env", of("PASSWORD", new Secret(Values.text("CANARY"), SOURCE)));

        assertThat(paths(wanted, Entries.NONE, of("env", text("PASSWORD", "CANARY"))))
                .isEmpty();
        assertThat(differences(wanted, Entries.NONE, of("env", text("PASSWORD", "CANARY-OLD")))
                        .toString())
                .contains("(sensitive value)")
                .doesNotContain("CANARY");
    }

    @Test
    void a_secret_that_was_read_back_compares_by_digest() {
        Masked masked = new Masked(digests.of(Values.text("CANARY")), SOURCE);

        assertThat(paths(of("image", masked), Entries.NONE, text("image", "CANARY")))
                .isEmpty();
        assertThat(paths(of("image", new Secret(Values.text("CANARY"), SOURCE)), Entries.NONE, of("image", masked)))
                .isEmpty();
        assertThat(paths(of("image", masked), Entries.NONE, text("image", "other")))
                .containsExactly("image");
    }

    @Test
    void what_used_to_be_secret_is_covered_when_it_goes() {
        Masked masked = new Masked(digests.of(Values.text("CANARY")), SOURCE);

        assertThat(differences(text("image", "plain"), of("image", masked), text("image", "CANARY"))
                        .toString())
                .doesNotContain("CANARY");
        Entries seen = of("args", Values.texts(List.of("--password", "CANARY")));
        Entries wanted = of("args", new Items(List.of(new Secret(Values.text("CANARY"), SOURCE))));
        assertThat(SecretCover.over(seen, wanted, Entries.NONE).toString()).doesNotContain("CANARY");
    }
}
