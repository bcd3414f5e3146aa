package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DaemonConfigTest {

    private static final Entries ROOT = spec("data_root", Values.text("/opt/docker"));
    private static final Entries LABELS = spec("labels", Values.textEntries(Map.of("b", "2", "a", "1")));
    private static final Entries OPTION = spec("options", Entries.of(Map.of("live-restore", Values.bool(true))));

    record Merge(String file, Entries before, Entries after, String merged) {}

    static List<Merge> merges() {
        return List.of(
                new Merge("", Entries.NONE, ROOT, "{'data-root':'/opt/docker'}"),
                new Merge("{'mtu':1400}", Entries.NONE, ROOT, "{'mtu':1400,'data-root':'/opt/docker'}"),
                new Merge("{'data-root':'/x'}", ROOT, ROOT, "{'data-root':'/opt/docker'}"),
                new Merge("{'data-root':'/opt/docker','mtu':1400}", ROOT, Entries.NONE, "{'mtu':1400}"),
                new Merge(
                        "{'data-root':'/opt/docker'}",
                        Entries.NONE,
                        LABELS,
                        "{'data-root':'/opt/docker','labels':['a=1','b=2']}"),
                new Merge("{'labels':['z=9']}", LABELS, LABELS, "{'labels':['a=1','b=2']}"),
                new Merge("{'debug':true}", Entries.NONE, OPTION, "{'debug':true,'live-restore':true}"),
                new Merge("{'live-restore':true,'debug':true}", OPTION, Entries.NONE, "{'debug':true}"),
                new Merge(
                        "{'mtu':1}",
                        spec("log_opts", Entries.NONE),
                        spec("storage_opts", Values.texts(List.of())),
                        "{'mtu':1}"),
                new Merge(
                        "{}",
                        Entries.NONE,
                        spec("log_opts", Values.textEntries(Map.of("max-size", "10m"))),
                        "{'log-opts':{'max-size':'10m'}}"),
                new Merge(
                        "{}",
                        Entries.NONE,
                        spec("insecure_registries", Values.texts(List.of("r:5000"))),
                        "{'insecure-registries':['r:5000']}"));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void only_keys_that_are_or_were_ours_change(Merge merge) {
        DaemonConfig merged = config(merge.file()).with(merge.before(), merge.after());

        assertThat(merged.tree()).isEqualTo(config(merge.merged()).tree());
        assertThat(DaemonConfig.parse(merged.content())).isEqualTo(merged);
    }

    @Test
    void it_is_seen_in_the_words_in_which_it_was_asked_and_nothing_else_is() {
        DaemonConfig config =
                config("{'data-root':'/opt/docker','labels':['a=1','b=2'],'live-restore':true,'mtu':1400}");
        Entries ours = ROOT.overlaidWith(LABELS).overlaidWith(OPTION).with("log_driver", Values.text("local"));

        assertThat(config.seen(ours)).isEqualTo(ROOT.overlaidWith(LABELS).overlaidWith(OPTION));
        assertThat(config.seen(Entries.NONE)).isEqualTo(Entries.NONE);
    }

    @Test
    void labels_and_registries_are_taken_over_without_a_new_start() {
        DaemonConfig config = config("{'labels':['a=1'],'mtu':1}");

        assertThat(config.reloadable(config("{'labels':['b=1'],'mtu':1,'registry-mirrors':['https://m']}")))
                .isTrue();
        assertThat(config.reloadable(config("{'labels':['a=1'],'mtu':2}"))).isFalse();
        assertThat(config.reloadable(config("{'labels':['a=1']}"))).isFalse();
    }

    @Test
    void a_file_that_is_no_object_says_what_is_wrong_and_where() {
        assertThatThrownBy(() -> config("{\n'a': 1,\n}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> config("[]")).hasMessageContaining("not a JSON object");
    }

    @Test
    void the_environment_survives_quotes_spaces_and_percents() {
        Entries spec = spec(
                "environment", Values.textEntries(Map.of("HTTP_PROXY", "http://u:p%40%w@h", "ODD", "a \"b\" \\c")));

        byte[] written = DaemonEnvironment.content(spec);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(
                        "[Service]\nEnvironment=\"HTTP_PROXY=http://u:p%%40%%w@h\"\nEnvironment=\"ODD=a \\\"b\\\" \\\\c\"\n");
        assertThat(DaemonEnvironment.seen(written)).isEqualTo(spec.get("environment"));
        assertThat(DaemonEnvironment.content(Entries.NONE)).isEmpty();
        assertThat(DaemonEnvironment.seen(new byte[0])).isEqualTo(Value.NOTHING);
    }

    private static DaemonConfig config(String text) {
        return DaemonConfig.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Entries spec(String name, Value value) {
        return Entries.of(Map.of(name, value));
    }
}
