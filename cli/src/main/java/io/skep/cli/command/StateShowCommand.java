package io.skep.cli.command;

import io.skep.cli.ClosestWord;
import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.Paint;
import io.skep.cli.show.StateText;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.State;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows everything recorded of one resource. */
@Command(name = "show", description = "Show what is recorded of one resource.")
public final class StateShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "Such as host.web or host.worker[\"a\"].")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it before call()
    private String wanted;

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        SortedMap<Address, Recorded> resources =
                skep.state().map(State::resources).orElseGet(TreeMap::new);
        Recorded found = resources.values().stream()
                .filter(each -> each.address().toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(resources));
        skep.around().out().print(StateText.of(found, Paint.PLAIN));
        skep.around().out().flush();
        return ExitCode.SUCCESS.number();
    }

    private UserError unknown(SortedMap<Address, Recorded> resources) {
        return new UserError("Nothing is recorded of " + wanted + "."
                + ClosestWord.to(
                                wanted,
                                resources.keySet().stream()
                                        .map(Address::toString)
                                        .toList())
                        .map(close -> " Did you mean " + close + "?")
                        .orElse(" skep state list shows all there is."));
    }
}
