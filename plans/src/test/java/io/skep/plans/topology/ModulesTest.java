package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.resource.Address;
import io.skep.plans.resource.Resource;
import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Later;
import io.skep.plans.text.value.Value.Secret;
import io.skep.plans.text.value.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

    private static final String SHOP = """
            variable "size" {
              type    = number
              default = 2
            }
            variable "image" {}
            network "inside" {}
            service "web" {
              image    = var.image
              replicas = var.size
              networks = [network.inside]
            }
            output "network" { value = network.inside.id }
            output "size"    { value = var.size }
            """;

    private static Example topology(String hcl) {
        return Example.of(hcl).with("modules/shop/main.hcl", SHOP);
    }

    @Test
    void a_module_brings_its_resources_under_its_own_addresses() {
        Example example = topology("""
                module "shop" {
                  source = "./modules/shop"
                  image  = "shop:1"
                }
                """);
        Topology topology = example.topology();

        assertThat(topology.resources().keySet())
                .extracting(Address::toString)
                .containsExactly("module.shop.network.inside", "module.shop.service.web");
        Resource web = example.resource("module.shop.service.web");
        assertThat(web.spec().get("image")).isEqualTo(Values.text("shop:1"));
        assertThat(web.spec().get("networks")).isEqualTo(Values.texts(List.of("module.shop.network.inside")));
        assertThat(web.needs()).containsExactly(Address.parse("module.shop.network.inside"));
        assertThat(topology.sources()).containsOnlyKeys("main.hcl", "modules/shop/main.hcl");
    }

    @Test
    void a_module_can_be_asked_for_many_times() {
        Topology topology = topology("""
                module "shop" {
                  source   = "./modules/shop"
                  for_each = { north = 1, south = 3 }
                  image    = "shop:${each.key}"
                  size     = each.value
                }
                output "sizes" { value = { for name, shop in module.shop : name => shop.size } }
                output "south" { value = module.shop["south"].size }
                """).topology();

        assertThat(topology.resources().keySet())
                .extracting(Address::toString)
                .contains("module.shop[\"north\"].service.web", "module.shop[\"south\"].service.web");
        assertThat(topology.outputs().get("south")).isEqualTo(Values.number(3));
        assertThat(Address.parse("module.shop[\"south\"].service.web").plainName())
                .isEqualTo("shop-south-web");
    }

    @Test
    void a_module_can_be_counted_and_be_in_a_module() {
        Topology topology = topology("""
                module "outer" {
                  source = "./modules/outer"
                  count  = 2
                }
                """).with("modules/outer/main.hcl", """
                        module "shop" {
                          source = "../shop"
                          image  = "shop:1"
                        }
                        """).topology();

        assertThat(topology.resources().keySet())
                .extracting(Address::toString)
                .contains("module.outer[0].module.shop.service.web", "module.outer[1].module.shop.service.web");
    }

    @Test
    void an_output_that_is_known_after_apply_waits_for_the_resource_in_the_module() {
        Resource probe = topology("""
                module "shop" {
                  source = "./modules/shop"
                  image  = "shop:1"
                }
                service "probe" {
                  image = module.shop.network
                }
                """).resource("service.probe");

        assertThat(probe.spec().get("image"))
                .isInstanceOfSatisfying(
                        Later.class,
                        later -> assertThat(later.origins())
                                .containsExactly(new Value.Origin("module.shop.network.inside", "id")));
        assertThat(probe.needs()).containsExactly(Address.parse("module.shop.network.inside"));
    }

    @Test
    void a_later_value_of_a_module_is_computed_when_its_resource_is_there() {
        Value later = topology("""
                module "shop" {
                  source   = "./modules/shop"
                  for_each = toset(["a"])
                  image    = "shop:1"
                }
                service "probe" { image = "on-${module.shop["a"].network}" }
                """).resource("service.probe").spec().get("image");

        Resolver resolver = new Resolver(
                (resource, name) -> Optional.of(Values.text(resource + "/" + name)),
                Map.of(),
                io.skep.plans.text.eval.function.Functions.in(Path.of("demo")));

        assertThat(resolver.resolve(later)).isEqualTo(Values.text("on-module.shop[\"a\"].network.inside/id"));
    }

    @Test
    void depends_on_reaches_into_modules_and_out_of_them() {
        Example example = topology("""
                network "first" {}
                module "shop" {
                  source     = "./modules/shop"
                  image      = "shop:1"
                  depends_on = [network.first]
                }
                service "last" {
                  image      = "x"
                  depends_on = [module.shop]
                }
                """);

        Topology topology = example.topology();
        assertThat(needs(topology, "module.shop.network.inside")).containsExactly("network.first");
        assertThat(needs(topology, "service.last"))
                .containsExactly("module.shop.network.inside", "module.shop.service.web");
    }

    private static List<String> needs(Topology topology, String address) {
        return Optional.ofNullable(topology.resources().get(Address.parse(address))).stream()
                .flatMap(resource -> resource.needs().stream())
                .map(Address::toString)
                .toList();
    }

    @Test
    void a_secret_stays_one_on_its_way_through_modules_and_is_computed_again() {
        Example example = Example.of("""
                variable "password" { sensitive = true }
                module "shop" {
                  source   = "./modules/shop"
                  password = "p-${var.password}"
                }
                """).with("modules/shop/main.hcl", """
                        variable "password" { sensitive = true }
                        service "web" {
                          image = "x"
                          env   = { PASSWORD = var.password }
                        }
                        """).var("password", "hunter2");

        Value env = example.resource("module.shop.service.web").spec().get("env");

        Value secret = env instanceof Value.Entries entries ? entries.get("PASSWORD") : env;
        assertThat(secret).isInstanceOf(Secret.class);
        Value.Source source = ((Secret) secret).source();
        assertThat(source.expression()).isEqualTo("\"p-${var.password}\"");
        assertThat(Values.entriesOf(source.captured(), "var").get("password"))
                .isInstanceOfSatisfying(
                        Secret.class,
                        inner -> assertThat(inner.source().expression()).isEqualTo("var.password"));
    }

    @Test
    void modules_may_use_each_others_outputs_where_these_do_not_need_each_other() {
        Topology topology = Example.of("""
                module "one" {
                  source = "./one"
                  given  = module.two.plain
                }
                module "two" {
                  source = "./two"
                  given  = module.one.plain
                }
                output "all" { value = "${module.one.given} ${module.two.given}" }
                """)
                .with("one/main.hcl", bothWays("first"))
                .with("two/main.hcl", bothWays("second"))
                .topology();

        assertThat(topology.outputs().get("all")).isEqualTo(Values.text("second first"));
    }

    private static String bothWays(String plain) {
        return """
                variable "given" {}
                output "given" { value = var.given }
                output "plain" { value = "%s" }
                """.formatted(plain);
    }

    @Test
    void a_module_reads_files_beside_itself() throws IOException {
        assertThat(topology("""
                module "shop" {
                  source = "./modules/shop"
                  image  = path.module
                }
                output "where" { value = path.root }
                """).resource("module.shop.service.web").spec().get("image"))
                .isEqualTo(Values.text("."));
    }

    @Test
    void modules_are_read_from_their_folders(@TempDir Path folder) throws IOException {
        Path modules = Files.createDirectories(folder.resolve("modules/shop"));
        Files.writeString(modules.resolve("main.hcl"), SHOP + "output \"here\" { value = path.module }\n");
        Files.writeString(folder.resolve("main.hcl"), """
                module "shop" {
                  source = "./modules/shop"
                  image  = "shop:1"
                }
                output "here" { value = module.shop.here }
                """);
        Diagnostics problems = new Diagnostics();

        Topology topology = new TopologyReader(Example.TYPES, Map.of(), problems)
                .read(folder, List.of())
                .orElseThrow(() -> new AssertionError(problems.list().toString()));

        assertThat(topology.outputs().get("here")).isEqualTo(Values.text("modules/shop"));
        Topology again = new TopologyReader(Example.TYPES, Map.of(), problems)
                .read(folder.resolve("elsewhere"), topology.sources(), topology.variables(), List.of())
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
        assertThat(again.resources()).isEqualTo(topology.resources());
        assertThat(again.digest()).isEqualTo(topology.digest());
    }

    @Test
    void what_is_wrong_with_a_module_is_told_at_its_place() {
        assertThat(topology("module \"shop\" { source = \"./modules/shop\" }\n").problems())
                .singleElement()
                .asString()
                .contains("main.hcl:1:1")
                .contains("needs a value for its variable \"image\"");
        assertThat(topology("""
                module "shop" {
                  source = "./modules/shop"
                  image  = "x"
                  sise   = 3
                }
                """).problems())
                .singleElement()
                .asString()
                .contains("main.hcl:4:3")
                .contains("size");
        assertThat(topology("module \"a\" { source = \"./nowhere\" }").problems())
                .singleElement()
                .asString()
                .contains("The folder nowhere holds no");
        assertThat(topology("module \"a\" { source = \"registry/a\" }").problems())
                .singleElement()
                .asString()
                .contains("begins with ./ or ../");
        assertThat(topology("module \"a\" {}").problems())
                .singleElement()
                .asString()
                .contains("source");
        assertThat(Example.of("module \"a\" { source = \"./a\" }")
                        .with("a/main.hcl", "module \"b\" { source = \"../a\" }")
                        .problems())
                .singleElement()
                .asString()
                .contains("a/main.hcl:1:23")
                .contains("hold itself");
        assertThat(Example.of("module \"a\" { source = \"./a\" }")
                        .with("a/main.hcl", "swarm {}")
                        .problems())
                .singleElement()
                .asString()
                .contains("a/main.hcl:1:1")
                .contains("one block \"swarm\" for the whole topology");
        assertThat(topology("""
                module "shop" {
                  source = "./modules/shop"
                  image  = "x"
                }
                output "x" { value = module.shop.netwerk }
                """).problems())
                .singleElement()
                .asString()
                .contains("main.hcl:5:")
                .contains("network");
    }
}
