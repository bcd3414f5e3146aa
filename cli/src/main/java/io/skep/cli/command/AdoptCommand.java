package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.adopt.MachineText;
import io.skep.plans.failure.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a topology for a swarm that was made by hand. Only looks at hosts; writes files of the topology's folder. */
@Command(
        name = "adopt",
        description = {
            "Write a topology for a swarm that was made without skep, with the blocks that take it up.",
            "The hosts are those of the topology in this folder, or are found from one manager's address."
        })
public final class AdoptCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "A manager; the other nodes are found through it. May be given several times.")
    private final List<String> addresses = new ArrayList<>();

    @Option(
            names = "--user",
            defaultValue = "root",
            paramLabel = "USER",
            description = "Whom to log in as. Default: root.")
    private String user = "root";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key; without it the SSH agent's keys are used.")
    private @Nullable String key;

    @Option(
            names = "--port",
            defaultValue = "22",
            paramLabel = "N",
            description = "Port of the SSH servers. Default: 22.")
    private int port;

    @Option(
            names = "--known-hosts",
            paramLabel = "FILE",
            description = "File that lists the hosts' keys. Default: ~/.ssh/known_hosts.")
    private @Nullable String knownHosts;

    @Option(
            names = "--out",
            defaultValue = "adopted.hcl",
            paramLabel = "FILE",
            description = "The file to write. Default: adopted.hcl.")
    private String out = "adopted.hcl";

    @Override
    public Integer call() throws Exception {
        return options.doing(this::adopt);
    }

    private ExitCode adopt(Work work) throws InterruptedException {
        if (!out.endsWith(".hcl")) {
            throw new UserError("A topology is written in *.hcl, not in " + out + ".");
        }
        Adopting adopting = new Adopting(work, out);
        MachineText machines = new MachineText(user, Optional.ofNullable(key), port, Optional.ofNullable(knownHosts));
        return addresses.isEmpty() ? adopting.ofTheTopology() : adopting.of(addresses, machines);
    }
}
