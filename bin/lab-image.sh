#!/bin/bash
# Makes the image that lab hosts start from, where the engine does not have it yet, and prints its name.
# usage: bin/lab-image.sh [--name] SUITE     bookworm or trixie; --name only prints what it would be called
set -euo pipefail
only_name=
[ "${1:-}" != --name ] || { only_name=yes; shift; }
suite=${1:?usage: bin/lab-image.sh [--name] SUITE}
recipe=$(cd "$(dirname "$0")/.." && pwd)/drivers/src/main/resources/io/skep/drivers/lab/host-image.sh
image=skep-host:$suite-$(sha256sum < "$recipe" | cut -c1-12)
if [ -z "$only_name" ] && [ -z "$(docker image ls --quiet "$image")" ]; then
  from=image
  if [ "$(id -u)" = 0 ] && command -v mmdebstrap > /dev/null; then from=packages; fi
  echo "Making the host image $image; this takes about a minute" >&2
  bash "$recipe" "$image" "$suite" "$from" >&2
fi
echo "$image"
