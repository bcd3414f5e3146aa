package io.skep.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.HostTag;
import io.skep.plans.apply.Ownership;
import io.skep.plans.local.LocalProcess;
import io.skep.plans.remote.Output;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts of the lab driver, each alone. */
class LabPartsTest {

    @TempDir
    private Path folder;

    @Test
    void a_key_pair_has_the_layout_of_openssh() {
        SshKey key = SshKey.make("alpha");
        String[] line = key.publicLine().split(" ");
        byte[] blob = Base64.getDecoder().decode(line[1]);
        assertThat(line).startsWith("ssh-ed25519").endsWith("alpha");
        assertThat(blob).hasSize(4 + 11 + 4 + 32);
        String text = new String(key.privateFile(), StandardCharsets.US_ASCII);
        assertThat(text)
                .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
                .endsWith("-----END OPENSSH PRIVATE KEY-----\n");
        assertThat(text.lines()).allMatch(each -> each.length() <= 70);
        byte[] file = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----\n", ""));
        assertThat(new String(file, 0, 14, StandardCharsets.US_ASCII)).isEqualTo("openssh-key-v1");
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .contains(new String(blob, StandardCharsets.ISO_8859_1));
    }

    @Test
    void no_two_key_pairs_are_alike() {
        assertThat(SshKey.make("a").publicLine()).isNotEqualTo(SshKey.make("a").publicLine());
    }

    @Test
    void the_login_key_is_made_once_and_readable_only_by_its_owner() throws Exception {
        LoginKey key = new LoginKey(folder);
        assertThat(key.exists()).isFalse();
        String line = key.ensure();
        assertThat(key.ensure()).isEqualTo(line);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key.file())).contains("OPENSSH PRIVATE KEY");
        key.remove();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_tar_archive_is_read_by_tar_with_modes_and_contents() throws Exception {
        byte[] archive = new Tar()
                .folder("root/.ssh", 0700)
                .file("root/.ssh/authorized_keys", 0600, "key\n".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        Output listed = LocalProcess.quiet(
                        List.of("tar", "--list", "--verbose", "--numeric-owner", "--file", "-"), Duration.ofSeconds(10))
                .fed(archive)
                .run();
        assertThat(listed.err()).isEmpty();
        assertThat(listed.out().lines().map(line -> line.replaceAll(" +", " ").replaceAll(" \\d{4}-\\S+ \\S+", "")))
                .containsExactly("drwx------ 0/0 0 root/.ssh/", "-rw------- 0/0 4 root/.ssh/authorized_keys");
        assertThat(archive.length % 512).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, true, 127.0.0.1",
        "unix:///home/ann/.docker/desktop/docker.sock, false, 127.0.0.1",
        "tcp://10.0.0.5:2376, false, 10.0.0.5",
        "ssh://root@farm.example, false, farm.example",
    })
    void an_engine_is_here_or_elsewhere(String url, boolean here, String host) {
        assertThat(new Engine(url).here()).isEqualTo(here);
        assertThat(new Engine(url).host()).isEqualTo(host);
    }

    @Test
    void an_engine_whose_socket_is_missing_is_stopped_but_a_remote_one_is_not() {
        assertThat(new Engine("unix://" + folder.resolve("docker.sock")).stopped())
                .isTrue();
        assertThat(new Engine("tcp://10.0.0.5:2376").stopped()).isFalse();
    }

    @Test
    void marks_are_read_where_some_are_missing() {
        assertThat(Marked.read("c1\tshop\t0b1c\thost.a\tshop-a\nc2\t\t\t\tweb"))
                .containsExactly(
                        new Marked("c1", "shop", "0b1c", "host.a", "shop-a"), new Marked("c2", "", "", "", "web"));
        assertThat(Marked.read("\n")).isEmpty();
    }

    @Test
    void what_a_container_was_made_with_is_seen_again() {
        LabHost host = LabHost.read("""
                id=c1
                status=running
                host-key=ssh-ed25519 AAAA= a
                system=debian:trixie
                address=172.20.0.2
                ssh-port=
                memory=536870912
                nano-cpus=1500000000
                disk=exec,dev,suid,size=62914560""");
        Entries settings =
                host.found(new Engine("unix:///s"), new LoginKey(folder)).settings();
        assertThat(Values.textOf(settings, "system")).contains("debian:trixie");
        assertThat(Values.longOf(settings, "memory")).contains(536870912L);
        assertThat(Values.textOf(settings, "cpus")).contains("1.5");
        assertThat(Values.longOf(settings, "disk")).contains(62914560L);
    }

    @Test
    void names_hold_only_what_docker_allows() {
        HostTag tag = new HostTag(new Ownership("My shop/2", "l"), Address.of("host", "a"), "web_1");
        assertThat(Containers.nameFor(tag)).isEqualTo("My-shop-2-web_1");
    }

    @Test
    void settings_have_a_default_system_and_say_what_is_wrong() {
        assertThat(LabSettings.of(Entries.NONE).suite()).isEqualTo("bookworm");
        assertThat(LabSettings.problems(Values.textEntries(Map.of("address", "10.0.0.2"))))
                .singleElement()
                .asString()
                .contains("subnet");
        assertThat(LabSettings.problems(
                        Entries.of(Map.of("publish_ports", Values.texts(List.of("80", "8080:80/tcp", "web"))))))
                .containsExactly("publish_ports: \"web\" is not a port; one looks like \"8080:80\".");
    }

    @Test
    void the_script_that_makes_the_image_by_hand_gives_it_the_same_name() throws Exception {
        Path script = Path.of(System.getProperty("skep.home"), "bin", "lab-image.sh");
        Output output = LocalProcess.quiet(
                        List.of("bash", script.toString(), "--name", "trixie"), Duration.ofSeconds(10))
                .run();
        assertThat(output.out().strip()).isEqualTo(HostImage.name("trixie"));
    }
}
