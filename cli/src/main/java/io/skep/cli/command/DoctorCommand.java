package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.plans.topology.Topology;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks the topology's hosts over: each alone, and the ports from each to each other. Changes nothing on them. */
@Command(
        name = "doctor",
        description = {
            "Look the hosts over: ports from each to each other, clocks, disks, address pools, MTU, DNS, engines, kernels.",
            "Nothing is changed on them. Exit code 1: something is found that a swarm cannot work with."
        })
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--no-ports", description = "Leave out the ports, which take about fifteen seconds.")
    private boolean noPorts;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((topology, project) -> examined(work, topology, project)));
    }

    private ExitCode examined(Work work, Topology topology, Project project) throws InterruptedException {
        Examination examination = Examination.of(work, topology, project, !noPorts);
        boolean json = options.shown().json();
        work.skep()
                .around()
                .out()
                .println(json ? examination.text().json() : examination.text().text());
        return examination.healthy() ? ExitCode.SUCCESS : ExitCode.FAILED;
    }
}
