package io.skep.plans.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinuxCapabilitiesTest {

    @Test
    void capabilities_are_read_from_a_mask() {
        assertThat(LinuxCapabilities.inMask("1fffeffffff"))
                .hasSize(37)
                .doesNotContain("SYS_RESOURCE")
                .contains("SYS_ADMIN");
        assertThat(LinuxCapabilities.inMask("0000000000000005")).containsExactly("CHOWN", "DAC_READ_SEARCH");
        assertThat(LinuxCapabilities.inMask("0")).isEmpty();
    }

    @Test
    void this_machine_has_some_of_them() throws Exception {
        assertThat(LinuxCapabilities.ofThisMachine()).isNotEmpty().isSubsetOf(LinuxCapabilities.NAMES);
    }
}
