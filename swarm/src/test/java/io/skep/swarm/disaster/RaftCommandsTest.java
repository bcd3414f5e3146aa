package io.skep.swarm.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.remote.Command;
import io.skep.plans.state.form.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as they are sent, and run by a shell in a folder that stands for a data root; systemctl is a stand-in that writes down what it is told. */
class RaftCommandsTest {

    @TempDir
    private Path root;

    @BeforeEach
    void a_data_root_with_a_swarm() throws IOException {
        Files.createDirectories(root.resolve("swarm/raft"));
        Files.writeString(root.resolve("swarm/docker-state.json"), "{}");
        Files.createDirectories(root.resolve("bin"));
        standIn("systemctl", "echo \"$@\" >> " + root + "/told\n");
    }

    private void standIn(String name, String script) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5c [logterm: 2, index: 40, vote: 0] rejected MsgVote from 1b [logterm: 2, index: 38] at term 7",
                "5c [logterm: 2, index: 40, vote: 1b] cast MsgVote for 1b [logterm: 3, index: 41] at term 7",
                "5c [logterm: 2, index: 40, vote: 5c] ignored MsgPreVote from 1b [logterm: 3, index: 41] at term 7:"
                        + " lease is not expired (remaining ticks: 3)",
                "5c [logterm: 2, index: 40] sent MsgVote request to 1b at term 8"
            })
    void the_position_is_the_engines_own_and_not_a_candidates(String last) throws Exception {
        Files.writeString(root.resolve("journal"), """
                time="2026-01-01T00:00:00Z" level=info msg="5c [logterm: 1, index: 30] sent MsgVote request to 1b at term 2"
                time="2026-01-01T00:00:01Z" level=info msg="%s" module=raft node=5c
                time="2026-01-01T00:00:02Z" level=debug msg="5c [logterm: 1, index: 7] rejected MsgApp [logterm: 2, index: 7] from 1b"
                time="2026-01-01T00:00:03Z" level=error msg="agent: session failed"
                """.formatted(last));
        standIn("journalctl", "cat " + root + "/journal\n");

        String line = output(RaftCommands.position());

        assertThat(RaftPosition.told(line)).hasValue(new RaftPosition(2, 40));
    }

    @Test
    void each_is_what_is_meant_to_be_sent() {
        assertThat(RaftCommands.position().line())
                .isEqualTo("journalctl -u docker -n 20000 --no-pager -o cat | grep -E 'logterm: [0-9]+, index:"
                        + " [0-9]+[^]]*\\] (sent|cast|ignored|rejected) Msg(Pre)?Vote' | tail -n 1");
        assertThat(RaftCommands.position().changes()).isFalse();
        assertThat(RaftCommands.files("/data").line())
                .isEqualTo("ls /data/swarm/raft/snap-v3-encrypted /data/swarm/raft/wal-v3-encrypted");
        assertThat(RaftCommands.locks("/data").line())
                .isEqualTo("grep -q ENCRYPTED /data/swarm/certificates/swarm-node.key");
        assertThat(RaftCommands.unmark("/data", "abc").line()).isEqualTo("rm -f /data/swarm/skep-restored-abc");
        assertThat(RaftCommands.copies("/data").line()).isEqualTo("find /data -maxdepth 1 -name 'swarm-before-*'");
        assertThat(RaftCommands.forget("/data").line()).isEqualTo("rm -f /data/skep-backup.tar.gz");
        assertThat(RaftCommands.keep("/data", "now").line())
                .startsWith("sh -c '[ -e \"$2\" ] && exit 0\n")
                .endsWith("' sh /data /data/swarm-before-now");
        assertThat(RaftCommands.pack("/data").line())
                .contains("systemctl stop docker.socket docker.service", "systemctl start docker.service")
                .endsWith("' sh /data /data/skep-backup.tar.gz");
        assertThat(RaftCommands.unpack("/data", "abc", "now").line())
                .endsWith("' sh /data /data/skep-restore.tar.gz abc /data/swarm-before-now");
    }

    @Test
    void a_copy_is_kept_once() throws Exception {
        assertThat(run(RaftCommands.keep(root.toString(), "now"))).isZero();
        Files.writeString(root.resolve("swarm/docker-state.json"), "changed");
        assertThat(run(RaftCommands.keep(root.toString(), "now"))).isZero();

        assertThat(root.resolve("swarm-before-now/docker-state.json")).hasContent("{}");
        assertThat(root.resolve("swarm-before-now.part")).doesNotExist();
        assertThat(root.resolve("told")).doesNotExist();
    }

    @Test
    void packing_stops_the_engine_and_starts_it_again() throws Exception {
        assertThat(run(RaftCommands.pack(root.toString()))).isZero();

        assertThat(told()).containsExactly("stop docker.socket docker.service", "start docker.service");
        assertThat(TarNames.in(Files.readAllBytes(root.resolve("skep-backup.tar.gz"))))
                .contains("swarm/docker-state.json");
        assertThat(Files.getPosixFilePermissions(root.resolve("skep-backup.tar.gz")))
                .hasSize(2);
    }

    @Test
    void the_engine_is_started_again_where_packing_fails() throws Exception {
        run(new Command("rm -r " + root.resolve("swarm"), true, java.util.Optional.empty(), java.time.Duration.ZERO));

        assertThat(run(RaftCommands.pack(root.toString()))).isNotZero();
        assertThat(told()).last().isEqualTo("start docker.service");
        assertThat(root.resolve("skep-backup.tar.gz")).doesNotExist();
    }

    @Test
    void unpacking_puts_it_in_the_place_of_what_was_there_once() throws Exception {
        run(RaftCommands.pack(root.toString()));
        byte[] archive = Files.readAllBytes(root.resolve("skep-backup.tar.gz"));
        Files.write(root.resolve("skep-restore.tar.gz"), archive);
        Files.writeString(root.resolve("swarm/docker-state.json"), "other");
        String sha256 = Sha256.hex(archive);

        assertThat(run(RaftCommands.unpack(root.toString(), sha256, "now"))).isZero();
        assertThat(run(RaftCommands.unpack(root.toString(), sha256, "later"))).isZero();

        assertThat(root.resolve("swarm/docker-state.json")).hasContent("{}");
        assertThat(root.resolve("swarm-before-now/docker-state.json")).hasContent("other");
        assertThat(root.resolve("swarm-before-later")).doesNotExist();
        assertThat(root.resolve("skep-restore.tar.gz")).doesNotExist();
        assertThat(run(RaftCommands.unpacked(root.toString(), sha256))).isZero();
        assertThat(told()).filteredOn(each -> each.startsWith("stop")).hasSize(2);
        assertThat(told()).last().isEqualTo("start docker.service");
    }

    @Test
    void an_archive_that_arrived_damaged_is_not_unpacked() throws Exception {
        Files.writeString(root.resolve("skep-restore.tar.gz"), "half of i");

        assertThat(run(RaftCommands.unpack(root.toString(), "a".repeat(64), "now")))
                .isNotZero();

        assertThat(root.resolve("swarm/docker-state.json")).hasContent("{}");
        assertThat(told()).containsExactly("start docker.service");
    }

    @Test
    void a_mark_travels_in_no_archive_and_goes_with_the_end_of_the_restoration() throws Exception {
        String data = root.toString();
        Path mark = root.resolve("swarm/skep-restored-old");
        Files.writeString(mark, "");
        run(RaftCommands.pack(data));
        byte[] archive = Files.readAllBytes(root.resolve("skep-backup.tar.gz"));
        assertThat(TarNames.in(archive)).contains("swarm/docker-state.json").doesNotContain("swarm/skep-restored-old");

        assertThat(run(RaftCommands.unpacked(data, "old"))).isZero();
        assertThat(run(RaftCommands.unmark(data, "old"))).isZero();
        assertThat(run(RaftCommands.unpacked(data, "old"))).isNotZero();
        assertThat(output(RaftCommands.copies(data))).isEmpty();
        run(RaftCommands.keep(data, "now"));
        assertThat(output(RaftCommands.copies(data))).isEqualTo(data + "/swarm-before-now\n");
    }

    @Test
    void an_engine_that_does_not_start_again_is_no_success() throws Exception {
        run(RaftCommands.pack(root.toString()));
        byte[] archive = Files.readAllBytes(root.resolve("skep-backup.tar.gz"));
        Files.write(root.resolve("skep-restore.tar.gz"), archive);
        standIn("systemctl", "[ \"$1\" = stop ]\n");

        assertThat(run(RaftCommands.pack(root.toString()))).isNotZero();
        assertThat(run(RaftCommands.unpack(root.toString(), Sha256.hex(archive), "now")))
                .isNotZero();
        assertThat(root.resolve("skep-restore.tar.gz")).exists();
    }

    @Test
    void an_archive_that_cannot_be_put_in_its_place_is_no_success_and_does_not_stay() throws Exception {
        Files.createDirectories(root.resolve("skep-backup.tar.gz/in the way"));

        assertThat(run(RaftCommands.pack(root.toString()))).isNotZero();
        assertThat(root.resolve("skep-backup.tar.gz.part")).doesNotExist();
        assertThat(told()).last().isEqualTo("start docker.service");
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(root.resolve("told"));
    }

    private int run(Command command) throws IOException, InterruptedException {
        Process process = started(command);
        assertThat(text(process)).doesNotContain("syntax error");
        return process.waitFor();
    }

    private String output(Command command) throws IOException, InterruptedException {
        Process process = started(command);
        String said = text(process);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process started(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command.line()).redirectErrorStream(true);
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, own) -> own + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
