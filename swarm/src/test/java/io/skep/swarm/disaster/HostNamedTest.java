package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which host is meant by what was typed. */
class HostNamedTest {

    private static final Address A_ONE = Address.parse("host.a[\"one\"]");
    private static final Address B_ONE = Address.parse("host.b[\"one\"]");
    private static final Address C = Address.parse("host.c");

    @Test
    void a_host_is_found_by_its_address_and_by_a_label_that_no_other_has() {
        List<Address> hosts = List.of(A_ONE, B_ONE, C);

        assertThat(HostNamed.among(hosts, "host.b[\"one\"]")).hasValue(B_ONE);
        assertThat(HostNamed.among(hosts, "b[\"one\"]")).hasValue(B_ONE);
        assertThat(HostNamed.among(hosts, "c")).hasValue(C);
        assertThat(HostNamed.among(List.of(A_ONE, C), "one")).hasValue(A_ONE);
        assertThat(HostNamed.among(hosts, "x")).isEmpty();
    }

    @Test
    void a_label_of_two_hosts_is_refused_with_what_to_type() {
        assertThatThrownBy(() -> HostNamed.among(List.of(A_ONE, B_ONE), "one"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-host='host.a[\"one\"]'");
    }
}
