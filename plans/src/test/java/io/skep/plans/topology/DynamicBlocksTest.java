package io.skep.plans.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Value.Items;
import io.skep.plans.text.value.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamicBlocksTest {

    private static List<String> mounts(String inside) {
        Value mounts = Example.of("service \"web\" {\n  image = \"x\"\n" + inside + "}\n")
                .resource("service.web")
                .spec()
                .get("mount");
        return mounts instanceof Items(var items)
                ? items.stream()
                        .map(item -> Values.textOf((Entries) item, "source").orElse(""))
                        .toList()
                : List.of();
    }

    private static String problem(String inside) {
        List<String> problems = Example.of("service \"web\" {\n  image = \"x\"\n" + inside + "}\n")
                .problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void a_dynamic_block_is_written_once_for_each_element() {
        assertThat(mounts("""
                  mount { source = "/first" }
                  dynamic "mount" {
                    for_each = { a = "/one", b = "/two" }
                    content {
                      source = "${mount.value}/${mount.key}"
                    }
                  }
                """)).containsExactly("/first", "/one/a", "/two/b");
        assertThat(mounts("""
                  dynamic "mount" {
                    for_each = ["/x", "/y"]
                    iterator = each_mount
                    content { source = "${each_mount.value}-${each_mount.key}" }
                  }
                """)).containsExactly("/x-0", "/y-1");
        assertThat(mounts("""
                  dynamic "mount" {
                    for_each = toset([])
                    content { source = "never" }
                  }
                """)).isEmpty();
    }

    @Test
    void what_is_written_out_still_sees_the_names_around_it() {
        Value image = Example.of("""
                host "web" {
                  for_each = { a = ["10.0.0.1"] }
                  dynamic "driver" {
                    for_each = each.value
                    labels   = ["generic"]
                    content {
                      address = driver.value
                      user    = each.key
                    }
                  }
                }
                """).resource("host.web[\"a\"]").spec().get("driver");

        assertThat(image)
                .isInstanceOfSatisfying(
                        Entries.class,
                        driver -> assertThat(Values.textOf(Values.entriesOf(driver, "generic"), "user"))
                                .contains("a"));
    }

    @Test
    void a_dynamic_block_is_an_object_in_yaml() {
        Value mounts = new Example()
                .with("topology.yaml", """
                        service:
                          web:
                            image: x
                            dynamic:
                              mount:
                                for_each: [/one, /two]
                                content:
                                  source: ${mount.value}
                        """)
                .resource("service.web")
                .spec()
                .get("mount");

        assertThat(mounts)
                .isInstanceOfSatisfying(
                        Items.class,
                        items -> assertThat(items.items())
                                .extracting(item ->
                                        Values.textOf((Entries) item, "source").orElse(""))
                                .containsExactly("/one", "/two"));
    }

    @Test
    void what_is_wrong_is_told_at_its_place() {
        assertThat(problem("dynamic \"mount\" { for_each = 3\n content {} }\n"))
                .contains("main.hcl:3:")
                .contains("must be a list, a set or a map");
        assertThat(problem("dynamic \"mount\" { content { source = 1 } }\n"))
                .contains("needs the attribute \"for_each\"");
        assertThat(problem("dynamic \"mount\" { for_each = [1] }\n")).contains("one block content");
        assertThat(problem("dynamic { for_each = [1]\n content {} }\n")).contains("one label");
        assertThat(problem("dynamic \"mownt\" { for_each = [1]\n content {} }\n"))
                .contains("mownt")
                .contains("mount");
        assertThat(problem("dynamic \"mount\" { for_each = [1]\n content { source = 1\n sorce = 2 } }\n"))
                .contains("main.hcl:5:2")
                .contains("sorce");
    }
}
