package io.skep.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.cli.acceptance.LocalCommand.Finished;
import io.skep.cli.acceptance.LocalCommand.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of skep at random moments of an apply that makes five hosts, their engines, a swarm of three managers
 * and two workers, a network and a service. Each time the second apply reaches the goal by itself.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledApplyTest {

    private static final int LINES_TOLD = 40;

    private static final String TOPOLOGY = """
            skep {
              name = "killed"
            }

            archive "web" {
              file  = "images/web.tar"
              build = ["sh", "../images/make-image.sh", "images/web.tar", "web:1", "busybox-static"]
            }

            host "m" {
              count = 3
              name  = "m${count.index}"
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "manager" }
            }

            host "w" {
              count = 2
              name  = "w${count.index}"
              driver "lab" {}
              engine { preload = [archive.web.file] }
              swarm { role = "worker" }
            }

            swarm {}

            network "back" {}

            service "idle" {
              image         = "web:1"
              mode          = "global"
              args          = ["sleep", "100000"]
              networks      = [network.back]
              endpoint_mode = "dnsrr"
            }
            """;

    private final Random random = new Random(Long.getLong("skep.seed", System.nanoTime()));

    @TempDir
    private static Path root;

    private Example example;
    private long wholeApplyMillis;

    /** An apply that nobody kills tells how long one takes, which spreads the kills over all of it. */
    @BeforeAll
    void one_apply_is_left_alone() throws IOException, InterruptedException {
        example = Example.written(TOPOLOGY, "killed", root);
        long begun = System.nanoTime();
        example.skep().must("apply", "-auto-approve");
        wholeApplyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        the_goal_is_reached("an apply nobody killed");
        example.skep().must("destroy", "-auto-approve");
    }

    @AfterAll
    void nothing_is_left_even_when_a_test_failed() throws InterruptedException {
        example.lab().removeAll();
    }

    @RepeatedTest(10)
    void a_second_apply_converges_wherever_the_first_was_killed() throws InterruptedException {
        long moment = 300 + random.nextLong(wholeApplyMillis);
        Running first = example.skep().start("apply", "-auto-approve");
        boolean ended = first.process().waitFor(moment, TimeUnit.MILLISECONDS);
        first.process().destroyForcibly().waitFor();
        String killed = "killed after %d of about %d ms%s, having printed last:%n%s"
                .formatted(moment, wholeApplyMillis, ended ? " (it had ended)" : "", end(first.text()));

        Finished second = example.skep().run("apply", "-auto-approve");
        assertThat(second.exit())
                .as("the second apply printed last:%n%s%nthe first was %s", end(second.text()), killed)
                .isZero();
        the_goal_is_reached(killed);

        example.skep().must("destroy", "-auto-approve");
        assertThat(example.lab().hosts()).as(killed).isEmpty();
        assertThat(example.lab().networks()).as(killed).isEmpty();
    }

    /** The lines that tell how it went; the plan before them is long. */
    private static String end(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }

    private void the_goal_is_reached(String killed) throws InterruptedException {
        Lab lab = example.lab();
        List<String> names = List.of("m0", "m1", "m2", "w0", "w1");
        assertThat(lab.hosts())
                .as(killed)
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "killed-" + name).toList());
        Map<String, String> nodes = lab.nodes("m0");
        assertThat(nodes.keySet()).as(killed).isEqualTo(new TreeSet<>(names));
        assertThat(nodes.values()).as(killed).allMatch(node -> node.startsWith("Ready Active"));
        assertThat(nodes.values().stream().filter(node -> node.matches("Ready Active (Leader|Reachable)")))
                .as(killed)
                .hasSize(3);
        assertThat(lab.services("m0")).as(killed).isEqualTo(new TreeMap<>(Map.of("idle", "5/5")));
        assertThat(example.skep().run("plan", "-detailed-exitcode").exit())
                .as(killed)
                .isZero();
    }
}
