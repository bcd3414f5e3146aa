package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what is recorded, one address a line. */
@Command(name = "list", description = "List the addresses of what is recorded, one a line.")
public final class StateListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "Only these: a kind, kind.name for all its instances, or one address.")
    private final List<String> wanted = new ArrayList<>();

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        skep.state()
                .map(State::resources)
                .ifPresent(resources -> resources.keySet().stream()
                        .filter(this::asked)
                        .forEach(address -> skep.around().out().println(address)));
        return ExitCode.SUCCESS.number();
    }

    private boolean asked(Address address) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(each -> each.equals(address.toString())
                                || each.equals(address.kind())
                                || each.equals(address.block().toString()));
    }
}
