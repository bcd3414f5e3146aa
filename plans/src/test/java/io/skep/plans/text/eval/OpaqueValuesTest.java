package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Opaque;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are not known yet, and secrets, on their way through expressions. */
class OpaqueValuesTest {

    private static final Later ADDRESS = later("host.web", "address");
    private static final Secret PASSWORD = new Secret(Values.text("hunter2"), new Source("var.password", Entries.NONE));
    private static final Secret TOKENS = new Secret(
            Entries.of(Map.of("a", Values.text("swordfish"), "b", Values.text("hunter2"))),
            new Source("var.tokens", Entries.NONE));

    private final Language language = Language.with(Map.of(
            "host",
            Entries.of(Map.of(
                    "web",
                    Entries.of(Map.of("address", ADDRESS, "role", Values.text("manager"))),
                    "all",
                    new Items(List.of(ADDRESS, later("host.db", "address"))))),
            "var",
            Entries.of(Map.of("password", PASSWORD, "tokens", TOKENS, "port", Values.number(80)))));

    static List<Arguments> known() {
        return Language.table("""
            host.web.role   => "manager"
            [host.web.address, 1]   => [(known after apply), 1]
            {a = host.web.address, b = 1}.b   => 1
            {a = host.web.address}   => {a = (known after apply)}
            length(host.all)   => 2
            keys({a = host.web.address})   => ["a"]
            merge({a = host.web.address}, {b = 2})   => {a = (known after apply), b = 2}
            concat(host.all, [1])   => [(known after apply), (known after apply), 1]
            flatten([[{a = host.web.address}], [1]])   => [{a = (known after apply)}, 1]
            flatten([host.all, [1]])   => (known after apply)
            lookup({a = host.web.address, b = 2}, "b")   => 2
            zipmap(["a"], [host.web.address])   => {a = (known after apply)}
            host.all[*]   => [(known after apply), (known after apply)]
            [for h in host.all : "${h}:80"]   => [(known after apply), (known after apply)]
            {for i, h in host.all : "n${i}" => h}   => {n0 = (known after apply), n1 = (known after apply)}
            false && host.web.address == "x"   => false
            true ? "a" : host.web.address   => "a"
            can(nope)   => false
            [var.password, 1]   => [(sensitive value), 1]
            length([var.password])   => 1
            keys(var.tokens)   => (sensitive value)
            nonsensitive(var.password)   => "hunter2"
            {user = "me", password = var.password}   => {password = (sensitive value), user = "me"}
            """);
    }

    @ParameterizedTest
    @MethodSource("known")
    void parts_that_are_known_stay_known(String expression, String value) {
        assertThat(language.print(expression)).isEqualTo(value);
    }

    static List<String> later() {
        return List.of(
                "\"${host.web.address}:${var.port}\"",
                "host.web.address == \"x\"",
                "host.web.address == \"x\" ? 1 : 2",
                "upper(host.web.address)",
                "join(\",\", host.all)",
                "host.web.address.deeper",
                "host.web.address[0]",
                "host.web.address[*].x",
                "[for x in host.web.address : x]",
                "{for x in host.web.address : x => x}",
                "{(host.web.address) = 1}",
                "jsonencode({a = [host.web.address]})",
                "\"%{if host.web.address == \"\"}a%{else}b%{endif}\"",
                "try(host.web.address.x, 1)",
                "can(host.web.address.x)",
                "max(host.web.address...)",
                "-host.web.address",
                "true && host.web.address",
                "\"${var.password}@${host.web.address}\"");
    }

    @ParameterizedTest
    @MethodSource("later")
    void what_looks_into_an_unknown_value_is_unknown_and_names_what_it_waits_for(String expression) {
        Value value = language.value(expression);

        assertThat(value).isInstanceOf(Later.class);
        assertThat(((Later) value).source().expression()).isNotEmpty();
        assertThat(Opaque.origins(List.of(value))).contains(new Origin("host.web", "address"));
    }

    static List<String> secret() {
        return List.of(
                "\"x://${var.password}@db\"",
                "upper(var.password)",
                "var.password == \"a\"",
                "var.password == \"a\" ? 1 : 2",
                "var.tokens.a",
                "var.tokens[\"a\"]",
                "[for k, v in var.tokens : v]",
                "{for k, v in var.tokens : k => upper(v)}",
                "[for x in [1, 2] : x if var.password != \"\"]",
                "{(var.password) = 1}",
                "jsonencode([var.password])",
                "\"%{if var.password == \"\"}a%{else}b%{endif}\"",
                "\"%{for k, v in var.tokens}${k}%{endfor}\"",
                "sensitive(var.port)",
                "values(var.tokens)",
                "var.password != \"\" || false",
                "merge(var.tokens, {c = 1})");
    }

    @ParameterizedTest
    @MethodSource("secret")
    void what_looks_into_a_secret_is_secret_and_its_source_shows_nothing_of_it(String expression) {
        Value value = language.value(expression);

        assertThat(value).isInstanceOf(Secret.class);
        assertThat(((Secret) value).source().expression()).doesNotContain("hunter2", "swordfish");
        assertClean(((Secret) value).source().captured());
    }

    @Test
    void a_source_holds_the_expression_and_only_the_values_it_names() {
        Later value = (Later) language.value("\"${host.web.address}:${var.port}\"");

        assertThat(value.source().expression()).isEqualTo("\"${host.web.address}:${var.port}\"");
        assertThat(ValueText.line(value.source().captured()))
                .isEqualTo("{host = {web = {address = (known after apply)}}, var = {port = 80}}");
    }

    @Test
    void names_bound_by_a_loop_are_captured_as_they_are_in_that_turn() {
        Items values = (Items) language.value("[for i, h in host.all : \"${h}/${i}\"]");

        Later second = (Later) values.items().get(1);
        assertThat(ValueText.line(second.source().captured())).isEqualTo("{h = (known after apply), i = 1}");
        assertThat(second.origins()).containsExactly(new Origin("host.db", "address"));
    }

    @Test
    void a_plain_reference_to_an_unknown_value_is_that_value() {
        assertThat(language.value("host.web.address")).isEqualTo(ADDRESS);
        assertThat(language.value("(host.web[\"address\"])")).isEqualTo(ADDRESS);
        assertThat(language.value("\"${host.web.address}\"")).isEqualTo(ADDRESS);
    }

    @Test
    void a_value_that_is_both_secret_and_unknown_captures_the_secret_as_a_secret() {
        Later value = (Later) language.value("\"${var.password}@${host.web.address}\"");

        Entries captured = (Entries) value.source().captured().get("var");
        assertThat(captured.get("password")).isEqualTo(PASSWORD);
    }

    @Test
    void an_unknown_condition_of_a_for_expression_is_refused_with_what_it_waits_for() {
        assertThat(language.problems("[for x in [1] : x if host.web.address == \"\"]"))
                .contains("1:22")
                .contains("Condition known only after apply")
                .contains("waits for the output \"address\" of host.web");
    }

    @Test
    void a_failure_on_a_secret_does_not_quote_it() {
        assertThat(language.problems("tonumber(var.password)"))
                .contains("1:10: Invalid function argument")
                .contains("not shown")
                .contains("var.password is (sensitive value)")
                .doesNotContain("hunter2");
        assertThat(language.problems("{a = 1}[var.password]")).doesNotContain("hunter2");
        assertThat(language.problems("\"a${var.tokens}\"")).doesNotContain("hunter2");
    }

    @Test
    void problems_show_the_values_that_took_part() {
        assertThat(language.problems("var.port + host.web.role"))
                .isEqualTo("1:12: Invalid operand; The operator + needs a number, and this is a string that does not"
                        + " read as a number. {var.port is 80, host.web.role is \"manager\"}");
    }

    @Test
    void an_unknown_name_is_corrected() {
        assertThat(language.problems("hots.web")).contains("Did you mean \"host\"?");
        assertThat(language.problems("host.wbe.role")).contains("Did you mean \"web\"?");
        assertThat(language.problems("[for value in [1] : vlaue]")).contains("Did you mean \"value\"?");
    }

    private static void assertClean(Value captured) {
        switch (captured) {
            case Value.Text(String text) -> assertThat(text).doesNotContain("hunter2", "swordfish");
            case Items(var items) -> items.forEach(OpaqueValuesTest::assertClean);
            case Entries(var entries) -> entries.values().forEach(OpaqueValuesTest::assertClean);
            case Later(Source source, var _) -> assertClean(source.captured());
            case Secret secret -> assertClean(secret.source().captured());
            case Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Value.Masked _ -> {}
        }
    }

    private static Later later(String resource, String output) {
        TreeSet<Origin> origins = new TreeSet<>();
        origins.add(new Origin(resource, output));
        return new Later(new Source(resource + "." + output, Entries.NONE), origins);
    }
}
