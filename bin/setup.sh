# Finds or installs what the build and the lab need. To be sourced, by any POSIX shell; `home` is skep's own folder.
# Everything that is not found is told with the exact command to type; everything that is installed is told before.

say() { printf 'skep: %s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

# --- Programs from the system's package manager ---

# install_packages PURPOSE PACKAGE...
install_packages() {
    purpose=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "$purpose is missing. This system has no apt-get: please install what here corresponds to Debian's package(s): $*"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        stop "$purpose is missing. Please type: sudo apt-get install -y $*"
    fi
    say "installing $* with apt-get ($purpose)"
    install_log=$(mktemp)
    refresh_package_lists
    if ! quiet_apt install -y --no-install-recommends "$@"; then
        tail -n 15 "$apt_log" >&2
        stop "the installation failed. Please mend it and type: apt-get install -y $*"
    fi
}

# Once per run, and only by root: on a new machine the lists may be missing.
refresh_package_lists() {
    [ -z "${apt_log:-}" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
    apt_log=$(mktemp)
    trap 'rm -f "$apt_log"' EXIT
    # Unlike installing, updating does not wait for another program that holds the lists.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        if quiet_apt update; then return; fi
        tail -n 5 "$apt_log" | grep -q 'Could not get lock' || break
        sleep 6
    done
    say "apt-get update failed; going on with the package lists at hand"
}

quiet_apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q "$@" >>"$apt_log" 2>&1 </dev/null
}

# --- JDK 25 ---

is_jdk_25() {
    [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

# Sets JAVA_HOME to a JDK 25, beside whatever older one may be the default.
find_jdk() {
    on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/java}
    for candidate in "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* /usr/java/* /usr/local/*jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return
        fi
    done
    stop "no JDK 25 was found in JAVA_HOME, on the PATH, in /usr/lib/jvm or in /opt. Please install one (package openjdk-25-jdk or temurin-25-jdk), or set JAVA_HOME to it."
}

# --- Maven ---

# Sets MAVEN_OPTS and makes sure of Maven 3.8.7 or later; call find_jdk before.
find_maven() {
    command -v mvn >/dev/null 2>&1 || install_packages "Maven, which builds skep," maven
    version=$(mvn -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    if [ "$(printf '%s\n3.8.7\n' "$version" | sort -V | head -n 1)" != 3.8.7 ]; then
        stop "Maven ${version:-of unknown version} is too old: 3.8.7 or later is needed. Please put a newer one first on the PATH."
    fi
    # Maven's own libraries call what JDK 25 warns about, and end their output with a reset of colours never set.
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true"
    export MAVEN_OPTS
}

# --- Docker Engine ---

engine_answers() {
    command -v docker >/dev/null 2>&1 && timeout 20 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# Makes sure that a Docker Engine answers: any reachable one will do, else one is installed and started here.
ready_engine() {
    engine_answers && return
    if [ -n "${DOCKER_HOST:-}" ] && [ "$DOCKER_HOST" != "$local_engine" ]; then
        command -v docker >/dev/null 2>&1 || { name_docker_command_package && install_packages "The docker command" "$docker_package"; }
        engine_answers && return
        stop "no Docker Engine answers at DOCKER_HOST=$DOCKER_HOST. Please start it, or unset DOCKER_HOST."
    fi
    install_missing_engine
    engine_answers || start_engine
}

local_engine=unix:///var/run/docker.sock

# A docker command alone is no engine: what counts is dockerd.
install_missing_engine() {
    missing=
    command -v dockerd >/dev/null 2>&1 || missing="docker.io iptables"
    command -v docker >/dev/null 2>&1 || { name_docker_command_package && missing="$missing $docker_package"; }
    # shellcheck disable=SC2086 # a list of packages
    [ -z "$missing" ] || install_packages "Docker Engine, on which the lab's hosts run," $missing
}

# Debian 13 and later have the command in a package of its own; before, docker.io holds it.
name_docker_command_package() {
    refresh_package_lists
    docker_package=docker.io
    if apt-cache show docker-cli >/dev/null 2>&1; then docker_package=docker-cli; fi
}

start_engine() {
    if [ "$(id -u)" -ne 0 ]; then
        if engine_runs; then
            stop "a Docker Engine runs here, but this user may not use it. Please type: sudo usermod -aG docker $(id -un)   and log in again."
        fi
        stop "Docker Engine is installed but does not run. Please type: sudo systemctl start docker"
    fi
    if [ -d /run/systemd/system ]; then
        say "starting Docker Engine with systemctl"
        systemctl start docker || stop "Docker Engine did not start. Please look at: journalctl -u docker"
        wait_for_engine 60 || stop "Docker Engine did not answer within 60 s. Please look at: journalctl -u docker"
        return
    fi
    engine_log=/var/log/skep-dockerd.log
    launch_engine || { prefer_old_iptables && launch_engine; } || {
        tail -n 5 "$engine_log" >&2
        stop "Docker Engine did not start. The whole log: $engine_log"
    }
}

# No init system here: the engine is started detached, and goes on running after skep has ended.
launch_engine() {
    forget_dead_engine
    say "starting Docker Engine (dockerd, log in $engine_log)"
    # It outlives this run, so it must not hold on to what a caller opened: a lock, for instance.
    setsid dockerd >"$engine_log" 2>&1 </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
    wait_for_engine 60 $!
}

engine_runs() {
    [ -f /var/run/docker.pid ] && [ "$(cat "/proc/$(cat /var/run/docker.pid)/comm" 2>/dev/null)" = dockerd ]
}

# A pid file left by a killed engine may name a process that is something else by now.
forget_dead_engine() {
    if [ -f /var/run/docker.pid ] && ! engine_runs; then
        say "removing /var/run/docker.pid, left by an engine that no longer runs"
        rm -f /var/run/docker.pid
    fi
}

# A kernel without nftables needs the older iptables.
prefer_old_iptables() {
    grep -qi iptables "$engine_log" && [ -x /usr/sbin/iptables-legacy ] || return 1
    say "this kernel refuses iptables-nft: switching to iptables-legacy with update-alternatives"
    update-alternatives --set iptables /usr/sbin/iptables-legacy >&2
}

# wait_for_engine SECONDS [PID]: fails early when the process PID has ended.
wait_for_engine() {
    left=$1
    while ! engine_answers; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        [ -z "${2:-}" ] || kill -0 "$2" 2>/dev/null || return 1
        sleep 1
    done
}

# --- The image builder ---

ready_image_builder() {
    command -v mmdebstrap >/dev/null 2>&1 || install_packages "mmdebstrap, which makes the lab's host image," mmdebstrap debian-archive-keyring
}

# --- The servers that remote states are tested on ---

ready_state_servers() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install_packages "PostgreSQL, on which a remote state is tested," postgresql
    moto_answers && return
    refresh_package_lists
    if apt-cache show python3-moto >/dev/null 2>&1; then
        # Debian's python3-moto does not pull in flask_cors, without which its server does not start.
        install_packages "Moto, an imitation of S3 on which a remote state is tested," python3-moto python3-flask-cors
    else
        make_moto_environment
    fi
    moto_answers || stop "moto_server does not start. Please try: moto_server -h"
}

moto_answers() {
    if [ -x "$home/target/moto/bin/moto_server" ]; then
        SKEP_MOTO=$home/target/moto/bin/moto_server
        export SKEP_MOTO
    fi
    "${SKEP_MOTO:-moto_server}" -h >/dev/null 2>&1
}

# Older Debians have no such package.
make_moto_environment() {
    python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || install_packages "Python's venv, into which Moto is put," python3-venv
    say "installing Moto into $home/target/moto with pip"
    { python3 -m venv "$home/target/moto" && "$home/target/moto/bin/pip" install --quiet 'moto[server]'; } >&2 ||
        stop "Moto cannot be installed. Please type: pip install 'moto[server]'"
}
