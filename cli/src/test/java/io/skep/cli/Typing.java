package io.skep.cli;

import io.skep.cli.command.Surroundings;
import io.skep.cli.show.Terminal;
import io.skep.plans.apply.Pace;
import io.skep.plans.fake.FakePace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder to type real commands in; each is as a process of its own. Time passes only where somebody waits. */
public final class Typing {

    /** What a command line left. */
    public record Left(int exit, String out, String err) {}

    private final Path folder;
    private final Pace pace = new FakePace();

    public Typing(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    public Typing write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

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
                Rooms::real);
        List<String> all = new ArrayList<>(List.of("-chdir=" + folder));
        all.addAll(List.of(words));
        return new Left(Main.run(all, around), out.toString(), err.toString());
    }
}
