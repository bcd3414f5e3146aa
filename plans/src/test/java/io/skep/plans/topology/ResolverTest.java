package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.eval.function.Functions;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Masked;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Value.Source;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed again from what a saved plan keeps of them. */
class ResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "host.db.address | \"address-of-host.db\"",
                "\"${host.db.address}:${var.port}\" | \"address-of-host.db:80\"",
                "upper(host.web[\"a\"].address) | \"ADDRESS-OF-HOST.WEB[\"A\"]\"",
                "[for k, h in host.web : \"${k}@${h.id}\"] |"
                        + " [\"a@id-of-host.web[\"a\"]\", \"b@id-of-host.web[\"b\"]\"]",
                "join(\",\", [for h in host.web : h.id]) | \"id-of-host.web[\"a\"],id-of-host.web[\"b\"]\"",
                "host.db.address == \"x\" ? 1 : length(host.db.id) | 13",
                "[for part in split(\"-\", host.db.id) : upper(part) if part != \"of\"] | [\"ID\", \"HOST.DB\"]",
                "{for part in split(\"-\", host.db.id) : part => var.port}.id | 80",
                "split(\"-\", host.db.id)[*][0] | never",
                "try(tonumber(host.db.id), -1) | -1",
                "can(tonumber(host.db.id)) | false",
                "\"%{if host.db.id != \"\"}yes%{else}no%{endif}\" | \"yes\"",
                "{a = {b = [host.db.id]}} | {a = {b = [\"id-of-host.db\"]}}",
                "split(\"-\", host.db.id)[*] | [\"id\", \"of\", \"host.db\"]",
            })
    void an_unknown_value_is_computed_when_the_outputs_are_there(String expression, String result) {
        Value later = output(expression, false);
        assertThat(ValueText.line(later)).contains("(known after apply)");

        if (result.equals("never")) {
            assertThatThrownBy(() -> resolver().resolve(reread(later)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cannot be computed: Invalid index");
            return;
        }
        assertThat(ValueText.line(resolver().resolve(reread(later))).replace("\\\"", "\""))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "var.password | \"hunter2\"",
                "\"x://${var.password}@db:${var.port}\" | \"x://hunter2@db:80\"",
                "\"${var.password}@${host.db.address}\" | \"hunter2@address-of-host.db\"",
                "var.tokens.a | \"swordfish\"",
                "[for k, v in var.tokens : \"${k}=${v}@${host.db.id}\"] | [\"a=swordfish@id-of-host.db\"]",
                "{for k, v in var.tokens : k => upper(v)} | {a = \"SWORDFISH\"}",
                "var.password == \"hunter2\" ? \"yes\" : \"no\" | \"yes\"",
                "sensitive(\"${local.key}-${host.db.id}\") | \"k-id-of-host.db\"",
                "\"${local.hide}!\" | \"k!\"",
                "upper(sensitive(\"${local.key}${pathexpand(\"\")}\")) | \"K\"",
                "sensitive(host.db.id) | \"id-of-host.db\"",
            })
    void a_secret_is_computed_again_from_its_variable_and_stays_secret(String expression, String result) {
        Value kept = reread(output(expression, true));
        assertThat(kept.toString()).doesNotContain("hunter2", "swordfish");

        Value resolved = resolver().resolve(kept);

        assertThat(resolved).isInstanceOf(Secret.class);
        assertThat(ValueText.line(((Secret) resolved).inner())).isEqualTo(result);
    }

    @Test
    void a_secret_whose_variable_was_not_given_again_says_how_to_give_it() {
        Value kept = reread(output("\"a${var.password}\"", true));
        Resolver without = new Resolver((_, _) -> Optional.empty(), Map.of(), functions());

        assertThatThrownBy(() -> without.resolve(kept))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"password\"")
                .hasMessageContaining("-var password=... or SKEP_VAR_password");
    }

    @Test
    void the_executor_resolves_by_source_and_waits_for_outputs_that_do_not_exist_yet() {
        Source reference = ((Later) output("host.web[\"a\"].address", false)).source();
        Source text = ((Later) output("\"${var.password}@${host.db.id}\"", true)).source();
        Resolver resolver = resolver();

        assertThat(resolver.resolve(reference, _ -> Optional.of(Values.text("10.0.0.1"))))
                .contains(Values.text("10.0.0.1"));
        assertThat(resolver.resolve(reread(text), _ -> Optional.of(Values.text("x"))))
                .get()
                .isInstanceOf(Secret.class);
        assertThat(resolver.resolve(reference, _ -> Optional.empty())).isEmpty();
        assertThat(resolver.resolve(reread(text), _ -> Optional.empty())).isEmpty();
        assertThat(resolver.resolve(new Source("var.password", Entries.NONE), _ -> Optional.empty()))
                .get()
                .isInstanceOf(Secret.class);
    }

    @Test
    void a_missing_output_is_named() {
        Resolver without = new Resolver((_, _) -> Optional.empty(), Map.of(), functions());

        assertThatThrownBy(() -> without.resolve(output("host.db.address", false)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The output \"address\" of host.db");
    }

    @Test
    void the_values_of_sensitive_variables_are_asked_for_again() {
        Topology topology = Example.of("""
                        variable "a" { sensitive = true }
                        variable "b" { sensitive = true }
                        variable "c" { default = 1 }
                        variable "d" {
                          type      = map(string)
                          sensitive = true
                        }
                        """)
                .var("a", "one")
                .var("b", "first")
                .var("d", "{ x = \"y\" }")
                .topology();
        Diagnostics diagnostics = new Diagnostics();

        SortedMap<String, Value> clear = new TopologyReader(Example.TYPES, Map.of("SKEP_VAR_a", "two"), diagnostics)
                .sensitive(
                        Path.of("demo"),
                        topology.sources(),
                        topology.variables(),
                        List.of(new Given.Typed("b", "from file"), new Given.Typed("d", "{ x = \"y\" }")));

        assertThat(ValueText.line(new Entries(clear))).isEqualTo("{a = \"two\", b = \"from file\", d = {x = \"y\"}}");
        assertThat(diagnostics.list()).isEmpty();
    }

    private static Value output(String expression, boolean sensitive) {
        Topology topology = Example.of("""
            variable "password" { sensitive = true }
            variable "tokens" {
              type      = map(string)
              sensitive = true
            }
            variable "port" { default = 80 }
            locals {
              key  = "k"
              hide = sensitive("${local.key}${pathexpand("")}")
            }
            host "web" {
              for_each = { a = 1, b = 2 }
              driver "lab" {}
            }
            host "db" {
              driver "lab" {}
            }
            output "value" {
              value     = %s
              sensitive = %s
            }
            """.formatted(expression, sensitive))
                .var("password", "hunter2")
                .var("tokens", "{ a = \"swordfish\" }")
                .topology();
        return topology.outputs().getOrDefault("value", Value.NOTHING);
    }

    /** What is left of a value after it was written to a file: of secrets their source alone. */
    private static Value reread(Value value) {
        return switch (value) {
            case Secret(var _, Source source) -> new Masked("digest", reread(source));
            case Later(Source source, var origins) -> new Later(reread(source), origins);
            case Items(var items) ->
                new Items(items.stream().map(ResolverTest::reread).toList());
            case Entries entries -> reread(entries);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Nothing _, Value.Unique _, Masked _ -> value;
        };
    }

    private static Source reread(Source source) {
        return new Source(source.expression(), reread(source.captured()));
    }

    private static Entries reread(Entries entries) {
        TreeMap<String, Value> copy = new TreeMap<>();
        entries.entries().forEach((key, value) -> copy.put(key, reread(value)));
        return new Entries(copy);
    }

    private static Resolver resolver() {
        return new Resolver(
                ResolverTest::existing,
                Map.of("password", Values.text("hunter2"), "tokens", Values.textEntries(Map.of("a", "swordfish"))),
                functions());
    }

    private static Optional<Value> existing(Address resource, String name) {
        return Optional.of(Values.text(name + "-of-" + resource));
    }

    private static Functions functions() {
        return Functions.in(Path.of("demo"));
    }
}
