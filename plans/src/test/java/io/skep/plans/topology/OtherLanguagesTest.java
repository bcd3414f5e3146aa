package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** YAML and JSON are equal spellings. */
class OtherLanguagesTest {

    private static final String HCL = """
            skep { name = "shop" }
            variable "managers" {
              type    = number
              default = 1
              validation {
                condition     = var.managers > 0
                error_message = "At least one."
              }
            }
            locals {
              workers = { charlie = "10.10.10.30", delta = "10.10.10.40" }
            }
            engine "small" { version = "28.5" }
            host "bravo" {
              driver "generic" { address = "10.10.10.20" }
              engine {
                profile = engine.small
                labels  = { size = "small" }
              }
            }
            host "worker" {
              for_each = local.workers
              name     = each.key
              driver "generic" { address = each.value }
            }
            swarm { task_history_limit = 5 }
            network "showcase" { driver = "overlay" }
            service "redis" {
              image      = "redis:3.0.7"
              replicas   = var.managers + 3
              networks   = [network.showcase]
              args       = ["--host", "${host.bravo.address}:80"]
              depends_on = [host.worker["delta"]]
              update { delay = "10s" }
              mount { source = "/a" }
              mount { source = "/b" }
            }
            output "addresses" { value = [for h in host.worker : h.address] }
            """;

    private static final String YAML = """
            skep: {name: shop}
            variable:
              managers:
                type: number
                default: 1
                validation:
                  condition: ${var.managers > 0}
                  error_message: At least one.
            locals:
              workers: {charlie: 10.10.10.30, delta: 10.10.10.40}
            engine:
              small: {version: "28.5"}
            host:
              bravo:
                driver: {generic: {address: 10.10.10.20}}
                engine:
                  profile: ${engine.small}
                  labels: {size: small}
              worker:
                for_each: ${local.workers}
                name: ${each.key}
                driver: {generic: {address: "${each.value}"}}
            swarm: {task_history_limit: 5}
            network:
              showcase: {driver: overlay}
            service:
              redis:
                image: redis:3.0.7
                replicas: ${var.managers + 3}
                networks: ["${network.showcase}"]
                args: [--host, "${host.bravo.address}:80"]
                depends_on: ['host.worker["delta"]']
                update: {delay: 10s}
                mount: [{source: /a}, {source: /b}]
            output:
              addresses: {value: "${[for h in host.worker : h.address]}"}
            """;

    @Test
    void a_topology_in_yaml_is_the_same_as_in_hcl() {
        assertSame(
                Example.of(HCL).topology(),
                new Example().with("topology.yaml", YAML).topology());
    }

    @Test
    void a_topology_in_json_is_the_same_as_in_hcl() {
        String json = """
                {
                  "variable": {"size": {"type": "list(string)", "default": ["a", "b"]}},
                  "network": {"n": {"for_each": "${toset(var.size)}"}},
                  "service": {"s": {"image": "x", "networks": ["${network.n[\\"a\\"]}"], "env": {"A": "1"}}}
                }
                """;
        String hcl = """
                variable "size" {
                  type    = list(string)
                  default = ["a", "b"]
                }
                network "n" { for_each = toset(var.size) }
                service "s" {
                  image    = "x"
                  networks = [network.n["a"]]
                  env      = { A = 1 }
                }
                """;
        assertSame(
                Example.of(hcl).topology(),
                new Example().with("topology.json", json).topology());
    }

    @Test
    void problems_in_yaml_have_their_places() {
        assertThat(new Example().with("topology.yaml", """
                        network:
                          a: {drivr: overlay}
                          b:
                            driver: ${network.c.driver}
                        """).problems())
                .containsExactly(
                        "topology.yaml:2:7: Unknown attribute; network \"a\" has no attribute \"drivr\". Did you mean"
                                + " \"driver\"?",
                        "topology.yaml:4:23: Unknown network; There is no network named \"c\".");
    }

    private static void assertSame(Topology left, Topology right) {
        assertThat(specs(right)).isEqualTo(specs(left));
        assertThat(needs(right)).isEqualTo(needs(left));
        assertThat(right.outputs()).isEqualTo(left.outputs());
        assertThat(right.variables()).isEqualTo(left.variables());
        assertThat(right.name()).isEqualTo(left.name());
    }

    private static Map<Address, Value> specs(Topology topology) {
        SortedMap<Address, Value> specs = new TreeMap<>();
        topology.resources().forEach((address, resource) -> specs.put(address, resource.spec()));
        return specs;
    }

    private static Map<Address, Object> needs(Topology topology) {
        SortedMap<Address, Object> needs = new TreeMap<>();
        topology.resources().forEach((address, resource) -> needs.put(address, resource.needs()));
        return needs;
    }
}
