#!/bin/bash
# image.sh FILE.tar NAME   packs the MinIO that store.sh builds, with busybox as its shell, as an OCI archive that `ctr images import` takes.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}/objectstore
[[ $# == 2 ]] || { sed -n '2p' "$0" >&2; exit 2; }
"$HERE/store.sh" build -
if [[ ! -x /bin/busybox ]] || ldd /bin/busybox >/dev/null 2>&1; then
  apt-get -q update >&2; DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install busybox-static >&2
fi
[[ $1 -nt $CACHE/bin/minio ]] && exit
t=$(mktemp -d -p "$CACHE"); trap 'rm -rf "$t"' EXIT
mkdir -p "$t"/{bin,usr/bin,tmp,etc,root}; chmod 1777 "$t/tmp"
cp /bin/busybox "$t/bin/"; for p in sh rm ls cat; do ln -s busybox "$t/bin/$p"; done
cp "$CACHE/bin/minio" "$t/usr/bin/"
echo 'root:x:0:0:root:/root:/bin/sh' >"$t/etc/passwd"; echo 'root:x:0:' >"$t/etc/group"
"$HERE/../../../../oscar-services/src/main/images/mkimage.sh" "$t" "$2" "$1.new" null '["minio"]'
mv "$1.new" "$1"
