package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What expressions come to. */
class ExpressionValueTest {

    static List<Arguments> expressions() {
        return Language.table("""
            1 + 2 * 3   => 7
            (1 + 2) * 3   => 9
            -2 * -3   => 6
            1 - 2 - 3   => -4
            7 / 2   => 3.5
            1 / 4 + 0.25   => 0.5
            0.1 + 0.2   => 0.3
            11 % 5.1   => 0.8
            -7 % 3   => -1
            1 < 2 == true   => true
            1 <= 1   => true
            2 >= 3   => false
            "a" == "a"   => true
            "1" == 1   => false
            [1, 2] == [1, 2.0]   => true
            {a = 1} == {a = 1}   => true
            null == null   => true
            null == 1   => false
            true && false || true   => true
            !true   => false
            !false == true   => true
            true ? "y" : "n"   => "y"
            false ? 1 : 2   => 2
            true ? 1 : "a"   => "1"
            true ? true : "a"   => "true"
            false ? 1 : null   => null
            true ? [1] : ["a"]   => ["1"]
            true ? 1 : [1, 2][5]   => 1
            "a${1 + 1}b"   => "a2b"
            "${true}"   => true
            "${true}!"   => "true!"
            "${"${1}2"}3"   => "123"
            [1, 2, 3][1]   => 2
            ["a", "b"].1   => "b"
            {a = {b = 1}}.a.b   => 1
            {a = 1}["a"]   => 1
            {"a b" = 1}["a b"]   => 1
            {1 = "one"}[1]   => "one"
            [1, 2]["1"]   => 2
            {(upper("a")) = 1, "b${1}" = 2}   => {A = 1, b1 = 2}
            {a: 1, b: 2}   => {a = 1, b = 2}
            max([1, 5, 3]...)   => 5
            min(2, 1.5)   => 1.5
            {a = null}.a   => null
            [null]   => [null]
            1e3   => 1000
            1.50   => 1.5
            0.000001   => 0.000001
            123456789012345678901234567890 * 10   => 1234567890123456789012345678900
            10 / 3 * 3   => 9.999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999
            2 * 0.5   => 1
            100000 * 100000   => 10000000000
            """);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void an_expression_has_its_value(String expression, String value) {
        assertThat(Language.plain().print(expression)).isEqualTo(value);
    }

    static List<Arguments> loops() {
        return Language.table("""
            "$${x} %%{y}"   => "$${x} %%{y}"
            "%{ if true }a%{ else }b%{ endif }"   => "a"
            "%{ if false }a%{ endif }"   => ""
            "%{ for x in [1, 2] }${x},%{ endfor }"   => "1,2,"
            "%{ for k, v in {a = 1} }${k}=${v}%{ endfor }"   => "a=1"
            "a ${~ "b" ~} c"   => "abc"
            [for x in [1, 2, 3] : x * 2]   => [2, 4, 6]
            [for i, x in ["a", "b"] : "${i}${x}"]   => ["0a", "1b"]
            [for x in [1, 2, 3] : x if x > 1]   => [2, 3]
            [for k, v in {b = 1, a = 2} : k]   => ["a", "b"]
            [for x in toset(["b", "a"]) : x]   => ["a", "b"]
            {for x in ["a", "b"] : x => upper(x)}   => {a = "A", b = "B"}
            {for k, v in {a = 1, b = 2} : v => k}   => {"1" = "a", "2" = "b"}
            {for x in ["ab", "ac", "b"] : substr(x, 0, 1) => x...}   => {a = ["ab", "ac"], b = ["b"]}
            {for x in [1, 2] : x => x if x > 1}   => {"2" = 2}
            [for x in [[1, 2], [3]] : [for y in x : y + 1]]   => [[2, 3], [4]]
            [{a = 1}, {a = 2}][*].a   => [1, 2]
            [{a = 1}, {a = 2}].*.a   => [1, 2]
            [{a = [1, 2]}, {a = [3]}][*].a[0]   => [1, 3]
            [{a = [1, 2]}, {a = [3]}].*.a[0]   => [1, 2]
            {a = 1}[*].a   => [1]
            null[*].a   => []
            toset(["x"])[*]   => ["x"]
            [[{b = 1}], [{b = 2}]][*][0].b   => [1, 2]
            """);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void loops_splats_and_templates_have_their_values(String expression, String value) {
        assertThat(Language.plain().print(expression)).isEqualTo(value);
    }
}
