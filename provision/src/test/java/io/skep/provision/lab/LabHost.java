package io.skep.provision.lab;

import io.skep.plans.remote.Endpoint;
import io.skep.plans.remote.HostTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host made for a test: a container that runs systemd and sshd, with users root and admin (who may use sudo), and a nested engine's
 * folder on a volume. Removed with everything in it when closed. Needs a Docker Engine and the image that {@code ./dev test} makes.
 */
public final class LabHost implements AutoCloseable {

    private static final String[] CAPABILITIES = {
        "CHOWN",
        "DAC_OVERRIDE",
        "DAC_READ_SEARCH",
        "FOWNER",
        "FSETID",
        "KILL",
        "SETGID",
        "SETUID",
        "SETPCAP",
        "LINUX_IMMUTABLE",
        "NET_BIND_SERVICE",
        "NET_BROADCAST",
        "NET_ADMIN",
        "NET_RAW",
        "IPC_LOCK",
        "IPC_OWNER",
        "SYS_MODULE",
        "SYS_RAWIO",
        "SYS_CHROOT",
        "SYS_PTRACE",
        "SYS_PACCT",
        "SYS_ADMIN",
        "SYS_BOOT",
        "SYS_NICE",
        "SYS_RESOURCE",
        "SYS_TIME",
        "SYS_TTY_CONFIG",
        "MKNOD",
        "LEASE",
        "AUDIT_WRITE",
        "AUDIT_CONTROL",
        "SETFCAP",
        "MAC_OVERRIDE",
        "MAC_ADMIN",
        "SYSLOG",
        "WAKE_ALARM",
        "BLOCK_SUSPEND",
        "AUDIT_READ"
    };

    /**
     * systemd wants the cpu and cpuacct hierarchies joined; where the machine has them apart they are mounted first. Images of the lab have no
     * SSH host keys: the lab driver gives each host its own, and here it makes them.
     */
    private static final String INIT =
            "m() { mkdir -p /sys/fs/cgroup/$1; mount -t cgroup -o $1 cgroup /sys/fs/cgroup/$1"
                    + " 2>/dev/null || rmdir /sys/fs/cgroup/$1; }; [ -e /proc/cgroups ] && { m cpu; m cpuacct; };"
                    + " ssh-keygen -A > /dev/null; exec /sbin/init";

    private final String container;
    private final Path keys;

    private LabHost(String container, Path keys) {
        this.container = container;
        this.keys = keys;
    }

    /** Starts a host; its SSH server may need a second to answer. Key files are made in {@code keys}. */
    public static LabHost start(String name, Path keys) {
        String container =
                "skep-provision-" + name + "-" + ProcessHandle.current().pid();
        List<String> words = new ArrayList<>(List.of("docker", "run", "-d", "--name", container, "--hostname", name));
        words.addAll(capabilities());
        words.addAll(List.of(
                "--security-opt",
                "seccomp=unconfined",
                "--security-opt",
                "apparmor=unconfined",
                "--security-opt",
                "systempaths=unconfined",
                "--device-cgroup-rule",
                "a *:* rwm",
                "--cgroupns=private",
                "--tmpfs",
                "/sys/fs/cgroup:rw,exec,mode=755",
                "--tmpfs",
                "/run:exec",
                "--tmpfs",
                "/run/lock",
                "--tmpfs",
                "/tmp:exec",
                "-v",
                "/var/lib/docker",
                "-v",
                "/opt",
                "-v",
                "/var/lib/containerd",
                "--stop-signal",
                "SIGRTMIN+3",
                "--label",
                "io.skep.test=provision",
                image(),
                "/bin/sh",
                "-c",
                INIT));
        Local.run(words);
        LabHost host = new LabHost(container, keys);
        host.inside("mkdir -p -m 700 /root/.ssh; id admin >/dev/null 2>&1 || useradd -m -s /bin/bash admin;"
                + " mkdir -p -m 700 /home/admin/.ssh; echo 'admin ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/admin;"
                + " : > /root/.ssh/authorized_keys; : > /home/admin/.ssh/authorized_keys; chown -R admin: /home/admin");
        return host;
    }

    /** Runs a shell line in the host, past SSH. */
    public String inside(String line) {
        return Local.run("docker", "exec", container, "sh", "-c", line);
    }

    /** The host's address. */
    public String address() {
        return Local.run("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", container);
    }

    /** The host's public key of a type, as a line; waits until the host has made it. */
    public String hostKey(String type) {
        return inside("for i in $(seq 100); do [ -s /etc/ssh/ssh_host_" + type + "_key.pub ] && break; sleep 0.1; done;"
                + " cut -d' ' -f1,2 /etc/ssh/ssh_host_" + type + "_key.pub");
    }

    /** Makes a key with the given options of ssh-keygen that may log in as root and admin. */
    public Path allowedKey(String name, String... options) throws IOException {
        Path key = newKey(name, options);
        String line = Files.readString(Path.of(key + ".pub")).strip();
        inside("echo '" + line + "' | tee -a /root/.ssh/authorized_keys >> /home/admin/.ssh/authorized_keys");
        return key;
    }

    /** Makes a key that may not log in. */
    public Path newKey(String name, String... options) {
        Path key = keys.resolve(name);
        List<String> words = new ArrayList<>(List.of("ssh-keygen", "-q", "-C", name, "-f", key.toString()));
        words.addAll(List.of(options));
        if (!words.contains("-N")) {
            words.addAll(List.of("-N", ""));
        }
        Local.run(words);
        return key;
    }

    /** How to reach the host as a user with a key, its host key known. */
    public Endpoint endpoint(String user, Path key) {
        HostTrust trust = new HostTrust.PublicKey(hostKey("ed25519"));
        return new Endpoint(address(), 22, user, Optional.of(key), trust, Optional.empty());
    }

    @Override
    public void close() {
        Local.run("docker", "rm", "-f", "-v", container);
    }

    private static String image() {
        String image = System.getProperty("skep.host.image", "");
        if (image.isEmpty()) {
            throw new IllegalStateException(
                    "no image for test hosts: the system property skep.host.image is not set; ./dev test prepares it");
        }
        return image;
    }

    /** Every capability this machine may give; asking for all with --privileged fails where one is missing. */
    private static List<String> capabilities() {
        String bounding = Local.run("sed", "-n", "s/^CapBnd:\\t//p", "/proc/self/status");
        long mask = Long.parseUnsignedLong(bounding, 16);
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < CAPABILITIES.length; bit++) {
            if ((mask >> bit & 1) == 1) {
                words.addAll(List.of("--cap-add", CAPABILITIES[bit]));
            }
        }
        return words;
    }
}
