package io.skep.provision.engine.debian;

import java.util.List;

/**
 * Shell lines around apt-get. It has three locks: for package lists, for downloaded archives and for dpkg. Its own option waits for the last
 * only, so a run that meets a held lock is tried again. A machine that has just booted may still be busy with cloud-init: that is waited
 * for first.
 */
final class AptScript {

    private static final String LOCKED = "Could not get lock|Unable to lock|Unable to acquire the dpkg|"
            + "is another process using it|dpkg was interrupted";

    private AptScript() {}

    /** A script that runs each of the given lines, in which {@code apt} is the patient apt-get; it ends at the first that fails. */
    static String patiently(List<String> lines) {
        return String.join(
                "\n",
                "set -u",
                "export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1",
                "log=$(mktemp) || exit",
                "trap 'rm -f \"$log\" \"$log.rc\"' EXIT",
                "apt() {",
                "  end=$(($(date +%s) + 900))",
                "  while :; do",
                "    { apt-get -q -o DPkg::Lock::Timeout=60 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \"$@\" 2>&1",
                "      echo $? > \"$log.rc\"; } | tee \"$log\"",
                "    rc=$(cat \"$log.rc\")",
                "    [ \"$rc\" -ne 0 ] || return 0",
                "    grep -qE '" + LOCKED + "' \"$log\" || return \"$rc\"",
                "    [ \"$(date +%s)\" -lt \"$end\" ] || return \"$rc\"",
                "    if grep -q 'dpkg was interrupted' \"$log\"; then dpkg --configure -a; fi",
                "    echo 'waiting for another program that uses apt'",
                "    sleep 2",
                "  done",
                "}",
                "if command -v cloud-init > /dev/null; then timeout 600 cloud-init status --wait > /dev/null; fi",
                String.join(" &&\n", lines));
    }
}
