package io.skep.plans.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFileTest {
    @Test
    void lines_are_given_without_their_endings() {
        SourceFile file = new SourceFile("f", "one\r\ntwo\n\nfour");
        assertThat(file.lineCount()).isEqualTo(4);
        assertThat(file.line(1)).isEqualTo("one");
        assertThat(file.line(2)).isEqualTo("two");
        assertThat(file.line(3)).isEmpty();
        assertThat(file.line(4)).isEqualTo("four");
    }

    @Test
    void every_offset_has_a_position() {
        SourceFile file = new SourceFile("f", "ab\ncd");
        assertThat(file.position(0)).isEqualTo(new Position(1, 1, 0));
        assertThat(file.position(2)).isEqualTo(new Position(1, 3, 2));
        assertThat(file.position(3)).isEqualTo(new Position(2, 1, 3));
        assertThat(file.position(5)).isEqualTo(new Position(2, 3, 5));
    }

    @Test
    void combined_characters_are_one_column() {
        SourceFile file = new SourceFile("f", "x\n e\u0301\uD83C\uDDEB\uD83C\uDDF7z");
        assertThat(file.position(file.text().indexOf('z')).column()).isEqualTo(4);
    }

    @Test
    void a_byte_order_mark_at_the_start_is_no_part_of_the_text() {
        assertThat(new SourceFile("f", "\uFEFFa").text()).isEqualTo("a");
    }

    @Test
    void ranges_join_and_contain() {
        SourceFile file = new SourceFile("f", "abcdef");
        assertThat(file.range(1, 2).to(file.range(4, 5))).isEqualTo(file.range(1, 5));
        assertThat(file.range(1, 5).contains(file.range(4, 5))).isTrue();
        assertThat(file.range(1, 5).contains(file.range(4, 6))).isFalse();
    }
}
