package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvFileTest {

    private static Map<String, String> read(String text) throws Interpolation.Wrong {
        return EnvFile.read(text, name -> name.equals("AROUND") ? Optional.of("around") : Optional.empty());
    }

    @Test
    void lines_are_names_and_texts() throws Interpolation.Wrong {
        assertThat(read("""
                # a comment

                PLAIN=text
                export WITH_EXPORT=yes
                SPACED = both sides
                COMMENT=value # said
                HASH=a#b
                EMPTY=
                YAML: style
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PLAIN", "text",
                        "WITH_EXPORT", "yes",
                        "SPACED", "both sides",
                        "COMMENT", "value",
                        "HASH", "a#b",
                        "EMPTY", "",
                        "YAML", "style"));
    }

    @Test
    void quotes_keep_what_they_hold() throws Interpolation.Wrong {
        assertThat(read("""
                SINGLE='$PLAIN #1'
                DOUBLE="a\\tb \\"c\\""
                LINES="one
                two"
                AFTER=1
                """))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("SINGLE", "$PLAIN #1", "DOUBLE", "a\tb \"c\"", "LINES", "one\ntwo", "AFTER", "1"));
    }

    @Test
    void texts_see_what_is_around_and_above() throws Interpolation.Wrong {
        assertThat(read("A=1\nB=${A}2\nC=${AROUND}\nAROUND\nNOWHERE\n"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "12", "C", "around", "AROUND", "around"));
    }

    @Test
    void raw_files_are_taken_as_they_are() {
        assertThat(EnvFile.raw("A='x' # y\nB=$A\n#C=1\n", _ -> Optional.empty()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "'x' # y", "B", "$A"));
    }

    @Test
    void a_wrong_line_is_told_by_its_number_and_not_by_its_text() {
        assertThatThrownBy(() -> read("A=1\nhunter2 is it\n")).hasMessage("Line 2 is not NAME=text.");
        assertThatThrownBy(() -> read("A=1\nB=\"open\n")).hasMessage("A quote on line 2 is not closed.");
    }
}
