package io.skep.plans.state.store.postgres;

import io.skep.plans.state.store.remote.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of the system's own package, in a folder of its own, on a free port of this machine. */
final class PostgresServer {
    static final String PASSWORD = "correct horse battery";

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgresServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static PostgresServer start() throws IOException, InterruptedException {
        Path programs = programs();
        Path folder = Path.of(Program.output(asServer("mktemp", "-d")).strip());
        Path password = folder.resolve("password");
        Program.output(asServer("sh", "-c", "echo '" + PASSWORD + "' >" + password));
        Path data = folder.resolve("data");
        Program.output(asServer(
                programs.resolve("initdb").toString(),
                "--no-sync",
                "--auth=scram-sha-256",
                "--username=bee",
                "--pwfile=" + password,
                "-D",
                data.toString()));
        int port = Program.freePort();
        List<String> words = asServer(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=" + folder,
                "-c",
                "fsync=off");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("postgres", ".log").toFile())
                .start();
        Program.awaitListening(port, process);
        return new PostgresServer(folder, process, port);
    }

    int port() {
        return port;
    }

    void stop() throws InterruptedException, IOException {
        // What was started may be a program that started the server: the server ends when its first line of work is
        // told to.
        process.descendants().forEach(ProcessHandle::destroy);
        Program.end(process);
        Program.output(asServer("rm", "-rf", folder.toString()));
    }

    /** The server refuses to run as root. */
    private static List<String> asServer(String... words) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(words));
        return all;
    }

    private static Path programs() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(all)) {
            try (Stream<Path> versions = Files.list(all)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.comparing(Path::toString))
                        .orElseThrow(PostgresServer::missing);
            }
        }
        throw missing();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "This test needs a PostgreSQL server. Please type: apt-get install -y postgresql");
    }
}
