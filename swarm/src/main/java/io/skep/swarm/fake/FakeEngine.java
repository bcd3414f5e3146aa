package io.skep.swarm.fake;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import io.skep.swarm.engineapi.ApiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host with an engine in memory: it answers the Engine API over {@link #dial} as a real one would, remembers every
 * request, and may be silenced. Reading commands answer what {@link #answers} says, else that they failed.
 */
public final class FakeEngine implements Connection {

    /** The head of a name server's reply with one answer, in hexadecimal. */
    private static final String ONE_ADDRESS = " 12 67 81 80 00 01 00 01 00 00 00 00\n";

    /** What an engine's log tells of a vote: its own position, then the candidate's. */
    private static final String VOTE =
            "time=\"2026-01-01T00:00:00Z\" level=info msg=\"5c3a1f0b7e21d4c9 [logterm: 2, index: 40, vote: 0] rejected"
                    + " MsgVote from 1b9d04e2aa73c855 [logterm: 2, index: 38] at term 3\" module=raft\n";

    private static final FakeSwarms SHARED = new FakeSwarms();

    private final String name;
    private final String address;
    private final FakeRoutes routes;
    private final boolean remembers;
    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Output> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> happenings = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile boolean keptCopy;
    private volatile ApiVersion version = ApiVersion.NEWEST;

    /** A host of the one world that such engines share. */
    public FakeEngine(String name, String address) {
        this(name, address, SHARED);
    }

    /** A host of a world of its own, in the swarm it was in when that world was kept. It does not remember requests. */
    public FakeEngine(String name, String address, FakeSwarms swarms) {
        this.name = name;
        this.address = address;
        this.remembers = swarms == SHARED;
        this.routes = new FakeRoutes(this, swarms);
        swarms.restore(this, member());
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    /** From now on the host does not answer, and its swarm sees it down. */
    public void silence() {
        silent = true;
        member().stirred();
    }

    /** The host answers again. */
    public void wake() {
        silent = false;
        member().stirred();
    }

    /** The engine stops and starts again; a manager of an autolocked swarm is locked then. */
    public void restart() {
        member().startAgain();
    }

    /** Whether it is silent now. */
    public boolean silenced() {
        return silent;
    }

    /** Whether its manager listens at an address with its port: at its own, or at the one it advertises. */
    boolean listensAt(String to) {
        return to.equals(address + ":2377") || to.equals(member().advertised() + ":2377");
    }

    /** The registries it reaches. */
    public FakeRegistry registry() {
        return registry;
    }

    boolean silent() {
        return silent;
    }

    /** What the engine knows of its place in a swarm. */
    public FakeMember member() {
        return routes.member();
    }

    /** The swarm it is in; null for none. */
    public @Nullable FakeSwarm swarm() {
        return member().swarm();
    }

    /** From now on it is an engine that speaks no newer version of the API. */
    public void speaks(String newest) {
        version = ApiVersion.parse(newest);
    }

    /** A reading command ends with this output. */
    public void answers(Command command, Output output) {
        answers.put(command.line(), output);
    }

    /** A command succeeds from now on, and has this happen the first time. */
    public void answers(Command command, Runnable happening) {
        answers(command, new Output(0, "", ""));
        happenings.put(command.line(), happening);
    }

    /** Commands this room sends to a host beside requests; empty for any other. */
    public Optional<Output> answer(Command command) {
        String line = command.line();
        if (line.startsWith("timeout 3 nsenter --net=/proc/")) {
            return Optional.of(new Output(0, ONE_ADDRESS, ""));
        }
        if (line.equals("ip -o addr show")) {
            return Optional.of(new Output(0, "2: eth0    inet " + address + "/24 scope global eth0\n", ""));
        } else if (line.equals("ip -4 route show")) {
            return Optional.of(new Output(0, "default via 192.0.2.1 dev eth0\n", ""));
        }
        if (line.startsWith("journalctl -u docker -n 20000 ")) {
            return Optional.of(new Output(0, VOTE, ""));
        } else if (line.startsWith("grep -q ENCRYPTED ")) {
            return Optional.of(new Output(1, "", ""));
        }
        if (translates(line)) {
            return Optional.of(member().tables(line));
        }
        if (line.startsWith("find ") && line.contains("swarm-before-")) {
            return Optional.of(new Output(0, keptCopy ? "/var/lib/docker/swarm-before-now\n" : "", ""));
        } else if (line.contains("/swarm-before-")) {
            keptCopy = true;
            return Optional.of(new Output(0, "", ""));
        }
        boolean known = line.equals("test -e /proc/net/ip_vs || test -d /sys/module/ip_vs")
                || line.startsWith("timeout 3 bash -c 'exec 3<>/dev/tcp/");
        return known ? Optional.of(new Output(0, "", "")) : Optional.empty();
    }

    private static boolean translates(String line) {
        return line.startsWith("iptables -w 10 -t nat ") || line.startsWith("ip6tables -w 10 -t nat ");
    }

    /** Every request: method, path with query, and body in one line. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Requests that change something, without their version and body. */
    public List<String> writes() {
        return requests().stream()
                .filter(request -> !request.startsWith("GET "))
                .map(request -> request.split(" ", 3))
                .map(words -> words[0] + " " + words[1].replaceAll("^/v[0-9.]+|\\?.*", ""))
                .toList();
    }

    /** Every command line that was run on the host. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    void remember(String request) {
        if (remembers) {
            requests.add(request);
        }
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException {
        if (silent) {
            throw new RemoteException(name + ": no route to host", true);
        }
        return new FakeStream(routes, version);
    }

    @Override
    public Output look(Command command) throws RemoteException {
        if (command.changes()) {
            throw new IllegalArgumentException(command + " is not a reading command");
        }
        return run(command);
    }

    @Override
    public Output run(Command command) throws RemoteException {
        if (silent) {
            throw new RemoteException(name + ": no route to host", true);
        }
        commands.add(command.line());
        Optional.ofNullable(happenings.remove(command.line())).ifPresent(Runnable::run);
        return translates(command.line())
                ? member().tables(command.line())
                : answers.getOrDefault(command.line(), new Output(1, "", ""));
    }

    @Override
    public Optional<byte[]> download(String path) {
        return Optional.empty();
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines) throws RemoteException {
        return run(command);
    }

    @Override
    public void upload(byte[] content, String path, String mode) {
        throw new UnsupportedOperationException("the swarm writes no files");
    }

    @Override
    public void upload(Path file, String path) {
        throw new UnsupportedOperationException("the swarm writes no files");
    }
}
