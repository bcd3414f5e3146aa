package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.syntax.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "\"\"                         # ''",
                "\"plain\"                    # 'plain'",
                "\"a\\tb\\n\\\"\\\\\"         # 'a\\tb\\n\"\\'",
                "\"\\u00e9\\U0001F600\"       # 'é😀'",
                "\"$${x} %%{y} $ % $$ %%\"    # '${x} %{y} $ % $$ %%'",
                "\"$$${x}\"                   # '$${x}'",
                "\"a$\"                       # 'a$'",
                "\"a${x}b\"                   # T<a|$x|b>",
                "\"${x}\"                     # W{x}",
                "\"${~ x ~}\"                 # W{x}",
                "\"${x}${y}\"                 # T<$x|$y>",
                "\"  ${~ x ~}  b\"            # T<$x|b>",
                "\"a ${~ x } b\"              # T<a|$x| b>",
                "\"${\"in ${\"deep ${x}\"}\"}\" # W{T<in |$T<deep |$x>>}",
                "\"${{a = \"}\"}.a}\"         # W{{'a' = '}'}.a}",
                "\"${f({})}\"                 # W{f({})}",
                "\"%{ if a }x%{ endif }\"     # T<if a<x>else<>>",
                "\"%{ if a }x%{ else }y%{ endif }z\" # T<if a<x>else<y>|z>",
                "\"%{if a}%{if b}x%{endif}%{else}y%{endif}\" # T<if a<if b<x>else<>>else<y>>",
                "\"%{ for x in xs }${x},%{ endfor }\" # T<for x in xs<$x|,>>",
                "\"%{ for k, v in xs ~} ${k} %{~ endfor }\" # T<for k, v in xs<$k>>",
            })
    void a_quoted_string_is_a_template(String text, String expected) {
        assertThat(Shown.of(Read.expression(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "<<E|one|two|E                    # 'one\\ntwo\\n'",
                "<<E|E                            # ''",
                "<<E|  one|    E                  # '  one\\n'",
                "<<E|E2|EE|E                      # 'E2\\nEE\\n'",
                "<<E|a \\n \" \\\" b|E            # 'a \\n \" \\\" b\\n'",
                "<<E|$${a} %%{b}|E                # '${a} %{b}\\n'",
                "<<E|a ${x}|E                     # T<a |$x|\\n>",
                "<<E|${x}|E                       # T<$x|\\n>",
                "<<-E|    one|      two|    E     # 'one\\n  two\\n'",
                "<<-E|    one||  |      two|E     # 'one\\n\\n  \\n  two\\n'",
                "<<-E|      one|    two|E         # '  one\\ntwo\\n'",
                "<<-E|    one|  E                 # 'one\\n'",
                "<<-E|    ${x}|      ${y} z|    E # T<$x|\\n  |$y| z\\n>",
                "<<-E|  a|${x}|E                  # T<  a\\n|$x|\\n>",
                "<<E|%{ for x in xs ~}|  - ${x}|%{ endfor ~}|end|E # T<for x in xs<  - |$x|\\n>|end\\n>",
                "<<-E|  %{ if a ~}|    x|  %{ endif ~}|  end|  E # T<if a<  x\\n>else<>|end\\n>",
                "<<E|a|  ${~ x ~}||b|E            # T<a\\n|$x|\\nb\\n>",
                "<<E|${<<I|in ${x}|I|}|E          # T<$T<in |$x|\\n>|\\n>",
                "f(<<E|x|E|, 1)                   # f('x\\n', 1)",
            })
    void a_heredoc_is_a_template(String text, String expected) {
        assertThat(Shown.of(Read.expression(text.replace("|", "\n")))).isEqualTo(expected);
    }

    @Test
    void a_heredoc_may_end_with_the_file_or_after_a_carriage_return() {
        assertThat(Shown.of(Read.attribute("a = <<E\nx\nE"))).isEqualTo("'x\\n'");
        assertThat(Shown.of(Read.attribute("a = <<E\r\nx\r\nE\r\n"))).isEqualTo("'x\r\\n'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "plain \"text\" \\n  # 'plain \"text\" \\n'",
                "${x}                # W{x}",
                "a ${x}              # T<a |$x>",
                "$${x}               # '${x}'",
                "%{ if x }a%{ endif } # T<if x<a>else<>>",
            })
    void a_bare_template_has_no_quotes_and_no_backslashes(String text, String expected) {
        assertThat(Shown.of(Read.template(text))).isEqualTo(expected);
    }

    @Test
    void an_interpolation_may_go_over_several_lines() {
        assertThat(Shown.of(Read.attribute("a = \"${\n  x +\n  1\n}\"\n"))).isEqualTo("W{(x + 1)}");
    }
}
