#!/bin/sh
# make-image.sh OUTPUT TAG[,TAG...] PACKAGE[,PACKAGE...] [COMMAND WORD...]
#
# Makes an image archive, as `docker load` reads it, out of Debian packages: no registry and no Docker Engine needed,
# only apt-get, dpkg-deb and tar. The libraries that the packages depend on go in with them. Each TAG becomes an image of
# its own, telling its tag in a label; all share one layer. The same packages give the same bytes.
set -eu

usage="usage: make-image.sh OUTPUT TAG[,TAG...] PACKAGE[,PACKAGE...] [COMMAND WORD...]"
output=${1:?$usage}
tags=$(echo "${2:?$usage}" | tr , ' ')
packages=$(echo "${3:?$usage}" | tr , ' ')
shift 3

for program in apt-get apt-cache dpkg-deb tar sha256sum; do
    command -v "$program" >/dev/null 2>&1 || {
        echo "make-image.sh: $program is missing: image archives are made from packages on Debian and Ubuntu." >&2
        echo "Make $output elsewhere, for instance with: docker save -o $output $tags" >&2
        exit 1
    }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/packages" "$work/root" "$work/image"

# The libraries among what a package depends on, directly or not, and the package itself.
with_libraries() {
    echo "$1"
    apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$1" |
        grep -E '^(lib|lua-|zlib1g$|gcc-[0-9]+-base)' | grep -v -E ':i386$|perl|debconf' || true
}

# On a new machine the package lists may be missing.
for package in $packages; do
    apt-cache show "$package" >/dev/null 2>&1 || { [ "$(id -u)" -eq 0 ] && apt-get update -q >/dev/null; } || true
done
wanted=$(for package in $packages; do with_libraries "$package"; done | sort -u)
echo "getting $(echo "$wanted" | wc -l) packages for $tags"
download() { (cd "$work/packages" && apt-get download -q $wanted >"$work/log" 2>&1); }
# Old lists name packages that are gone by now.
download || { [ "$(id -u)" -eq 0 ] && apt-get update -q >/dev/null && download; } || {
    cat "$work/log" >&2
    echo "make-image.sh: the packages cannot be had; as root, apt-get update may help" >&2
    exit 1
}
# Since Debian 13 packages have nothing in /bin, /sbin and /lib: these are links into /usr.
merged=yes
for package in "$work"/packages/*.deb; do
    if dpkg-deb --fsys-tarfile "$package" | tar -t | grep -qE '^\./(bin|sbin|lib|lib64)/.'; then merged=no; fi
done
if [ "$merged" = yes ]; then
    for folder in bin sbin lib lib64; do
        mkdir -p "$work/root/usr/$folder"
        ln -s "usr/$folder" "$work/root/$folder"
    done
fi
for package in "$work"/packages/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$work/root"
done

cd "$work/root"
rm -rf usr/share/doc usr/share/man usr/share/locale usr/share/lintian lib/systemd etc/init.d
mkdir -p bin dev etc proc run sys tmp var/log/nginx var/lib/nginx
chmod 1777 tmp
printf 'root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33::/var/www:/bin/false\nnobody:x:65534:65534::/:/bin/false\n' >etc/passwd
printf 'root:x:0:\nadm:x:4:\nwww-data:x:33:\nnogroup:x:65534:\n' >etc/group
echo 'hosts: files dns' >etc/nsswitch.conf
if [ -x bin/busybox ]; then
    for applet in $(bin/busybox --list); do [ -e "bin/$applet" ] || ln -s busybox "bin/$applet"; done
fi
if [ -d etc/nginx/sites-available ]; then
    mkdir -p etc/nginx/sites-enabled var/www/html
    cp usr/share/nginx/html/index.html var/www/html/
    ln -sf ../sites-available/default etc/nginx/sites-enabled/default
fi

tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$work/image/layer.tar" .
layer=$(sha256sum "$work/image/layer.tar" | cut -d ' ' -f 1)

# JSON strings separated by commas.
strings() {
    between=
    for word in "$@"; do
        printf '%s"%s"' "$between" "$(printf '%s' "$word" | sed 's/\\/\\\\/g; s/"/\\"/g')"
        between=,
    done
}

[ $# -gt 0 ] || set -- /bin/sh
between='['
for tag in $tags; do
    printf '{"architecture":"%s","os":"linux","config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],"Cmd":[%s],"Labels":{"org.opencontainers.image.version":"%s"}},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created_by":"make-image.sh"}]}' \
        "$(dpkg --print-architecture)" "$(strings "$@")" "$tag" "$layer" >"$work/image/config"
    config=$(sha256sum "$work/image/config" | cut -d ' ' -f 1).json
    mv "$work/image/config" "$work/image/$config"
    printf '%s{"Config":"%s","RepoTags":["%s"],"Layers":["layer.tar"]}' "$between" "$config" "$tag" >>"$work/image/manifest.json"
    between=,
done
printf ']\n' >>"$work/image/manifest.json"

cd - >/dev/null
mkdir -p "$(dirname "$output")"
tar -C "$work/image" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$output.part.$$" .
mv "$output.part.$$" "$output"
echo "made $output ($(du -h "$output" | cut -f 1))"
