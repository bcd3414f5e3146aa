package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputConditionsTest {
    private static final String SHOP = """
            network "inside" {}
            output "words" {
              value      = "words"
              depends_on = [network.inside]
              precondition {
                condition     = length("words") > 9
                error_message = "Too short."
              }
            }
            """;

    private static Example calling() {
        return Example.of("""
                module "shop" { source = "./shop" }
                service "web" { image = module.shop.words }
                """).with("shop/main.hcl", SHOP);
    }

    @Test
    void what_uses_an_output_needs_what_that_depends_on() {
        assertThat(Optional.ofNullable(calling().topology().resources().get(Address.parse("service.web")))
                        .orElseThrow()
                        .needs())
                .containsExactly(Address.parse("module.shop.network.inside"));
    }

    @Test
    void what_must_hold_of_an_output_is_read_also_in_a_module() {
        assertThat(calling().topology().directions().outputs()).singleElement().satisfies(output -> {
            assertThat(output.name()).isEqualTo("module.shop.output.words");
            assertThat(output.asserts()).singleElement().satisfies(condition -> {
                assertThat(condition.verdict()).isEqualTo(io.skep.plans.resource.Condition.Verdict.FAILS);
                assertThat(condition.text()).isEqualTo("Too short.");
            });
        });
    }
}
