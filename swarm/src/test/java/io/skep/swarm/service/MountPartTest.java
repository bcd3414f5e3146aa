package io.skep.swarm.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.swarm.document.Seeing;
import io.skep.swarm.engineapi.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Mounts of every type, with all their options. */
class MountPartTest {

    private static final Entries CACHE = mount("tmpfs", "/cache")
            .with("tmpfs", Entries.NONE.with("size", Values.number(64)).with("mode", Values.text("1777")));
    private static final Entries DATA = mount("volume", "/data")
            .with("source", Values.text("data"))
            .with(
                    "volume",
                    Entries.NONE
                            .with("driver", Values.text("local"))
                            .with("labels", Entries.NONE)
                            .with("no_copy", Values.bool(true))
                            .with("options", Values.textEntries(Map.of("type", "nfs")))
                            .with("subpath", Values.text("a")));
    private static final Entries LOGS = mount("bind", "/logs")
            .with("source", Values.text("/var/log"))
            .with("bind", Entries.NONE.with("propagation", Values.text("rslave")));

    @Test
    void all_options_are_written_and_seen() {
        ObjectNode container = Json.object();
        Entries spec = spec(LOGS, DATA, CACHE);
        MountPart.write(container, spec);

        assertThat(Json.write(container)).isEqualTo("""
                {"Mounts":[{"Type":"tmpfs","Target":"/cache","TmpfsOptions":{"SizeBytes":64,"Mode":1023}},\
                {"Type":"volume","Source":"data","Target":"/data","VolumeOptions":{"NoCopy":true,\
                "DriverConfig":{"Name":"local","Options":{"type":"nfs"}},"Subpath":"a"}},\
                {"Type":"bind","Source":"/var/log","Target":"/logs","BindOptions":{"Propagation":"rslave"}}]}""");
        assertThat(seen(container, spec)).isEqualTo(spec(CACHE, DATA, LOGS));
    }

    @Test
    void an_option_that_is_taken_out_goes_and_what_nobody_knows_here_stays() {
        ObjectNode container = Json.object();
        MountPart.write(container, spec(DATA));
        ((ObjectNode) container.path("Mounts").get(0)).put("Newer", "1");
        Entries bare = mount("volume", "/data").with("source", Values.text("data"));
        MountPart.write(container, spec(bare));

        assertThat(Json.write(container)).isEqualTo("""
                {"Mounts":[{"Newer":"1","Type":"volume","Source":"data","Target":"/data"}]}""");
        assertThat(seen(container, spec(bare))).isEqualTo(spec(bare));
    }

    private static Entries seen(ObjectNode container, Entries like) {
        Seeing seeing = new Seeing();
        MountPart.read(container, like, seeing);
        return seeing.entries();
    }

    private static Entries spec(Entries... mounts) {
        return Entries.NONE.with("mount", new Value.Items(List.of(mounts)));
    }

    private static Entries mount(String type, String target) {
        return Entries.NONE
                .with("type", Values.text(type))
                .with("target", Values.text(target))
                .with("read_only", Values.bool(false));
    }
}
