package io.skep.drivers;

import io.skep.plans.apply.Ownership;
import io.skep.plans.apply.Window;
import io.skep.plans.apply.World;
import io.skep.plans.text.value.Value.Entries;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where a driver works, and for whom.
 *
 * @param owner name and lineage of the topology
 * @param folder of the topology; relative paths in settings start here
 * @param ownFolder skep's own files for this topology: keys
 * @param settings of the host: recorded or else wanted while looking; wanted, with secrets resolved, while creating
 * @param lines told of what happens, for people; never a secret
 */
public record Site(Ownership owner, Path folder, Path ownFolder, Entries settings, Consumer<String> lines) {

    /** A site for looking: nothing is told. */
    public static Site of(Window window, Entries settings) {
        return new Site(window.ownership(), window.folder(), window.ownFolder(), settings, line -> {});
    }

    /** A site for acting. */
    public static Site of(World world, Entries settings) {
        return new Site(world.ownership(), world.folder(), world.ownFolder(), world.resolve(settings), world::say);
    }

    /** Tells the user a line of what happens. */
    public void say(String line) {
        lines.accept(line);
    }

    /** A path as people write it: {@code ~/} is the home folder, a relative one starts at the topology's folder. */
    public Path path(String written) {
        Path home = Path.of(System.getProperty("user.home"));
        if (written.equals("~") || written.startsWith("~/")) {
            return home.resolve(written.substring(Math.min(2, written.length())))
                    .normalize();
        }
        return folder.resolve(written).toAbsolutePath().normalize();
    }
}
