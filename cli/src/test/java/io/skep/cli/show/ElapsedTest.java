package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({"0,0s", "999,0s", "59999,59s", "60000,1m00s", "3599000,59m59s", "3720000,1h02m"})
    void time_so_far_is_told_in_whole_seconds(long millis, String expected) {
        assertThat(Elapsed.soFar(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0.0s", "149,0.1s", "9949,9.9s", "9960,10s", "61499,1m01s"})
    void time_in_all_has_tenths_while_they_matter(long millis, String expected) {
        assertThat(Elapsed.inAll(Duration.ofMillis(millis))).isEqualTo(expected);
    }
}
