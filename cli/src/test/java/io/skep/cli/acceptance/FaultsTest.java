package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong on hosts: each fault is told with host and cause, and what the other hosts have done is kept. One
 * good host lives through all of it; each test mends what it broke.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {

    private static final String TOPOLOGY = """
            skep {
              name = "faults"
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "good" {
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            swarm {}

            service "idle" {
              image = "web:1"
              args  = ["sleep", "100000"]
            }
            """;

    private static final String UNREACHABLE = """
            host "gone" {
              driver "generic" {
                address          = "127.0.0.1"
                port             = 1
                key              = "../anykey"
                host_fingerprint = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
              }
              engine {}
              swarm { role = "worker" }
            }
            """;

    private static final String FULL = """
            host "full" {
              driver "lab" { disk = "1m" }
              engine { preload = [archive.web.file] }
              swarm { role = "worker" }
            }
            """;

    private static final String NO_SUCH_IMAGE = """
            service "lost" {
              image = "nowhere:1"
            }
            """;

    @TempDir
    private static Path root;

    private Example example;

    @BeforeAll
    void one_host_is_declared() throws IOException, InterruptedException {
        example = Example.written(TOPOLOGY, "faults", root);
        newKey("anykey");
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @Test
    @Order(1)
    void an_unreachable_host_is_named_and_the_others_are_made() throws InterruptedException {
        example.add(UNREACHABLE);

        Finished apply = example.skep().run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isEqualTo(6);
        assertThat(apply.text()).contains("gone", "127.0.0.1:1", "refused");
        assertThat(example.lab().nodes("good")).containsEntry("good", "Ready Active Leader");
        mended("\n" + UNREACHABLE);
    }

    @Test
    @Order(2)
    void a_full_disk_is_named_with_its_host_and_the_others_keep_working() throws InterruptedException {
        example.add(FULL);

        Finished apply = example.skep().run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isEqualTo(6);
        assertThat(apply.text()).contains("full").containsIgnoringCase("no space left on device");
        assertThat(example.lab().services("good")).containsEntry("idle", "1/1");
        mended("\n" + FULL);
        assertThat(example.lab().hosts()).containsExactly("faults-good");
    }

    @Test
    @Order(3)
    void an_image_that_is_nowhere_fails_with_the_tasks_own_words() throws InterruptedException {
        example.add(NO_SUCH_IMAGE);

        Finished apply = example.skep().run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isEqualTo(6);
        assertThat(apply.text()).contains("service.lost", "No such image: nowhere:1", "good");
        mended("\n" + NO_SUCH_IMAGE);
    }

    @Test
    @Order(4)
    void a_changed_host_key_is_refused_and_both_fingerprints_are_shown() throws InterruptedException {
        Lab lab = example.lab();
        String key = "/etc/ssh/ssh_host_ed25519_key";
        String before = fingerprint(lab, key);
        lab.on("good", "cp", "-a", key, "/root/key");
        lab.on("good", "cp", "-a", key + ".pub", "/root/key.pub");
        lab.on(
                "good",
                "sh",
                "-c",
                "rm " + key + " && ssh-keygen -q -t ed25519 -N '' -f " + key + " && systemctl restart ssh");
        String after = fingerprint(lab, key);
        assertThat(after).isNotEqualTo(before);

        Finished apply = example.skep().run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isEqualTo(1);
        assertThat(apply.text()).contains("good", before, after);
        lab.on(
                "good",
                "sh",
                "-c",
                "mv /root/key " + key + " && mv /root/key.pub " + key + ".pub && systemctl restart ssh");
        nothingToDo();
    }

    @Test
    @Order(5)
    void a_wrong_key_is_refused_by_the_host_and_told() throws IOException, InterruptedException {
        newKey("wrong");
        Example other = Example.written(
                """
                host "same" {
                  driver "generic" {
                    address     = "%s"
                    key         = "%s"
                    known_hosts = "%s"
                  }
                  engine {}
                }
                """.formatted(
                                example.lab().address("good"),
                                root.resolve("wrong"),
                                example.folder().resolve(".skep/known_hosts")),
                "wrong-key",
                root);

        Finished apply = other.skep().run("apply", "-auto-approve");

        assertThat(apply.exit()).as(apply.text()).isIn(1, 6);
        assertThat(apply.text())
                .contains(
                        "same",
                        example.lab().address("good"),
                        root.resolve("wrong").toString());
    }

    @Test
    @Order(6)
    void destroy_works_after_all_of_it() throws InterruptedException {
        example.skep().must("destroy", "-auto-approve");

        assertThat(example.lab().hosts()).isEmpty();
        assertThat(example.lab().networks()).isEmpty();
    }

    private static void newKey(String name) throws InterruptedException {
        String file = root.resolve(name).toString();
        assertThat(new LocalCommand(root, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file)
                        .run()
                        .exit())
                .isZero();
    }

    private static String fingerprint(Lab lab, String key) throws InterruptedException {
        return lab.on("good", "ssh-keygen", "-l", "-f", key + ".pub").getFirst().split(" ", -1)[1];
    }

    private void mended(String piece) throws InterruptedException {
        example.edit(piece, "");
        example.skep().must("apply", "-auto-approve");
        nothingToDo();
    }

    private void nothingToDo() throws InterruptedException {
        Finished plan = example.skep().run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as(plan.text()).isZero();
    }
}
