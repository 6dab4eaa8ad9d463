#!/bin/bash
# Builds what a Kubernetes of kubeadm consists of from Go modules alone, into FOLDER/bin: build.sh FOLDER [NAME...]
# LEVANTE_KUBERNETES_AS=v1.34.5 stamps the very same sources as that version, for a test of upgrades.
# With names only those, of which kwok (and its stages, into FOLDER/stages) and helm are ones that kubeadm does not need.
# Idempotent: each binary has a stamp of what it was built from. The first time takes ten minutes of two idle cores, and 5 GB of Go's caches.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
command -v go >/dev/null || { echo "Kubernetes is built with Go 1.26 or newer, which is missing here" >&2; exit 4; }
OUT=$1; shift; mkdir -p "$OUT/bin" "$OUT/stamps"
WANTED=${*:-kubeadm kubelet kubectl kube-proxy kube-apiserver kube-controller-manager kube-scheduler etcd pause coredns}
export GOFLAGS="${GOFLAGS:-} -buildvcs=false -p=${LEVANTE_GO_JOBS:-2} -mod=readonly -trimpath" CGO_ENABLED=0

version() { (cd "$HERE/$1" && go list -m -f '{{.Version}}' "$2"); }
build() { # MODULE BINARY PACKAGE LDFLAGS
  local stamp
  [[ " $WANTED " == *" $2 "* ]] || return 0
  stamp=$( { cat "$HERE/$1"/go.mod "$HERE/$1"/go.sum "$HERE/$1"/*.go 2>/dev/null; echo "$3 $4"; go env GOVERSION; } | sha256sum)
  [[ -x $OUT/bin/$2 && $(cat "$OUT/stamps/$2" 2>/dev/null) == "$stamp" ]] && return 0
  local start=$SECONDS
  (cd "$HERE/$1" && nice -n 10 go build -ldflags "-s -w $4" -o "$OUT/bin/$2.new" "$3")
  mv "$OUT/bin/$2.new" "$OUT/bin/$2"; echo "$stamp" >"$OUT/stamps/$2"
  echo "built $2 in $((SECONDS - start)) s"
}

kubernetes=$(version kubernetes-modules k8s.io/kubernetes)
[[ $kubernetes == v1.* ]] || { echo "no version of k8s.io/kubernetes" >&2; exit 1; } # without it every binary panics at its start
kubernetes=${LEVANTE_KUBERNETES_AS:-$kubernetes}
minor=${kubernetes#v1.}; minor=${minor%%.*}
names=
for p in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
  names+=" -X $p.gitVersion=$kubernetes -X $p.gitMajor=1 -X $p.gitMinor=$minor -X $p.gitTreeState=clean -X $p.buildDate=1970-01-01T00:00:00Z"
done
for c in kubeadm kubelet kubectl kube-proxy kube-apiserver kube-controller-manager kube-scheduler; do
  build kubernetes-modules $c k8s.io/kubernetes/cmd/$c "$names"
done
build etcd-modules etcd go.etcd.io/etcd/server/v3 ""
build pause pause . ""
build coredns coredns . ""
helm=$(version helm-modules helm.sh/helm/v3)
build helm-modules helm helm.sh/helm/v3/cmd/helm "-X helm.sh/helm/v3/internal/version.version=$helm"
kwok=$(version kwok-modules sigs.k8s.io/kwok)
build kwok-modules kwok sigs.k8s.io/kwok/cmd/kwok "-X sigs.k8s.io/kwok/pkg/consts.Version=$kwok"
if [[ " $WANTED " == *" kwok "* && $(cat "$OUT/stamps/stages" 2>/dev/null) != "$kwok" ]]; then # what nodes and pods do that exist in the API only
  stages=$(cd "$HERE/kwok-modules" && go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize/stage
  mkdir -p "$OUT/stages"
  install -m 644 "$stages"/pod/fast/pod-*.yaml "$stages"/node/fast/node-*.yaml "$stages"/node/heartbeat-with-lease/node-*.yaml "$OUT/stages/"
  echo "$kwok" >"$OUT/stamps/stages"
fi
echo "$kubernetes" >"$OUT/version"
