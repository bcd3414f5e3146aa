package io.skep.plans.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.plans.text.hcl.Parsing;
import io.skep.plans.text.hcl.TokenKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
    private static final List<String> SPLINTERS = List.of(
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "=",
            ",",
            "#",
            "//",
            "/* */",
            "\"",
            "${",
            "}",
            "a",
            "1",
            "-",
            "!",
            "<<EOT\n",
            "EOT\n",
            "x = 1\n",
            "x { y = 1 }\n",
            ".",
            "?",
            ":",
            "é",
            "\\",
            "%{",
            "~",
            "in",
            "...",
            "=>",
            "&&");

    static List<Path> examples() {
        return Corpus.examples();
    }

    static List<String> texts() {
        return Corpus.texts();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_laid_out(Path example) {
        String text = Corpus.textOf(example);
        assertThat(format(text)).contains(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_laid_out_stays_and_no_token_changes(String text) {
        assertThat(format(text)).isPresent();
        check(text);
    }

    @Test
    void ten_thousand_damaged_texts_are_refused_or_keep_their_tokens() {
        List<String> texts = texts();
        Random random = new Random(20261121);
        int laidOut = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int damage = 0; damage <= round % 5; damage++) {
                damage(text, random);
            }
            laidOut += check(text.toString()) ? 1 : 0;
        }
        assertThat(laidOut).isBetween(1_000, 9_000);
    }

    @Test
    void ten_thousand_texts_with_other_white_space_keep_their_tokens() {
        List<String> texts = texts();
        Random random = new Random(7);
        int laidOut = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int change = 0; change < 8; change++) {
                int at = random.nextInt(text.length() + 1);
                text.insert(at, SPLINTERS.get(random.nextInt(6)));
            }
            laidOut += check(text.toString()) ? 1 : 0;
        }
        assertThat(laidOut).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \n",
                "a {\n",
                "a = \"x\n",
                "a = [1\n",
                "a = <<EOT\nx\n",
                "a = 1 b = 2\n",
                "}",
                "a = '1'\n",
                "/* x"
            })
    void a_text_with_a_syntax_error_is_refused_with_its_place(String text) {
        Diagnostics problems = new Diagnostics();
        assertThat(Formatter.format(new SourceFile("test.hcl", text), problems)).isEmpty();
        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.list().getFirst().subject()).isPresent();
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean() && at < text.length()) {
            text.deleteCharAt(at);
        } else {
            text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        }
    }

    /** Whether the text was laid out; if so it stays, and its tokens are those it had. */
    private static boolean check(String text) {
        Optional<String> once = format(text);
        if (once.isEmpty()) {
            return false;
        }
        assertThat(tokens(once.get())).as("tokens of\n%s", text).isEqualTo(tokens(text));
        assertThat(format(once.get())).as("again\n%s", text).isEqualTo(once);
        return true;
    }

    private static Optional<String> format(String text) {
        return Formatter.format(new SourceFile("test.hcl", text), new Diagnostics());
    }

    private static List<String> tokens(String text) {
        SourceFile source = new SourceFile("test.hcl", text);
        return Parsing.tokens(source, new Diagnostics()).stream()
                .filter(token -> token.kind() != TokenKind.END)
                .map(token -> token.kind() + " " + source.text().substring(token.start(), token.end()))
                .toList();
    }
}
