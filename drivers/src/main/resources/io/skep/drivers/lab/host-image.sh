#!/bin/bash
# Makes the image that lab hosts start from: Debian with systemd and sshd, as a cloud image would be, without an engine.
# usage: host-image.sh IMAGE SUITE packages|image
#   packages  from Debian packages with mmdebstrap; needs root, mmdebstrap and debian-archive-keyring on this machine
#   image     from the image debian:SUITE, which the engine has or can pull
# The image holds no SSH host key and no authorized key: each host gets its own before its first start.
set -euo pipefail
image=$1 suite=$2 from=$3

packages=systemd-sysv,dbus,openssh-server,sudo,iproute2,iptables,ca-certificates,curl,kmod,procps
# Fetched but not installed, so that installing an engine on many hosts at once does not wait for the network.
engine=docker.io
case $suite in bookworm) ;; *) engine+=' docker-cli' ;; esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What is done inside the new system, whichever way it came.
cat > "$work/finish.sh" <<'FINISH'
set -eu
id -u admin > /dev/null 2>&1 || useradd --create-home --shell /bin/bash --groups sudo admin
echo 'admin ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/admin
mkdir -p -m 700 /root/.ssh
rm -f /etc/ssh/ssh_host_* /usr/sbin/policy-rc.d
: > /etc/machine-id

cat > /etc/ssh/sshd_config.d/10-skep.conf <<'SSHD'
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin prohibit-password
PasswordAuthentication no
MaxStartups 50:30:100
MaxSessions 50
UseDNS no
SSHD

# systemd wants the joint cgroup "cpu,cpuacct", which clashes where the machine mounts the two apart: mount them first.
cat > /usr/local/sbin/skep-host-init <<'INIT'
#!/bin/sh
controller() { mkdir -p "/sys/fs/cgroup/$1"; mount -t cgroup -o "$1" cgroup "/sys/fs/cgroup/$1" 2>/dev/null || rmdir "/sys/fs/cgroup/$1"; }
if grep -qv '^0::' /proc/self/cgroup; then
  controller cpu
  controller cpuacct
else
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
fi
exec /sbin/init
INIT
chmod 755 /usr/local/sbin/skep-host-init

systemctl -q enable ssh.service
# What a container cannot do, or what would disturb a host that lives for minutes.
systemctl -q mask systemd-networkd-wait-online.service getty.target console-getty.service systemd-logind.service \
  systemd-firstboot.service sys-kernel-debug.mount sys-kernel-tracing.mount apt-daily.timer apt-daily-upgrade.timer \
  e2scrub_all.timer fstrim.timer dpkg-db-backup.timer sshd-keygen.service

rm -f /var/cache/apt/archives/*.deb
apt-get install -qq --yes --download-only --no-install-recommends $ENGINE
FINISH

# The mirror that this machine itself uses, where it is a Debian.
mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  sed -n '/-security/d; s/^Debian //p' | head -1)
: "${mirror:=http://deb.debian.org/debian}"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
proxy=$(apt-config dump --format '%v%n' Acquire::http::Proxy 2>/dev/null || true)
valid=$(apt-config dump --format '%v%n' Acquire::Check-Valid-Until 2>/dev/null || true)

{
  echo 'APT::Install-Recommends "false";'
  echo 'Acquire::Languages "none";'
  # Else apt would remove the packages that were fetched for the engine.
  echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";'
  [ -z "$proxy" ] || echo "Acquire::http::Proxy \"$proxy\";"
  [ -z "$valid" ] || echo "Acquire::Check-Valid-Until \"$valid\";"
} > "$work/apt.conf"
for part in man locale doc; do echo "path-exclude=/usr/share/$part/*"; done > "$work/dpkg.cfg"
echo 'path-include=/usr/share/doc/*/copyright' >> "$work/dpkg.cfg"

from_packages() {
  [ -r "$keyring" ] || { echo "$keyring is missing; install it with: apt-get install debian-archive-keyring" >&2; exit 1; }
  mmdebstrap --quiet --mode=root --variant=minbase --include="$packages" --keyring="$keyring" \
    --skip=cleanup/apt --aptopt="$work/apt.conf" --dpkgopt="$work/dpkg.cfg" \
    --customize-hook="copy-in $work/finish.sh /root" \
    --customize-hook="chroot \"\$1\" env ENGINE='$engine' sh /root/finish.sh" \
    --customize-hook='rm -rf "$1"/root/finish.sh "$1"/var/log/* "$1"/tmp/*' \
    "$suite" - "deb [signed-by=$keyring] $mirror $suite main" |
    docker import --change 'CMD ["/usr/local/sbin/skep-host-init"]' --change 'ENV container=docker' - "$image"
}

from_image() {
  cp "$work/apt.conf" "$work/90skep.conf"
  cat > "$work/Dockerfile" <<DOCKERFILE
FROM debian:$suite
COPY 90skep.conf /etc/apt/apt.conf.d/
COPY dpkg.cfg /etc/dpkg/dpkg.cfg.d/skep
COPY finish.sh /root/
RUN rm -f /etc/apt/apt.conf.d/docker-* && apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends ${packages//,/ } \
 && ENGINE='$engine' sh /root/finish.sh && rm -rf /root/finish.sh /tmp/*
ENV container=docker
CMD ["/usr/local/sbin/skep-host-init"]
DOCKERFILE
  docker build --force-rm --tag "$image" "$work"
}

case $from in
  packages) from_packages ;;
  image) from_image ;;
  *) echo "host-image.sh: from packages or image, not $from" >&2; exit 2 ;;
esac
