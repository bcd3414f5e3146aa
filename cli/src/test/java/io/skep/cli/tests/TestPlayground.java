package io.skep.cli.tests;

import io.skep.cli.simulated.SimulatedSkep;
import io.skep.cli.simulated.SimulatedSkep.Left;
import io.skep.plans.fake.FakePace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A topology's folder with test files in it, and skep to play them. */
final class TestPlayground {

    /** Two hosts of a real driver that nobody could reach. */
    static final String CLUSTER = """
            variable "workers" {
              type    = number
              default = 1
              validation {
                condition     = var.workers < 5
                error_message = "At most four."
              }
            }
            variable "key" {
              type      = string
              sensitive = true
            }
            locals { all = var.workers + 1 }
            host "manager" {
              driver "generic" {
                address = "192.0.2.1"
                user    = "root"
                key     = "~/.ssh/no-such-key"
              }
              engine {}
              swarm { role = "manager" }
            }
            host "worker" {
              count = var.workers
              driver "generic" {
                address = "192.0.2.${count.index + 2}"
                user    = "root"
                key     = "~/.ssh/no-such-key"
              }
              engine {}
              swarm { role = "worker" }
            }
            service "web" {
              image    = "nginx:1.27"
              replicas = local.all
            }
            check "few" {
              assert {
                condition     = var.workers < 3
                error_message = "Rather many."
              }
            }
            policy "no_four" {
              condition     = !contains([for c in plan.resource_changes : c.address], "host.worker[3]")
              error_message = "Not four."
            }
            output "first" { value = host.manager.address }
            output "names" { value = [for w in host.worker : w.name] }
            """;

    private final Path folder;
    private final SimulatedSkep skep;

    TestPlayground(Path folder) {
        this.folder = folder;
        this.skep = new SimulatedSkep(folder, new FakePace());
    }

    TestPlayground cluster() throws IOException {
        return write("main.hcl", CLUSTER);
    }

    TestPlayground write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Plays one test file of this text, with a value for the variable that has none. */
    Left play(String text) throws IOException {
        write("tests/one.skeptest.hcl", "variables { key = \"hush-hush\" }\n" + text);
        return skep.type("test");
    }

    Left type(String... words) {
        return skep.type(words);
    }
}
