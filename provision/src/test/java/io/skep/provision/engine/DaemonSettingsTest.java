package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DaemonSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an empty file gets our keys      | {}                                | {'data_root':'/d'}              | {}                        | {'data-root':'/d'}",
                "keys of others stay              | {'debug':true}                    | {'log_driver':'local'}          | {}                        | {'debug':true,'log-driver':'local'}",
                "our value wins over another's    | {'log-driver':'syslog'}           | {'log_driver':'local'}          | {}                        | {'log-driver':'local'}",
                "what was ours is taken back      | {'log-driver':'local','a':1}      | {}                              | {'log_driver':'local'}    | {'a':1}",
                "what is kept is not taken back   | {'log-driver':'local'}            | {'log_driver':'local'}          | {'log_driver':'x'}        | {'log-driver':'local'}",
                "labels become a list             | {}                                | {'labels':{'b':'2','a':'1'}}    | {}                        | {'labels':['a=1','b=2']}",
                "labels of others stay            | {'labels':['z=9','a=0']}          | {'labels':{'a':'1'}}            | {}                        | {'labels':['z=9','a=1']}",
                "a label no longer ours goes      | {'labels':['z=9','a=1','b=2']}    | {'labels':{'a':'1'}}            | {'labels':{'b':'2'}}      | {'labels':['z=9','a=1']}",
                "the last label takes the key     | {'labels':['a=1']}                | {}                              | {'labels':{'a':'1'}}      | {}",
                "options are keys as they are     | {}                                | {'options':{'live-restore':true}}| {}                       | {'live-restore':true}",
                "an option inside stays whole     | {'runtimes':{'x':{}}}             | {'options':{'runtimes':{'y':{}}}}| {}                       | {'runtimes':{'y':{}}}",
                "an option no longer ours goes    | {'debug':true,'mtu':1400}         | {'options':{'mtu':1450}}        | {'options':{'debug':true}}| {'mtu':1450}",
                "lists are lists                  | {}                                | {'registry_mirrors':['http://m']}| {}                       | {'registry-mirrors':['http://m']}",
                "log options are texts            | {}                                | {'log_opts':{'max-file':'3'}}   | {}                        | {'log-opts':{'max-file':'3'}}",
                "versions and images are not in it| {}                                | {'version':'20.10','preload':['a'],'running':true} | {} | {}",
            })
    void a_spec_is_merged_into_the_file(String rule, String file, String spec, String dropped, String merged) {
        assertThat(DaemonSettings.merged(json(file), entries(spec), entries(dropped)))
                .as(rule)
                .isEqualTo(json(merged));
    }

    @Test
    void merging_changes_nothing_in_the_file_it_was_given_and_twice_is_once() {
        ObjectNode file = json("{'labels':['x=1'],'debug':true}");
        Entries spec = entries("{'labels':{'size':'small'},'options':{'max-concurrent-downloads':3}}");

        ObjectNode once = DaemonSettings.merged(file, spec, Entries.NONE);

        assertThat(file).isEqualTo(json("{'labels':['x=1'],'debug':true}"));
        assertThat(DaemonSettings.merged(once, spec, Entries.NONE)).isEqualTo(once);
        ObjectNode read = JsonValues.object(new String(JsonValues.file(once), StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(DaemonSettings.merged(read, spec, Entries.NONE)).isEqualTo(read);
    }

    @Test
    void only_what_was_asked_for_is_seen_and_named_as_it_was_asked() {
        ObjectNode file =
                json("{'data-root':'/d','log-driver':'local','labels':['a=1','z=9=9'],'debug':true,'mtu':1400}");
        Entries asked = entries("{'data_root':'/other','labels':{'z':'','gone':''},'options':{'mtu':1,'ipv6':true}}");

        assertThat(DaemonSettings.seen(file, asked))
                .isEqualTo(entries("{'data_root':'/d','labels':{'z':'9=9'},'options':{'mtu':1400}}"));
    }

    @Test
    void what_changed_says_whether_a_reload_is_enough() {
        assertThat(DaemonSettings.changed(json("{'labels':['a=1'],'mtu':1}"), json("{'labels':['a=2'],'mtu':1}")))
                .containsExactly("labels");
        assertThat(DaemonSettings.changed(json("{'mtu':1}"), json("{'debug':true}")))
                .containsExactly("debug", "mtu");
        assertThat(DaemonSettings.reloadable(Set.of("labels", "registry-mirrors", "insecure-registries", "debug")))
                .isTrue();
        assertThat(DaemonSettings.reloadable(Set.of("labels", "data-root"))).isFalse();
    }

    @Test
    void a_secret_is_written_in_clear_and_an_unknown_value_never() {
        Value secret = new Value.Secret(Values.text("s3cret"), new Value.Source("var.x", Entries.NONE));
        Entries spec = Entries.of(Map.of("log_opts", Entries.of(Map.of("splunk-token", secret))));

        assertThat(DaemonSettings.merged(JsonValues.empty(), spec, Entries.NONE))
                .isEqualTo(json("{'log-opts':{'splunk-token':'s3cret'}}"));
        assertThat(DaemonSettings.attributeOf("data-root")).hasValue("data_root");
        assertThat(DaemonSettings.attributeOf("mtu")).isEmpty();
    }

    private static ObjectNode json(String text) {
        return JsonValues.object(text.replace('\'', '"')).orElseThrow();
    }

    private static Entries entries(String text) {
        return JsonValues.read(json(text)) instanceof Entries entries
                ? entries
                : Entries.of(Map.of("none", Values.texts(List.of())));
    }
}
