package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.syntax.Shown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "1 + 2 * 3                # (1 + (2 * 3))",
                "1 * 2 + 3                # ((1 * 2) + 3)",
                "1 - 2 - 3                # ((1 - 2) - 3)",
                "8 / 4 / 2 % 3            # (((8 / 4) / 2) % 3)",
                "a || b && c              # (a || (b && c))",
                "a && b || c              # ((a && b) || c)",
                "a == b && c != d         # ((a == b) && (c != d))",
                "a < b == c >= d          # ((a < b) == (c >= d))",
                "a + 1 <= b * 2           # ((a + 1) <= (b * 2))",
                "a > b || a < c           # ((a > b) || (a < c))",
                "-a.b                     # (-a.b)",
                "- 2 + 3                  # ((-2) + 3)",
                "!a == b                  # ((!a) == b)",
                "!!a                      # (!(!a))",
                "--1                      # (-(-1))",
                "2 - -1                   # (2 - (-1))",
                "(1 + 2) * 3              # (P((1 + 2)) * 3)",
                "a ? b : c                # (a ? b : c)",
                "a ? b : c ? d : e        # (a ? b : (c ? d : e))",
                "a ? b ? c : d : e        # (a ? (b ? c : d) : e)",
                "a || b ? c + 1 : d       # ((a || b) ? (c + 1) : d)",
                "a-b                      # a-b",
                "a - b                    # (a - b)",
                "a -b                     # (a - b)",
                "a.b.c                    # a.b.c",
                "a[0][\"k\"].c            # a[0]['k'].c",
                "a[b.c + 1]               # a[(b.c + 1)]",
                "a.0.b                    # a<0>.b",
                "f(1).x[2]                # f(1).x[2]",
                "[1, 2][0]                # [1, 2][0]",
                "{a = 1}.a                # {'a' = 1}.a",
                "\"s\".a                  # 's'.a",
                "a[*].b                   # a{[*] @.b}",
                "a[*]                     # a{[*] @}",
                "a[*].b[0].c              # a{[*] @.b[0].c}",
                "a[*].b[*].c              # a{[*] @.b{[*] @.c}}",
                "a.*.b.c                  # a{.* @.b.c}",
                "a.*.b[0]                 # a{.* @.b}[0]",
                "a.*.0                    # a{.* @<0>}",
                "a.*                      # a{.* @}",
                "a[ * ].b                 # a{[*] @.b}",
                "f()                      # f()",
                "f(1, g(2), [3],)         # f(1, g(2), [3])",
                "f(a...)                  # f(a...)",
                "f(1, a...)               # f(1, a...)",
                "core::text::f(1)         # core::text::f(1)",
                "[]                       # []",
                "[1, [2, 3], ]            # [1, [2, 3]]",
                "{}                       # {}",
                "{a = 1, b : 2}           # {'a' = 1, 'b' = 2}",
                "{\"x y\" = 1, (k) = 2}   # {'x y' = 1, P(k) = 2}",
                "{\"${k}-1\" = 1}         # {T<$k|-1> = 1}",
                "{1 = 2, f(x) = 3}        # {1 = 2, f(x) = 3}",
                "{true = 1, if = 2, for = 3} # {'true' = 1, 'if' = 2, 'for' = 3}",
                "{(a.b) = 1}              # {P(a.b) = 1}",
                "[for x in y : x]         # [for x in y : x]",
                "[for k, v in y : v if k > 1] # [for k, v in y : v if (k > 1)]",
                "{for x in y : x => x.id} # {for x in y : x => x.id}",
                "{for k, v in y : v => k... if v != null} # {for k, v in y : v => k... if (v != null)}",
                "[for x in [for z in y : z] : x] # [for x in [for z in y : z] : x]",
                "[for]                    # [for]",
                "true && null == false    # (true && (null == false))",
            })
    void an_expression_is_grouped(String text, String expected) {
        assertThat(Shown.of(Read.expression(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12",
        "1.50, 1.50",
        "0.1, 0.1",
        "9007199254740993, 9007199254740993",
        "123456789012345678901234567890.000000000000000000001, 123456789012345678901234567890.000000000000000000001",
        "1e3, 1000",
        "1E+3, 1000",
        "25e-1, 2.5",
        "1.5e2, 150",
    })
    void a_number_is_exact(String text, String expected) {
        assertThat(Shown.of(Read.expression(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "##",
            quoteCharacter = '\0',
            value = {
                "(\\n1 +\\n2\\n) ## P((1 + 2))",
                "[\\n1,\\n\\n2,\\n] ## [1, 2]",
                "f(\\n1,\\n2\\n) ## f(1, 2)",
                "{\\na = 1\\n\\nb = 2\\n} ## {'a' = 1, 'b' = 2}",
                "{\\na = 1,\\nb = 2,\\n} ## {'a' = 1, 'b' = 2}",
                "{ a = [\\n1\\n]\\n b = 2 } ## {'a' = [1], 'b' = 2}",
                "[{\\na = 1\\n}, {}] ## [{'a' = 1}, {}]",
                "{for x in\\n y :\\n x => 1\\n} ## {for x in y : x => 1}",
                "a[\\n0\\n] ## a[0]",
                "[a\\n.b] ## [a.b]",
                "(a\\n? b\\n: c) ## P((a ? b : c))",
                "[1, // one\\n 2, # two\\n /* three\\n */ 3] ## [1, 2, 3]",
                "{ a = 1 /* x */, b = 2 } ## {'a' = 1, 'b' = 2}",
            })
    void line_breaks_and_comments_are_passed_over_inside_brackets(String text, String expected) {
        assertThat(Shown.of(Read.attribute("v = " + text.replace("\\n", "\n")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"été, été", "_x, _x", "a_b-c1, a_b-c1", "变量, 变量", "𝒳y, 𝒳y"})
    void a_name_may_use_the_letters_of_any_script(String text, String expected) {
        assertThat(Shown.of(Read.expression(text))).isEqualTo(expected);
    }
}
