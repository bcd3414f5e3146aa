package io.skep.plans.state.store.s3;

import io.skep.plans.state.store.remote.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Moto's imitation of S3: keeps to {@code If-None-Match}, looks at no signature. */
final class MotoServer {
    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static MotoServer start() throws IOException, InterruptedException {
        String program = program();
        int port = Program.freePort();
        Process process = new ProcessBuilder(List.of(program, "-H", "127.0.0.1", "-p", Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("moto", ".log").toFile())
                .start();
        Program.awaitListening(port, process);
        return new MotoServer(process, port);
    }

    int port() {
        return port;
    }

    S3Settings settings(String bucket, int throughPort) {
        URI address = URI.create("http://127.0.0.1:" + throughPort);
        return new S3Settings(bucket, "shop", "eu-west-1", Optional.of(address));
    }

    void stop() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        Program.end(process);
    }

    private static String program() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("SKEP_MOTO")),
                        Stream.of(System.getenv("PATH").split(":")).map(folder -> folder + "/moto_server"))
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "This test needs moto_server. Please type: apt-get install -y python3-moto python3-flask-cors"
                                + "   (or, where there is no such package: pip install 'moto[server]')"));
    }
}
