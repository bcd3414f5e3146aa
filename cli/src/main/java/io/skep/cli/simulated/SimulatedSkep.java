package io.skep.cli.simulated;

import io.skep.cli.Main;
import io.skep.cli.Rooms;
import io.skep.cli.command.Surroundings;
import io.skep.cli.show.Terminal;
import io.skep.plans.apply.Pace;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Skep's command line in a test: words are typed in a folder, each command is as a process of its own, and hosts with
 * {@code driver "simulated"} are in the world that was given. Nobody sits at the keyboard, so {@code apply} needs {@code
 * -auto-approve}.
 */
public final class SimulatedSkep {

    private final Path folder;
    private final Rooms rooms;
    private final Pace pace;

    /** What a command line left: its exit code and what it printed. */
    public record Left(int exit, String out, String err) {}

    /**
     * Skep in a topology's folder, with a world made for {@code folder.resolve(".skep")} and the pace of that world.
     */
    public SimulatedSkep(Path folder, SimulatedWorld world, Pace pace) {
        this(folder, Rooms.in(world), pace);
    }

    /** The same where the world is kept in the folder, as it is behind the real command line. */
    public SimulatedSkep(Path folder, Pace pace) {
        this(folder, Rooms.real(), pace);
    }

    private SimulatedSkep(Path folder, Rooms rooms, Pace pace) {
        this.folder = folder;
        this.rooms = rooms;
        this.pace = pace;
    }

    /** Types a command: {@code type("apply", "-auto-approve")}. */
    public Left type(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings around = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of(),
                _ -> Terminal.NONE,
                pace,
                () -> rooms);
        List<String> all = new ArrayList<>(List.of("-chdir=" + folder));
        all.addAll(List.of(words));
        return new Left(Main.run(all, around), out.toString(), err.toString());
    }
}
