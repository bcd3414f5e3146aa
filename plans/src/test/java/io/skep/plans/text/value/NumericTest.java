package io.skep.plans.text.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.text.value.Value.Numeric;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumericTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0.00,0",
        "-0,0",
        "007,7",
        "100,100",
        "1e2,100",
        "-12.50,-12.5",
        "999999999999999999,999999999999999999",
        "1000000000000000000,1000000000000000000",
        "-9223372036854775808,-9223372036854775808",
        "1e18,1000000000000000000",
        "123456789012345678901234567890.10,123456789012345678901234567890.1",
        "1e-3,0.001"
    })
    void a_number_is_the_same_however_it_is_written(String written, String plain) {
        Numeric spelled = Numeric.spelled(written);
        Numeric made = new Numeric(new BigDecimal(written));
        assertThat(spelled).isEqualTo(made).hasSameHashCodeAs(made).hasToString(plain);
        assertThat(spelled.plain()).isEqualTo(plain);
        assertThat(spelled.number()).isEqualByComparingTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, -1, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_long_is_the_number_it_spells(long number) {
        assertThat(Numeric.of(number))
                .isEqualTo(new Numeric(BigDecimal.valueOf(number)))
                .isEqualTo(Numeric.spelled(Long.toString(number)));
    }

    @Test
    void whole_numbers_of_up_to_18_digits_are_told_apart_from_others() {
        assertThat(Numeric.spelled("5.0").whole()).hasValue(5);
        assertThat(Numeric.spelled("-999999999999999999").whole()).hasValue(-999_999_999_999_999_999L);
        assertThat(Numeric.spelled("5.1").whole()).isEmpty();
        assertThat(Numeric.spelled("1000000000000000000").whole()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1_000", "ten", "0x10"})
    void what_spells_no_number_is_refused(String text) {
        assertThatThrownBy(() -> Numeric.spelled(text)).isInstanceOf(NumberFormatException.class);
    }
}
