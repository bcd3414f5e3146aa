package io.skep.plans.text.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.syntax.Body;
import io.skep.plans.text.syntax.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "a = 1|b = 2                      # a = 1; b = 2",
                "host {}                          # host {  }",
                "host \"a\" b {|}                 # host \"a\" \"b\" {  }",
                "host \"a\" {|  x = 1|  y {|  }|} # host \"a\" { x = 1; y {  } }",
                "swarm { limit = 5 }              # swarm { limit = 5 }",
                "d \"g\" { a = \"x\"  b = \"y\"  c = var.k } # d \"g\" { a = 'x'; b = 'y'; c = var.k }",
                "h { d { a = 1 } e {} f = 2 }     # h { f = 2; d { a = 1 }; e {  } }",
                "d { a = [|1|] b = 2 }            # d { a = [1]; b = 2 }",
                "d { a = <<E|x|E|}                # d { a = 'x\\n' }",
                "a {|  b = 1 }                    # a { b = 1 }",
                "|||a = 1|||                      # a = 1",
                "h \"\\u00e9\" {}                 # h \"é\" {  }",
                "for = 1|if = 2|in { null = 3 }   # for = 1; if = 2; in { null = 3 }",
            })
    void a_body_holds_attributes_and_blocks(String text, String expected) {
        assertThat(Shown.of(Read.body(text.replace("|", "\n")))).isEqualTo(expected);
    }

    @Test
    void comments_of_all_three_kinds_are_skipped() {
        String text = "# one\na = 1 # two\n// three\nb = 2 // four\n/* five\n six */ c = 3 /* seven */\n/**/";
        assertThat(Shown.of(Read.body(text))).isEqualTo("a = 1; b = 2; c = 3");
    }

    @Test
    void tabs_carriage_returns_and_a_leading_byte_order_mark_are_fine() {
        assertThat(Shown.of(Read.body("\uFEFFhost \"a\" {\r\n\tx\t=\t1\r\n}\r\n")))
                .isEqualTo("host \"a\" { x = 1 }");
    }

    @Test
    void an_empty_file_is_an_empty_body() {
        Body body = Read.body("");
        assertThat(body.attributes()).isEmpty();
        assertThat(body.blocks()).isEmpty();
    }

    @Test
    void blocks_of_one_type_keep_their_order() {
        Body body = Read.body("h \"b\" {}\nx {}\nh \"a\" {}\n");
        assertThat(body.blocks("h"))
                .extracting(block -> block.labels().getFirst().text())
                .containsExactly("b", "a");
    }
}
