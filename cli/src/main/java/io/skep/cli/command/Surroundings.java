package io.skep.cli.command;

import io.skep.cli.Rooms;
import io.skep.cli.show.Terminal;
import io.skep.plans.apply.Pace;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command finds around it; tests give their own.
 *
 * @param in where answers are read from
 * @param terminal what is written to, given whether {@code -no-color} was typed
 * @param rooms everything skep is put together from
 */
public record Surroundings(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Function<Boolean, Terminal> terminal,
        Pace pace,
        Supplier<Rooms> rooms) {

    /** Those of this process. */
    public static Surroundings ours(PrintWriter out, PrintWriter err) {
        return new Surroundings(System.in, out, err, System.getenv(), Terminal::ours, Pace.real(), Rooms::real);
    }
}
