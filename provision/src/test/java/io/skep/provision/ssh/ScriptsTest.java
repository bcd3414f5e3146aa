package io.skep.provision.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.remote.Command;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    @Test
    void root_needs_no_sudo_and_others_use_it_without_asking() {
        String tail =
                "env LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin sh -c 'echo '\\''a b'\\'''";

        assertThat(new RootShell("alpha", "root").line("echo 'a b'")).isEqualTo(tail);
        assertThat(new RootShell("alpha", "admin").line("echo 'a b'")).isEqualTo("sudo -n -- " + tail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo: a password is required\n",
                "guest is not in the sudoers file.\n",
                "sudo: a terminal is required to read the password\n"
            })
    void what_sudo_says_is_told_from_what_a_command_says(String err) throws Exception {
        RootShell shell = new RootShell("alpha", "guest");

        assertThatThrownBy(() -> shell.checkSudo(1, err)).hasMessageContaining("guest on alpha may not become root");
        shell.checkSudo(0, err);
        shell.checkSudo(1, "no such file");
        new RootShell("alpha", "root").checkSudo(1, err);
    }

    @Test
    void a_file_takes_its_place_only_when_it_is_whole() {
        assertThat(FileScripts.write("/etc/a b/c", "0640", 7).lines())
                .containsExactly(
                        "set -eu",
                        "umask 022",
                        "mkdir -p -- '/etc/a b'",
                        "umask 077",
                        "new='/etc/a b/c.skep-new'.$$",
                        "trap 'rm -f -- \"$new\"' EXIT",
                        "cat > \"$new\"",
                        "[ \"$(wc -c < \"$new\")\" -eq 7 ] || { echo 'the upload broke off' >&2; exit 67; }",
                        "chown root:root -- \"$new\"",
                        "chmod 0640 -- \"$new\"",
                        "sync -- \"$new\"",
                        "mv -fT -- \"$new\" '/etc/a b/c'");
        assertThat(FileScripts.read("/etc/it's"))
                .isEqualTo("[ -e '/etc/it'\\''s' ] || exit 66\ncat -- '/etc/it'\\''s'");
    }

    @Test
    void a_detached_command_is_claimed_before_it_begins_and_told_only_when_whole() {
        DetachedScripts scripts = new DetachedScripts("step-1");

        assertThat(scripts.start(Command.changing("echo", "it's")))
                .contains("ln -s \"$$\" /var/lib/skep/steps/step-1/begun || exit 0")
                .contains("systemd-run --quiet --collect --unit=skep-step-1")
                .contains("setsid sh /var/lib/skep/steps/step-1/run")
                .contains("mv /var/lib/skep/steps/step-1/rc.new /var/lib/skep/steps/step-1/rc");
        assertThat(scripts.follow(12, "345"))
                .contains("tail -c +13 -s 0.2 --pid=345 -f /var/lib/skep/steps/step-1/out");
        assertThatThrownBy(() -> new DetachedScripts("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DetachedScripts("a;b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lines_are_told_when_they_are_whole_and_bytes_are_counted() {
        List<String> lines = new ArrayList<>();
        try (LineSplitter splitter = new LineSplitter(lines::add)) {
            splitter.write("one\r\ntw\u00f6".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(lines).containsExactly("one");
            assertThat(splitter.count()).isEqualTo(9);
            splitter.write('\n');
            splitter.write('x');
        }
        assertThat(lines).containsExactly("one", "tw\u00f6", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-rsa",
                "ssh-rsa-cert-v01@openssh.com",
                "ssh-dss",
                "aes128-cbc",
                "3des-ctr",
                "hmac-md5",
                "hmac-sha1-etm@openssh.com",
                "diffie-hellman-group1-sha1",
                "diffie-hellman-group14-sha1",
                "arcfour256"
            })
    void weak_algorithms_are_not_offered(String name) {
        assertThat(SafeAlgorithms.strong(name)).isFalse();
        assertThat(SafeAlgorithms.strong("rsa-sha2-512")).isTrue();
        assertThat(SafeAlgorithms.strong("chacha20-poly1305@openssh.com")).isTrue();
        assertThat(SafeAlgorithms.strong("curve25519-sha256")).isTrue();
    }
}
