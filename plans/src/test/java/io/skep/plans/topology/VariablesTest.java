package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.ValueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string | 5 | \"5\"",
                "number | 5 | 5",
                "bool | true | true",
                "any | [1] | \"[1]\"",
                "list(number) | [\"1\", 2] | [1, 2]",
                "set(string) | [\"b\", \"a\", \"b\"] | toset([\"a\", \"b\"])",
                "map(string) | {a = 1} | {a = \"1\"}",
                "tuple([string, number]) | [1, \"2\"] | [\"1\", 2]",
                "object({a = number, b = optional(string), c = optional(number, 7)}) | {a = \"1\", x = 1} |"
                        + " {a = 1, b = null, c = 7}",
                "list(any) | [1, \"a\"] | [\"1\", \"a\"]",
                "map(any) | {a = 1, b = \"x\"} | {a = \"1\", b = \"x\"}",
                "set(number) | [3, 1, \"3\"] | [1, 3]",
                "set(any) | [\"b\", 1] | toset([\"1\", \"b\"])",
                "object({a = optional(object({b = optional(number, 1), c = string}), {c = \"x\"})}) | {} |"
                        + " {a = {b = 1, c = \"x\"}}",
                "object({a = optional(object({b = optional(number, 1)}), {})}) | {a = {}} | {a = {b = 1}}",
                "object({a = optional(string, \"x\")}) | {a = null} | {a = \"x\"}",
                "list(list(number)) | [[\"1\"], []] | [[1], []]",
                "list(object({p = number})) | [{p = \"80\"}] | [{p = 80}]",
            })
    void a_value_is_converted_to_the_declared_type(String type, String given, String value) {
        Topology topology = Example.of("variable \"v\" { type = " + type + " }")
                .var("v", given)
                .topology();

        assertThat(ValueText.line(topology.variables().getOrDefault("v", Value.NOTHING)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number | x | \"var.v\" must be number, and this is a string.",
                "list(number) | [1, \"x\"] | \"var.v[1]\" must be number, and this is a string.",
                "list(any) | [1, []] | The elements of \"var.v\" must have one type.",
                "map(list(string)) | {a = [[]]} | \"var.v[\"a\"][0]\" must be string, and this is a list.",
                "map(bool) | {a = 3} | \"var.v[\"a\"]\" must be bool, and this is a number.",
                "object({a = number}) | {} | \"var.v\" needs the attribute \"a\".",
                "tuple([string]) | [] | \"var.v\" must be tuple([string]), and this is a list.",
                "list(string) | a b | \"var.v\" must be list(string), and what -var v gives is no such expression",
            })
    void a_value_of_another_type_is_refused(String type, String given, String detail) {
        assertThat(Example.of("variable \"v\" { type = " + type + " }")
                        .var("v", given)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("main.hcl:1:1: Invalid value for variable; " + detail);
    }

    @Test
    void a_type_that_is_none_is_corrected() {
        assertThat(Example.of("variable \"v\" { type = strng }").var("v", "x").problems())
                .containsExactly("main.hcl:1:23: Invalid type; There is no type \"strng\". Did you mean \"string\"?");
        assertThat(Example.of("variable \"v\" { type = list }").var("v", "x").problems())
                .containsExactly("main.hcl:1:23: Invalid type; Write the type of the elements, as in list(string).");
    }

    @Test
    void a_variable_without_value_tells_how_to_give_one() {
        assertThat(Example.of("variable \"v\" {}").problems())
                .containsExactly("main.hcl:1:1: No value for variable; The variable \"v\" has no default, and no value"
                        + " was given. Give it with -var v=..., with SKEP_VAR_v or in skep.skepvars.");
    }

    @Test
    void an_unknown_variable_is_corrected() {
        assertThat(Example.of("variable \"size\" { default = 1 }")
                        .var("sise", "2")
                        .problems())
                .containsExactly("Unknown variable; There is no variable named \"sise\", given with -var. Did you mean"
                        + " \"size\"?");
    }

    @Test
    void a_value_that_breaks_a_rule_is_refused_with_its_message() {
        Example example = Example.of("""
                variable "managers" {
                  type    = number
                  default = 1
                  validation {
                    condition     = var.managers % 2 == 1
                    error_message = "There must be an odd number of managers, not ${var.managers}."
                  }
                }
                """);

        assertThat(example.topology().resources()).isEmpty();
        assertThat(example.var("managers", "4").problems())
                .containsExactly(
                        "main.hcl:1:1: Invalid value for variable; var.managers: There must be an odd number of"
                                + " managers, not 4.");
    }

    @Test
    void null_gives_the_default_where_the_variable_may_not_be_null() {
        String file = "v = null\n";
        assertThat(read("variable \"v\" {\n default = 1\n nullable = false\n}", file))
                .isEqualTo("{v = 1}");
        assertThat(read("variable \"v\" { default = 1 }", file)).isEqualTo("{v = null}");
    }

    @Test
    void later_sources_of_values_win_over_earlier_ones() throws IOException {
        write("main.hcl", """
                variable "a" { default = "default" }
                variable "b" { default = "default" }
                variable "c" { default = "default" }
                variable "d" { default = "default" }
                variable "e" { default = "default" }
                """);
        write("skep.skepvars", "b = \"skep\"\nc = \"skep\"\nd = \"skep\"\ne = \"skep\"\n");
        write("2.auto.skepvars", "c = \"second\"\nd = \"second\"\ne = \"second\"\n");
        write("1.auto.skepvars", "{\"c\": \"first\", \"d\": \"first\"}");
        Path more = write("more.skepvars", "d = \"more\"\ne = \"more\"\n");
        Map<String, String> environment = Map.of("SKEP_VAR_a", "env", "SKEP_VAR_b", "env", "SKEP_VAR_zzz", "unused");

        assertThat(variables(environment, new Given.InFile(more), new Given.Typed("e", "typed")))
                .isEqualTo("{a = \"env\", b = \"skep\", c = \"second\", d = \"more\", e = \"typed\"}");
        assertThat(variables(environment, new Given.Typed("e", "typed"), new Given.InFile(more)))
                .endsWith("e = \"more\"}");
    }

    @Test
    void an_unknown_name_in_a_file_of_variables_is_told_at_its_place() throws IOException {
        write("main.hcl", "variable \"size\" { default = 1 }");
        write("skep.skepvars", "\nsiez = 2\n");
        Diagnostics problems = new Diagnostics();

        assertThat(new TopologyReader(Example.TYPES, Map.of(), problems).read(folder, List.of()))
                .isEmpty();
        assertThat(problems.list())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "skep.skepvars:2:1: Unknown variable; There is no variable named \"siez\". Did you mean"
                                + " \"size\"?");
    }

    private String read(String hcl, String variables) {
        try {
            write("main.hcl", hcl);
            write("skep.skepvars", variables);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return variables(Map.of());
    }

    private String variables(Map<String, String> environment, Given... given) {
        Diagnostics problems = new Diagnostics();
        Topology topology = new TopologyReader(Example.TYPES, environment, problems)
                .read(folder, List.of(given))
                .orElseThrow(() -> new AssertionError(problems.list()));
        return ValueText.line(Entries.of(topology.variables()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
