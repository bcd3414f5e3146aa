package io.skep.swarm.lab;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.remote.RemoteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A container that is a host of its own, reached by {@code docker exec}; the engine's socket by {@code dial-stdio}. */
record DockerHost(String name) implements Connection {

    private static final List<String> CAPABILITIES = List.of(
            "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE "
                    .concat("NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE ")
                    .concat("SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE ")
                    .concat("AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ")
                    .split(" "));

    // systemd asks for the joint cpu,cpuacct hierarchy, which clashes where the machine mounts them apart.
    private static final String INIT = "m() { mkdir -p /sys/fs/cgroup/$1; mount -t cgroup -o $1 cgroup /sys/fs/cgroup/$1"
            + " 2>/dev/null || rmdir /sys/fs/cgroup/$1; }; [ -e /proc/cgroups ] && { m cpu; m cpuacct; }; exec /sbin/init";

    static DockerHost start(String image, String name) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("docker", "run", "-d", "--name", name, "--hostname", name));
        for (String capability : granted()) {
            words.addAll(List.of("--cap-add", capability));
        }
        words.addAll(List.of(
                "--security-opt", "seccomp=unconfined",
                "--security-opt", "apparmor=unconfined",
                "--security-opt", "systempaths=unconfined",
                "--device-cgroup-rule=a *:* rwm",
                "--cgroupns=private",
                "--tmpfs", "/sys/fs/cgroup:rw,exec,mode=755",
                "-v", "/var/lib/docker",
                "-v", "/var/lib/containerd"));
        words.addAll(List.of(
                "--tmpfs", "/run:exec",
                "--tmpfs", "/run/lock",
                "--tmpfs", "/tmp:exec",
                "--stop-signal", "SIGRTMIN+3",
                image, "/bin/sh", "-c", INIT));
        must(words);
        return new DockerHost(name);
    }

    String address() throws IOException, InterruptedException {
        return must(List.of("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", name)).strip();
    }

    /** Runs a shell line in the host. */
    Output sh(String line) throws IOException, InterruptedException {
        return exec(List.of("docker", "exec", name, "sh", "-c", line));
    }

    void remove() throws IOException, InterruptedException {
        exec(List.of("docker", "rm", "-fv", name));
    }

    private static List<String> granted() throws IOException {
        String line = java.nio.file.Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(each -> each.startsWith("CapBnd:"))
                .findFirst()
                .orElseThrow();
        long bits = Long.parseUnsignedLong(line.substring("CapBnd:".length()).strip(), 16);
        List<String> granted = new ArrayList<>();
        for (int index = 0; index < CAPABILITIES.size(); index++) {
            if ((bits >> index & 1) == 1) {
                granted.add(CAPABILITIES.get(index));
            }
        }
        return granted;
    }

    static String must(List<String> words) throws IOException, InterruptedException {
        Output output = exec(words);
        if (!output.ok()) {
            throw new IOException(words + ": " + output.err());
        }
        return output.out();
    }

    static Output exec(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), out, out);
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
            Process process = new ProcessBuilder("docker", "exec", "-i", name, "docker", "-H", "unix://" + socketPath, "system", "dial-stdio")
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
