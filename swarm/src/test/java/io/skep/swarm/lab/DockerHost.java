package io.skep.swarm.lab;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.testcontainers.containers.Container;

/** A container that is a host of its own, reached by commands run in it; the engine's socket by {@code dial-stdio}. */
record DockerHost(HostContainer container, String name) implements Connection {

    static DockerHost start(String image, String name) {
        DockerHost host = new DockerHost(new HostContainer(image, name), name);
        host.container.start();
        return host;
    }

    String address() {
        return container.address();
    }

    /** Runs a shell line in the host. */
    Output sh(String line) throws IOException, InterruptedException {
        Container.ExecResult result = container.execInContainer("sh", "-c", line);
        return new Output(result.getExitCode(), result.getStdout(), result.getStderr());
    }

    /** Runs a shell line in the host, which must succeed. */
    String must(String line) throws IOException, InterruptedException {
        Output output = sh(line);
        if (!output.ok()) {
            throw new IOException(name + ": " + line + ": " + output.out() + output.err());
        }
        return output.out();
    }

    void remove() {
        container.close();
    }

    @Override
    public Output look(Command command) throws RemoteException, InterruptedException {
        return run(command);
    }

    @Override
    public Output run(Command command) throws RemoteException, InterruptedException {
        try {
            return sh(command.line());
        } catch (IOException broken) {
            throw new RemoteException(name + ": " + broken.getMessage(), true, broken);
        }
    }

    @Override
    public RemoteStream dial(String socketPath) throws RemoteException {
        try {
            Process process = new ProcessBuilder(
                            "docker",
                            "exec",
                            "-i",
                            container.getContainerId(),
                            "docker",
                            "-H",
                            "unix://" + socketPath,
                            "system",
                            "dial-stdio")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Stream(process);
        } catch (IOException broken) {
            throw new RemoteException(name + ": " + broken.getMessage(), true, broken);
        }
    }

    private record Stream(Process process) implements RemoteStream {
        @Override
        public InputStream in() {
            return process.getInputStream();
        }

        @Override
        public OutputStream out() {
            return process.getOutputStream();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    @Override
    public Optional<byte[]> download(String path) {
        throw new UnsupportedOperationException("the swarm reads no files");
    }

    @Override
    public Output runDetached(String id, Command command, Consumer<String> lines) {
        throw new UnsupportedOperationException("the swarm runs nothing detached");
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
