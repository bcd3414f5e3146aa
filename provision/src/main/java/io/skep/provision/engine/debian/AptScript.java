package io.skep.provision.engine.debian;

import io.skep.plans.remote.Command;
import java.time.Duration;

/**
 * Shell scripts around apt-get. They take turns with whatever else installs on the host: {@code DPkg::Lock::Timeout} waits for dpkg's own
 * locks only, so what fails for a lock of the lists or of the archives is tried again for ten minutes. A dpkg that was broken off is helped on.
 */
final class AptScript {

    private static final Duration LIMIT = Duration.ofMinutes(40);

    private static final String HEAD = """
            export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
            end=$(($(date +%s) + 600))
            said=$(mktemp)
            trap 'rm -f "$said" "$said.status"' EXIT
            apt() {
              while :; do
                { apt-get -q -y -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Acquire::Languages=none \\
                  -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \\
                  -o Dpkg::Options::=--force-unsafe-io -o APT::Install-Recommends=false "$@"; echo $? > "$said.status"; } 2>&1 | tee "$said"
                [ "$(cat "$said.status")" != 0 ] || return 0
                if grep -q 'dpkg was interrupted' "$said"; then
                  echo 'finishing what a broken off dpkg left'
                  dpkg --force-confdef --force-confold --configure -a || return 1
                elif grep -qE 'Could not get lock|Unable to (lock|acquire)' "$said" && [ "$(date +%s)" -lt "$end" ]; then
                  echo 'waiting for another program that uses apt'
                  sleep 2
                else
                  return 1
                fi
              done
            }
            """;

    private AptScript() {}

    /** A script in which {@code apt install ...} is apt-get with patience; it ends at the first failure. */
    static Command of(String script) {
        return Command.changing("sh", "-c", HEAD + script).within(LIMIT);
    }
}
