package io.skep.provision.doctor;

import io.skep.plans.remote.Command;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One look at a host. Needs nothing there but a shell, coreutils and iproute2; what is missing is not told. An engine that is not running is not
 * asked: that would start it, through its socket.
 */
public final class HostLook {

    private static final Pattern CLOCK = Pattern.compile("(?m)^clock (\\d{10,16})$");

    /** The engine's words stand last: they may be of several lines. */
    private static final String INFO = """
            root {{.DockerRootDir}}
            engine {{.ServerVersion}}
            node {{.Swarm.NodeAddr}}
            swarm {{.Swarm.LocalNodeState}} {{.Swarm.Error}}""";

    private static final String SCRIPT = """
            echo "clock $(date +%%s%%3N)"
            info=
            if systemctl is-active --quiet docker; then
              info=$(timeout 20 docker info --format '%s' 2> /dev/null | head -n 4)
            fi
            printf '%%s\\n' "$info"
            root=$(printf '%%s\\n' "$info" | sed -n 's/^root //p')
            [ -d "$root" ] || root=/var/lib/docker
            [ -d "$root" ] || root=/var/lib
            echo "disk $(df -Pk "$root" | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)"
            echo "kernel $(uname -r)"
            device=$(ip -4 route show default | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p' | head -n 1)
            echo "mtu $(cat "/sys/class/net/$device/mtu" 2> /dev/null)"
            has() {
              [ -d "/sys/module/$1" ] || [ -e "/proc/net/$1" ] || grep -qw "$1" /proc/filesystems || modprobe -nq "$1" 2> /dev/null
            }
            for module in overlay vxlan ip_vs; do has "$module" || echo "missing $module"; done
            timeout 5 getent ahosts registry-1.docker.io > /dev/null || echo "names no"
            ip -4 route show | sed 's/^/route /'
            ip -o -4 addr show | sed 's/.* inet \\([^ ]*\\).*/address \\1/'
            """.formatted(INFO);

    /** The look as it is sent. */
    static final Command COMMAND = Command.reading("sh", "-c", SCRIPT);

    private HostLook() {}

    /** Looks; {@code now} is this machine's clock. */
    public static HostSight at(Looking host, Supplier<Instant> now) throws RemoteException, InterruptedException {
        Instant before = now.get();
        Output output = host.look(COMMAND);
        Instant after = now.get();
        return HostSight.parse(output.out(), skew(output.out(), before, after));
    }

    /** Its clock was read somewhere between the two moments: within them there is no skew. */
    private static Duration skew(String printed, Instant before, Instant after) {
        Matcher clock = CLOCK.matcher(printed);
        Optional<Instant> there =
                clock.find() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(clock.group(1)))) : Optional.empty();
        if (there.isEmpty()) {
            return Duration.ZERO;
        } else if (there.get().isBefore(before)) {
            return Duration.between(before, there.get());
        }
        return there.get().isAfter(after) ? Duration.between(after, there.get()) : Duration.ZERO;
    }
}
