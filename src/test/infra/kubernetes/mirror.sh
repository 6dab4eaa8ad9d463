#!/bin/bash
# Makes of what build.sh built a mirror for machines without a registry, in the manner of dl.k8s.io/release: mirror.sh [FOLDER]
# The last line printed is its folder. Needs root (for the root file system of the images), Debian and Go 1.26; does nothing when all is there.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
OUT=${1:-${LEVANTE_CACHE:-$HOME/.cache/levante}/kubernetes}; mkdir -p "$OUT"
exec 9>"$OUT/lock"; flock 9
"$HERE/build.sh" "$OUT/build" >&2
BIN=$OUT/build/bin
version=$(cat "$OUT/build/version")
stamp=$(cat "$BIN"/../stamps/* "$HERE"/mirror.sh "$HERE"/../../../../oscar-services/src/main/images/mkimage.sh "$HERE"/network* | sha256sum)
if [ "$(cat "$OUT/mirror/stamp" 2>/dev/null)" = "$stamp" ]; then echo "$OUT/mirror"; exit; fi

W=$(mktemp -d -p "$OUT"); trap 'rm -rf "$W"' EXIT
M=$W/mirror; D=$M/$version/bin/linux/amd64; mkdir -p "$D"
echo "$version" >"$M/stable.txt"; echo "$version" >"$M/stable-$(echo "${version#v}" | cut -d. -f1,2).txt"
for name in kubeadm kubelet kubectl; do
  cp "$BIN/$name" "$D/"; sha256sum "$D/$name" | cut -c 1-64 >"$D/$name.sha256"
done

# What kube-proxy and the pods' network call: iptables, ip, conntrack and a shell.
SOURCES=/etc/apt/sources.list.d/debian.sources; [ -f $SOURCES ] || SOURCES=/etc/apt/sources.list
mmdebstrap --variant=extract --mode=root --aptopt='Acquire::Check-Valid-Until "false"' \
  --include=iptables,iproute2,conntrack,dash,coreutils,grep,sed,base-files bookworm "$W/tools" "$SOURCES" >&2
rm -rf "$W"/tools/usr/share/{doc,man,locale,info,perl5} "$W"/tools/var/{cache,lib/apt}
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do ln -sf xtables-nft-multi "$W/tools/usr/sbin/$name"; done
ln -sf dash "$W/tools/bin/sh"; mkdir -p "$W/tools/tmp"

image() { # FILE ROOT NAME ENTRYPOINT
  "$HERE/../../../../oscar-services/src/main/images/mkimage.sh" "$2" "$3" "$D/$1.tar" "$4"
  (cd "$D" && sha256sum "$1.tar" >>images.sha256)
}
names=$("$BIN/kubeadm" config images list --kubernetes-version "$version" 2>/dev/null)
named() { echo "$names" | grep "/$1:"; }
for name in kube-apiserver kube-controller-manager kube-scheduler etcd; do
  mkdir -p "$W/$name/usr/local/bin"; cp "$BIN/$name" "$W/$name/usr/local/bin/"
  image $name "$W/$name" "$(named $name)" null
done
mkdir "$W/pause"; cp "$BIN/pause" "$W/pause/"; image pause "$W/pause" "$(named pause)" '["/pause"]'
mkdir -p "$W/tools/usr/local/bin"; cp "$BIN/kube-proxy" "$W/tools/usr/local/bin/"; image kube-proxy "$W/tools" "$(named kube-proxy)" null
rm "$W/tools/usr/local/bin/kube-proxy"; cp "$BIN/kubectl" "$HERE/network.sh" "$W/tools/usr/local/bin/"
image network "$W/tools" levante.test/network:1 '["sh", "/usr/local/bin/network.sh"]'
if [ -x "$BIN/coredns" ]; then
  mkdir "$W/coredns"; cp "$BIN/coredns" "$W/coredns/"; image coredns "$W/coredns" "$(named coredns)" '["/coredns"]'
fi
cp "$HERE/network.yaml" "$M/"
echo "$stamp" >"$M/stamp"
rm -rf "$OUT/mirror"; mv "$M" "$OUT/mirror"
echo "$OUT/mirror"
