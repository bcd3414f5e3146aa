package io.skep.cli.command;

import io.skep.cli.ExitCode;
import io.skep.cli.Skep;
import io.skep.cli.show.Json;
import io.skep.plans.state.LockRecord;
import io.skep.plans.state.store.Holding;
import io.skep.plans.state.store.Leases;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows who holds the lock. Takes nothing and waits for nothing. */
@Command(
        name = "show",
        description = "Show who holds the lock on the state, since when, and whether that one is alive.")
public final class LockShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Skep skep = Skep.of(spec);
        Leases leases = skep.store().leases();
        Optional<Holding> holding = leases.holder();
        String text = json
                ? Json.text(document(holding, leases))
                : holding.map(held -> text(held, leases)).orElse("Nobody holds the lock.");
        skep.around().out().println(text);
        return ExitCode.SUCCESS.number();
    }

    private static String text(Holding holding, Leases leases) {
        LockRecord lock = holding.record();
        String fares = switch (leases.health(holding)) {
            case AT_WORK -> "at work";
            case SILENT ->
                "silent for longer than its lease of " + lock.leaseLength().toSeconds()
                        + "s. If it will never go on, end that process, or type: skep force-unlock " + lock.id();
            case DEAD -> "its process is gone; the next command takes the lock over by itself";
        };
        return "Held for   " + lock.operation()
                + "\nBy         " + lock.user() + " on " + lock.machineName() + ", process " + lock.pid()
                + "\nSince      " + lock.since()
                + "\nHeard of   " + holding.heard()
                + "\nIt is      " + fares
                + "\nID         " + lock.id();
    }

    private static Map<String, Object> document(Optional<Holding> holding, Leases leases) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("held", holding.isPresent());
        holding.ifPresent(held -> {
            LockRecord lock = held.record();
            document.put("id", lock.id());
            document.put("operation", lock.operation());
            document.put("user", lock.user());
            document.put("machine", lock.machineName());
            document.put("pid", lock.pid());
            document.put("since", lock.since().toString());
            document.put("heard", held.heard().toString());
            document.put("health", leases.health(held).name().toLowerCase(Locale.ROOT));
        });
        return document;
    }
}
