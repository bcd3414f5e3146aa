#!/bin/sh
# Makes images.tar: small images for the examples, as `docker load` and skep's preload read them. Needs no engine and
# no registry, only two Debian or Ubuntu packages that it downloads and does not install. Run again it does nothing.
# The same packages give the same bytes.
#
#   alpine:latest  busybox:latest   Debian's busybox with a shell
#   nginx:latest                    the same, serving one page on port 80
#   redis:3.0.6    redis:3.0.7      the same, answering PING and INFO on port 6379
set -eu
here=$(cd "$(dirname "$0")" && pwd)
archive=$here/images.tar
[ ! -e "$archive" ] || exit 0

work=$(mktemp -d "$here/.build.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
umask 022

for tool in apt-get dpkg-deb sha256sum tar; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing; this script runs on Debian and Ubuntu" >&2; exit 1; }
done

fetch() { apt-get -q=2 -o APT::Sandbox::User= download busybox libc6 >apt.log 2>&1; }
if ! fetch; then
    [ "$(id -u)" = 0 ] || { cat apt.log >&2; echo "$0: type this, then run it again: sudo apt-get update" >&2; exit 1; }
    apt-get -q=2 update && fetch || { cat apt.log >&2; exit 1; }
fi
for package in *.deb; do dpkg-deb -x "$package" packages; done

# The root file system: busybox under all its names, the C library, and two programs that stand in for servers.
mkdir -p root/bin root/etc root/lib root/proc root/srv/www root/sys root/tmp
ln -s lib root/lib64
busybox=$(find packages -type f -path '*/bin/busybox')
cp "$busybox" root/bin/busybox
for library in 'ld-linux*.so.*' libc.so.6 libm.so.6 libresolv.so.2 'libnss_*.so.2'; do
    find packages -path '*lib*' -name "$library" -exec cp -L {} root/lib/ \;
done
root/lib/ld-linux*.so.* --library-path root/lib root/bin/busybox --list | while read -r name; do
    [ "$name" = busybox ] || ln -s busybox "root/bin/$name"
done
chmod 1777 root/tmp
echo 'root:x:0:0:root:/:/bin/sh' >root/etc/passwd
echo 'root:x:0:' >root/etc/group
echo 'hosts: files dns' >root/etc/nsswitch.conf
echo '<h1>It works</h1>' >root/srv/www/index.html
cat >root/bin/redis-server <<'END'
#!/bin/sh
exec nc -ll -p 6379 -e /bin/redis-answer
END
cat >root/bin/redis-answer <<'END'
#!/bin/sh
while read -r word; do
    case $word in
    PING* | ping*) printf '+PONG\r\n' ;;
    INFO* | info*) text="redis_version:$REDIS_VERSION" && printf '$%d\r\n%s\r\n' "${#text}" "$text" ;;
    esac
done
END
chmod 755 root/bin/redis-server root/bin/redis-answer

# The one layer they share. Debian's tar puts nothing of this machine into it.
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=ustar -C root -cf layer.tar .
layer=$(sha256sum layer.tar | cut -d ' ' -f 1)
machine=$(dpkg --print-architecture)

# image REFERENCE COMMAND [ENVIRONMENT]: one configuration. The programs, as process 1, would ignore SIGTERM.
image() {
    cat >config.json <<END
{"architecture":"$machine","os":"linux","created":"1970-01-01T00:00:00Z","config":{"Cmd":$2,"Env":["PATH=/bin"${3:+,\"$3\"}],"Labels":{"about":"stand-in made of Debian's busybox for the examples of skep: $1"},"StopSignal":"SIGKILL"},"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},"history":[{"created":"1970-01-01T00:00:00Z"}]}
END
    config=$(sha256sum config.json | cut -d ' ' -f 1)
    mv config.json "$config.json"
    manifest=${manifest:+$manifest,}'{"Config":"'$config.json'","RepoTags":["'$1'"],"Layers":["layer.tar"]}'
}

manifest=
image alpine:latest '["/bin/sh"]'
image busybox:latest '["/bin/sh"]'
image nginx:latest '["httpd","-f","-p","80","-h","/srv/www"]'
image redis:3.0.6 '["redis-server"]' REDIS_VERSION=3.0.6
image redis:3.0.7 '["redis-server"]' REDIS_VERSION=3.0.7
echo "[$manifest]" >manifest.json

tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=ustar -cf images.tar layer.tar *.json
mv images.tar "$archive"
