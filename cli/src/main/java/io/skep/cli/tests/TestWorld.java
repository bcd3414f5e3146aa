package io.skep.cli.tests;

import io.skep.cli.Rooms;
import io.skep.cli.simulated.PassingFaults;
import io.skep.cli.simulated.SimulatedWorld;
import io.skep.cli.simulated.WorldHosts;
import io.skep.plans.apply.Logins;
import io.skep.plans.apply.Resolving;
import io.skep.plans.apply.Setting;
import io.skep.plans.fake.FakePace;
import io.skep.plans.state.State;
import io.skep.plans.state.StateStore;
import io.skep.plans.state.store.local.LocalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The world that the runs of one test file act on, and the state they share: empty at first, gone when it is closed. Its
 * time passes only where somebody waits, and one act goes on at a time, so that the same runs always come to the same.
 */
final class TestWorld implements AutoCloseable {

    private static final Duration REBOOT = Duration.ofSeconds(30);
    private static final Duration VERY_LONG = Duration.ofDays(36_500);

    private final String name;
    private final Path folder;
    private final FakePace pace = new FakePace();
    private final PassingFaults faults = new PassingFaults(pace);
    private final SimulatedWorld world;
    private final Rooms rooms;
    private final StateStore store;

    /** @param name of the test file: the same name gives the same world */
    TestWorld(String name, Rooms real) {
        this.name = name;
        try {
            this.folder = Files.createTempDirectory("skep-test");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder for the simulated world", failed);
        }
        this.world = SimulatedWorld.inMemory(ownFolder(), pace, faults);
        this.rooms = real.simulating(world);
        this.store = new LocalStore(ownFolder(), rooms.types(), pace);
    }

    /** The rooms whose hosts are all in this world. */
    Rooms rooms() {
        return rooms;
    }

    /** Where a topology's own files would be: image archives. */
    Path folder() {
        return folder;
    }

    private Path ownFolder() {
        return folder.resolve(".skep");
    }

    Setting setting(Resolving resolving) {
        UUID lineage = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Setting(
                folder,
                ownFolder(),
                rooms.types(),
                rooms.rules(),
                store,
                new WorldHosts(world),
                Logins.NONE,
                resolving,
                _ -> {},
                pace,
                lineage::toString,
                1,
                Duration.ZERO);
    }

    /** What is recorded by now. */
    Optional<State> state() {
        return store.load();
    }

    /** The names of the hosts there are, in the order in which they were made. */
    List<String> hosts() {
        return world.names();
    }

    /** The name of a host that is given by its name or by its address without the kind: {@code worker[0]}. */
    Optional<String> hostNamed(String host) {
        if (world.has(host)) {
            return Optional.of(host);
        }
        return world.nameOf(host.startsWith("module.") ? host : "host." + host);
    }

    void vanish(String host) throws InterruptedException {
        world.vanish(hostNamed(host).orElseThrow());
    }

    void reboot(String host) {
        world.reboot(hostNamed(host).orElseThrow(), REBOOT);
    }

    /** Until {@link #mend}. */
    void cut(String host) {
        world.cut(hostNamed(host).orElseThrow(), VERY_LONG);
    }

    /** Until {@link #mend}. */
    void fillDisk(String host) {
        world.fillDisk(hostNamed(host).orElseThrow(), true);
    }

    void pass(Duration time) throws InterruptedException {
        pace.pause(time);
    }

    /** From now on faults strike, until {@link #mend}. */
    void strike(String rates) {
        faults.begin(rates, world);
    }

    /** All that is left of what happened is mended. */
    void mend() {
        faults.end();
        world.mend();
    }

    @Override
    public void close() {
        world.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the folder " + folder, failed);
        }
    }
}
