package io.skep.swarm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.Diagnostics;
import io.skep.plans.text.SourceFile;
import io.skep.swarm.stack.Yaml.Items;
import io.skep.swarm.stack.Yaml.Mapping;
import io.skep.swarm.stack.Yaml.Scalar;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of https://github.com/compose-spec/compose-spec/blob/main/13-merge.md. */
class MergeTest {

    private static Mapping web(String text) {
        String whole = "services:\n  web:\n    " + text.strip().replace("\n", "\n    ") + "\n";
        return YamlFile.read(new SourceFile("a.yaml", whole), new Diagnostics()).orElseThrow();
    }

    private static String merged(String earlier, String later) {
        return shown(Merge.settled(Merge.of(web(earlier), web(later), ""))
                .mapping("services")
                .mapping("web"));
    }

    private static String shown(Yaml value) {
        return switch (value) {
            case Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(each ->
                                each.getKey() + ": " + shown(each.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Items list -> list.items().stream().map(MergeTest::shown).collect(Collectors.joining(", ", "[", "]"));
            case Scalar scalar -> scalar.text();
        };
    }

    @Test
    void mappings_are_merged_key_by_key_and_scalars_replaced() {
        assertThat(merged("image: a\ndeploy: { replicas: 1, mode: global }", "image: b\ndeploy: { replicas: 2 }"))
                .isEqualTo("{image: b, deploy: {replicas: 2, mode: global}}");
    }

    @Test
    void lists_are_put_one_after_the_other() {
        assertThat(merged("dns: [1.1.1.1]\nenv_file: a.env", "dns: [8.8.8.8, 1.1.1.1]\nenv_file: [b.env]"))
                .isEqualTo("{dns: [1.1.1.1, 8.8.8.8], env_file: [a.env, b.env]}");
    }

    @Test
    void commands_and_tests_of_health_are_replaced() {
        assertThat(merged(
                        "command: [a, b]\nentrypoint: [c]\nhealthcheck: { test: [CMD, a], retries: 1 }",
                        "command: [x]\nentrypoint: y\nhealthcheck: { test: [CMD, b] }"))
                .isEqualTo("{command: [x], entrypoint: y, healthcheck: {test: [CMD, b], retries: 1}}");
    }

    @Test
    void lists_of_names_and_texts_are_merged_as_mappings() {
        assertThat(merged("environment: [A=1, B]\nlabels: { a: 1 }", "environment: { B: 2, C: 3 }\nlabels: [a=2]"))
                .isEqualTo("{environment: {A: 1, B: 2, C: 3}, labels: {a: 2}}");
    }

    @Test
    void networks_are_merged_by_their_names() {
        assertThat(merged("networks: [a, b]", "networks: { b: { aliases: [x] }, c: }"))
                .isEqualTo("{networks: {a: , b: {aliases: [x]}, c: }}");
    }

    @Test
    void of_mounts_ports_and_files_with_one_target_the_later_counts() {
        assertThat(merged("volumes: [\"a:/x\", \"b:/y\"]", "volumes: [\"c:/x:ro\", \"d:/z\"]"))
                .isEqualTo("{volumes: [c:/x:ro, b:/y, d:/z]}");
        assertThat(merged("ports: [\"80:80\"]", "ports: [\"80:80\", \"81:81\"]"))
                .isEqualTo("{ports: [80:80, 81:81]}");
        assertThat(merged("secrets: [a, { source: b, target: t }]", "secrets: [{ source: c, target: t }]"))
                .isEqualTo("{secrets: [a, {source: c, target: t}]}");
    }

    @Test
    void options_of_another_log_driver_go_with_it() {
        assertThat(merged("logging: { driver: a, options: { x: 1 } }", "logging: { driver: b, options: { y: 2 } }"))
                .isEqualTo("{logging: {driver: b, options: {y: 2}}}");
        assertThat(merged("logging: { driver: a, options: { x: 1 } }", "logging: { options: { y: 2 } }"))
                .isEqualTo("{logging: {driver: a, options: {x: 1, y: 2}}}");
    }

    @Test
    void what_is_reset_is_gone_and_what_is_overridden_replaced() {
        assertThat(merged(
                        "ports: [\"80:80\"]\nenvironment: { A: 1, B: 2 }\nbuild: .",
                        "ports: !override [\"81:81\"]\nenvironment: { A: !reset null }\nbuild: !reset {}"))
                .isEqualTo("{ports: [81:81], environment: {B: 2}}");
    }
}
