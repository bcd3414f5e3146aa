package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Origin;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.ValueText;
import io.skep.plans.text.value.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyReaderTest {

    private static final String CLUSTER = """
            variable "user" {
              type    = string
              default = "vagrant"
            }
            locals {
              workers = { charlie = "10.10.10.30", delta = "10.10.10.40" }
            }
            engine "small" {
              version = "28.5"
            }
            host "bravo" {
              driver "generic" {
                address = "10.10.10.20"
                user    = var.user
              }
              engine {
                labels = { size = "small", role = "manager" }
              }
            }
            host "worker" {
              for_each = local.workers
              name     = each.key
              driver "generic" {
                address = each.value
                user    = var.user
              }
            }
            swarm {
              task_history_limit = 5
            }
            network "showcase" {}
            service "redis" {
              image    = "redis:3.0.7"
              replicas = "4"
              networks = [network.showcase]
              update {
                parallelism = 1
                delay       = "90s"
              }
              mount { source = "/a" }
              mount { source = "/b" }
            }
            """;

    @Test
    void a_topology_becomes_its_resources_with_defaults_and_conversions() {
        Topology topology = Example.of(CLUSTER).topology();

        assertThat(topology.resources().keySet())
                .extracting(Address::toString)
                .containsExactly(
                        "host.bravo",
                        "host.worker[\"charlie\"]",
                        "host.worker[\"delta\"]",
                        "network.showcase",
                        "service.redis",
                        "swarm.cluster");
        assertThat(spec(topology, "host.worker[\"delta\"]"))
                .isEqualTo("{driver = {generic = {address = \"10.10.10.40\", port = 22, user = \"vagrant\"}},"
                        + " name = \"delta\"}");
        assertThat(spec(topology, "service.redis"))
                .isEqualTo("{image = \"redis:3.0.7\", mount = [{source = \"/a\"}, {source = \"/b\"}],"
                        + " networks = [\"showcase\"], replicas = 4, update = {delay = \"1m30s\", parallelism = 1}}");
        assertThat(spec(topology, "network.showcase")).isEqualTo("{driver = \"overlay\"}");
        assertThat(topology.name()).isEqualTo("demo");
    }

    @Test
    void a_reference_gives_a_need_and_the_place_of_the_block_is_kept() {
        Resource redis = Example.of(CLUSTER).resource("service.redis");

        assertThat(redis.needs()).containsExactly(Address.of("network", "showcase"));
        assertThat(redis.place()).isEqualTo("main.hcl:32:1");
    }

    @Test
    void the_same_sources_and_variables_give_the_same_digest_and_others_another() {
        String digest = Example.of(CLUSTER).topology().digest();

        assertThat(Example.of(CLUSTER).topology().digest()).isEqualTo(digest);
        assertThat(Example.of(CLUSTER).var("user", "x").topology().digest()).isNotEqualTo(digest);
        assertThat(Example.of(CLUSTER + " ").topology().digest()).isNotEqualTo(digest);
    }

    @Test
    void several_files_are_one_scope() {
        Topology topology = Example.of("network \"a\" { driver = local.kind }")
                .with("other.hcl", "locals { kind = \"bridge\" }")
                .topology();

        assertThat(spec(topology, "network.a")).isEqualTo("{driver = \"bridge\"}");
        assertThat(topology.sources()).containsOnlyKeys("main.hcl", "other.hcl");
    }

    @Test
    void the_topology_has_the_name_it_says() {
        assertThat(Example.of("skep { name = \"shop\" }\n" + CLUSTER).topology().name())
                .isEqualTo("shop");
    }

    @Test
    void an_output_of_a_resource_is_known_after_apply_and_gives_a_need() {
        Resource service = Example.of(CLUSTER + """
                        service "web" {
                          image = "web"
                          args  = ["--join", "${host.worker["delta"].address}:80"]
                        }
                        """).resource("service.web");

        Later later = (Later) Values.itemsOf(service.spec(), "args").get(1);
        assertThat(later.origins()).containsExactly(new Origin("host.worker[\"delta\"]", "address"));
        assertThat(later.source().expression()).isEqualTo("\"${host.worker[\"delta\"].address}:80\"");
        assertThat(service.needs()).containsExactly(Address.each("host", "worker", "delta"));
    }

    @Test
    void needs_go_through_locals_profiles_and_depends_on() {
        Topology topology = Example.of(CLUSTER + """
                        locals { join = host.bravo.address }
                        network "n" { driver = "bridge" }
                        engine "with-registry" { registry = network.n.id }
                        host "x" {
                          driver "lab" {}
                          engine { profile = engine.with-registry }
                        }
                        service "late" {
                          image      = local.join
                          depends_on = [host.worker, network.showcase]
                        }
                        service "one" {
                          image      = "x"
                          depends_on = [host.worker["charlie"]]
                        }
                        """).topology();

        assertThat(needs(topology, "host.x")).containsExactly("network.n");
        assertThat(needs(topology, "service.late"))
                .containsExactly(
                        "host.bravo", "host.worker[\"charlie\"]", "host.worker[\"delta\"]", "network.showcase");
        assertThat(needs(topology, "service.one")).containsExactly("host.worker[\"charlie\"]");
    }

    @Test
    void a_computed_key_needs_and_captures_that_instance_alone() {
        Resource service = Example.of(CLUSTER + """
                        service "s" {
                          for_each = local.workers
                          image    = "x:${host.worker[each.key].address}"
                        }
                        """).resource("service.s[\"delta\"]");

        assertThat(service.needs()).containsExactly(Address.each("host", "worker", "delta"));
        assertThat(ValueText.line(((Later) service.spec().get("image")).source().captured()))
                .isEqualTo("{each = {key = \"delta\"}, host = {worker = {delta = {address = (known after apply)}}}}");
    }

    @Test
    void count_makes_instances_by_number() {
        Topology topology = Example.of("""
                        host "lab" {
                          count = 2
                          name  = "lab${count.index + 1}"
                          driver "lab" { memory = "512m" }
                        }
                        output "first" { value = host.lab[0].name }
                        output "addresses" { value = host.lab[*].address }
                        """).topology();

        assertThat(spec(topology, "host.lab[1]")).isEqualTo("{driver = {lab = {memory = 536870912}}, name = \"lab2\"}");
        assertThat(ValueText.line(topology.outputs().getOrDefault("first", Value.NOTHING)))
                .isEqualTo("\"lab1\"");
        assertThat(ValueText.line(topology.outputs().getOrDefault("addresses", Value.NOTHING)))
                .isEqualTo("[(known after apply), (known after apply)]");
    }

    @Test
    void instances_of_a_set_have_equal_key_and_value() {
        Topology topology = Example.of("""
                        network "n" {
                          for_each = toset(["bridge", "overlay"])
                          driver   = each.value
                        }
                        service "s" {
                          image    = "x"
                          networks = [for k, n in network.n : n]
                        }
                        """).topology();

        assertThat(spec(topology, "network.n[\"bridge\"]")).isEqualTo("{driver = \"bridge\"}");
        assertThat(resource(topology, "service.s").spec().get("networks"))
                .isEqualTo(Values.texts(List.of("n[\"bridge\"]", "n[\"overlay\"]")));
    }

    @Test
    void an_empty_for_each_and_a_count_of_zero_make_nothing() {
        assertThat(Example.of("network \"a\" { for_each = {} }\nnetwork \"b\" { count = 0 }")
                        .topology()
                        .resources())
                .isEmpty();
    }

    @Test
    void a_block_of_which_there_is_none_is_checked_all_the_same() {
        assertThat(Example.of("network \"a\" {\n  count = 0\n  drivr = \"overlay\"\n}")
                        .problems())
                .singleElement()
                .asString()
                .contains("Unknown attribute", "drivr", "driver");
    }

    @Test
    void a_sensitive_variable_is_a_secret_wherever_it_goes_and_is_not_among_the_kept_variables() {
        Topology topology = Example.of("""
                        variable "password" {
                          sensitive = true
                        }
                        variable "port" { default = 80 }
                        locals { url = "x://${var.password}" }
                        service "db" {
                          image = "db"
                          env   = { PASSWORD = var.password, URL = local.url, PORT = var.port }
                        }
                        output "url" {
                          value     = local.url
                          sensitive = true
                        }
                        """).var("password", "hunter2").topology();

        assertThat(spec(topology, "service.db"))
                .isEqualTo("{env = {PASSWORD = (sensitive value), PORT = \"80\", URL = (sensitive value)},"
                        + " image = \"db\", replicas = 1}");
        assertThat(topology.variables()).containsOnlyKeys("port");
        assertThat(topology.outputs().get("url")).isInstanceOf(Secret.class);
        assertThat(topology.toString()).doesNotContain("hunter2");
    }

    @Test
    void the_block_without_label_is_referred_to_by_its_type() {
        Topology topology = Example.of(CLUSTER
                        + "service \"s\" { \n image = \"x${swarm.task_history_limit}\" \n args = [swarm.id] \n }")
                .topology();

        assertThat(spec(topology, "service.s")).contains("image = \"x5\"");
        assertThat(needs(topology, "service.s")).containsExactly("swarm.cluster");
    }

    private static String spec(Topology topology, String address) {
        return ValueText.line(resource(topology, address).spec());
    }

    private static List<String> needs(Topology topology, String address) {
        return resource(topology, address).needs().stream()
                .map(Address::toString)
                .toList();
    }

    private static Resource resource(Topology topology, String address) {
        Resource resource = topology.resources().get(Address.parse(address));
        if (resource == null) {
            throw new AssertionError(
                    "no " + address + " in " + topology.resources().keySet());
        }
        return resource;
    }
}
