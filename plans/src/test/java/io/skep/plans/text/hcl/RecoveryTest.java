package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Shown;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private Body read(String text) {
        return Parsing.parseHcl(new SourceFile("test.hcl", text), diagnostics).body();
    }

    @Test
    void every_wrong_line_is_reported_and_the_right_ones_are_read() {
        Body body = read("""
                host "a" {
                  one   = 1
                  two     2
                  three = 'x'
                  four  = [1 2]
                  five  = {
                    a = 1 2
                    b = 2
                  }
                  six   = "open
                  seven = 7
                }
                eight = 8
                """);
        assertThat(diagnostics.list())
                .extracting(Read::brief)
                .containsExactly(
                        "3:11-12 Missing equals sign",
                        "4:11-14 Invalid character",
                        "5:14-15 Missing comma",
                        "7:11-12 Missing comma",
                        "10:11-16 Unclosed string");
        assertThat(Shown.of(body)).isEqualTo("eight = 8; host \"a\" { one = 1; six = 'open'; seven = 7 }");
    }

    @Test
    void a_missing_bracket_costs_only_its_own_attribute() {
        Body body = read("a {\n  x = [1,\n  y = f(2\n  z = 3\n}\nb {\n  x = [\n}\nc = 1\n");
        assertThat(diagnostics.list())
                .extracting(Read::brief)
                .containsExactly("2:7-8 Unclosed list", "3:8-9 Unclosed call", "8:1-2 Missing expression");
        assertThat(Shown.of(body)).isEqualTo("c = 1; a { z = 3 }; b {  }");
    }

    @Test
    void an_unclosed_heredoc_is_the_only_thing_said_about_the_rest_of_the_file() {
        read("a {\n  b = [<<E\n  x\n}\nc = 'x\n");
        assertThat(diagnostics.list()).extracting(Read::brief).containsExactly("2:8-11 Unclosed heredoc");
    }

    @Test
    void of_a_repeated_attribute_the_first_is_kept() {
        assertThat(Shown.of(read("a = 1\na = 2\n"))).isEqualTo("a = 1");
    }
}
