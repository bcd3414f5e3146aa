package io.skep.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes down everything that skep made in this folder: a plan whose wanted set is empty. */
@Command(name = "destroy", description = "Take down everything that skep made here: plan, ask, do.")
public final class DestroyCommand implements Callable<Integer> {
    @Mixin
    private final WorkOptions options = new WorkOptions();

    @Option(names = "--auto-approve", description = "Do not ask.")
    private boolean approved;

    @Override
    public Integer call() throws Exception {
        return options.doing(work -> work.withTopology((topology, project) ->
                new Applying(work, options.shown(), approved).planAndApply(topology, project, true)));
    }
}
