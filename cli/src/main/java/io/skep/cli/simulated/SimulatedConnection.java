package io.skep.cli.simulated;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.plans.simulated.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The way to one simulated host. What it is asked is done at once; the world decides whether it arrives. */
final class SimulatedConnection implements Connection {

    private static final Output FULL = new Output(1, "E: Write error - write (28: No space left on device)\n", "");

    private final SimulatedWorld world;
    private final int number;
    private final String name;

    SimulatedConnection(SimulatedWorld world, int number, String name) {
        this.world = world;
        this.number = number;
        this.name = name;
    }

    /** Something done on the host. */
    private interface Act<T> {
        T on(SimulatedHost host) throws RemoteException;
    }

    private <T> T done(String act, Act<T> what) throws RemoteException, InterruptedException {
        Fate fate = world.fate(number);
        fate.before(name, act);
        T result = what.on(world.reached(number, name));
        fate.after(name, act);
        return result;
    }

    @Override
    public Output look(Command command) throws RemoteException, InterruptedException {
        if (command.changes()) {
            throw new IllegalArgumentException("not a reading command: " + command);
        }
        return done("look", host -> answer(host, command));
    }

    @Override
    public Output run(Command command) throws RemoteException, InterruptedException {
        return done("run " + command, host -> changed(host, command));
    }

    private Output changed(SimulatedHost host, Command command) {
        Output output = answer(host, command);
        host.ran(command);
        world.keep(host);
        return output;
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines)
            throws RemoteException, InterruptedException {
        Output output = done(
                "detached " + command,
                host -> host.computer().left(id).orElseGet(() -> {
                    Output left = host.diskFull() ? FULL : answer(host, command);
                    host.computer().leave(id, left);
                    host.ran(command);
                    world.keep(host);
                    return left;
                }));
        output.out().lines().forEach(lines);
        return output;
    }

    private static Output answer(SimulatedHost host, Command command) {
        return host.computer()
                .answer(command)
                .or(() -> host.engine().answer(command))
                .orElseThrow(() -> new IllegalStateException(
                        "no simulated host knows this command; teach it to SimulatedComputer or SimulatedEngine: "
                                + command));
    }

    @Override
    public Optional<byte[]> download(String path) throws RemoteException, InterruptedException {
        return done("look", host -> host.computer().file(path));
    }

    @Override
    public void upload(byte[] content, String path, String mode) throws RemoteException, InterruptedException {
        done("upload", host -> {
            checkDisk(host, path);
            host.computer().write(path, content);
            world.keep(host);
            return path;
        });
    }

    @Override
    public void upload(Path file, String path) throws RemoteException, InterruptedException {
        done("upload", host -> {
            checkDisk(host, path);
            try {
                host.computer().copy(file, path);
            } catch (IOException failed) {
                throw new RemoteException(name + ": cannot copy " + file, false, failed);
            }
            world.keep(host);
            return path;
        });
    }

    private void checkDisk(SimulatedHost host, String path) throws RemoteException {
        if (host.diskFull()) {
            throw new RemoteException(name + ": cannot write " + path + ": No space left on device", false);
        }
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException, InterruptedException {
        world.fate(number).before(name, "dial");
        SimulatedHost host = world.reached(number, name);
        if (!host.computer().engineRuns()) {
            throw new RemoteException(name + ": nobody listens at " + socketPath, true);
        }
        return new SimulatedStream(host.engine().dial(socketPath), world.fate(number), name);
    }
}
