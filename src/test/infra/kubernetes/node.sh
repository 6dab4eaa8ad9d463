#!/bin/bash
# Real nodes for a bed: containerd and kubelet, each node in network and mount namespaces and cgroups of its own. Called by bed.sh. Needs root.
#   node.sh prepare RUN                 sees to Debian's packages, the images that every node has, and the bridge
#   node.sh up RUN N [IMAGE.tar...]     starts node<N>        node.sh lose RUN N    kills it with all that runs on it
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}/kubernetes
BIN=$CACHE/build/bin IMAGES=$CACHE/images
BRIDGE=levante-bed NET=10.199.0
verb=$1 RUN=$2 n=${3:-}
name=node$n D=$RUN/node$n ip=$NET.$((n + 1)) pods=10.244.$n group=levante-bed-node$n
# The hierarchies of cgroup 1 that there are.
v1() { local c; for c in /sys/fs/cgroup/*/; do if [[ -e $c/cgroup.procs && ! -e $c/cgroup.controllers ]]; then echo "${c%/}"; fi; done; }

prepare() {
  local need=() p t
  [[ $(id -u) == 0 ]] || { echo "node.sh: real nodes need root" >&2; exit 4; }
  for p in containerd runc iptables containernetworking-plugins busybox-static conntrack iproute2; do
    dpkg-query -W -f '${Status}' $p 2>/dev/null | grep -q 'ok installed' || need+=("$p")
  done
  if (( ${#need[@]} )); then apt-get -q update >&2; DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${need[@]}" >&2; fi
  mkdir -p "$IMAGES"
  if [[ ! -s $IMAGES/busybox.tar || ! -s $IMAGES/pause.tar ]]; then
    t=$(mktemp -d -p "$CACHE"); mkdir -p "$t/pause" "$t"/busybox/{bin,tmp,etc,root,usr/bin}; chmod 1777 "$t/busybox/tmp"
    cp "$BIN/pause" "$t/pause/"; "$HERE/../../../../oscar-services/src/main/images/mkimage.sh" "$t/pause" registry.k8s.io/pause:3.10 "$IMAGES/pause.tar" '["/pause"]'
    cp /bin/busybox "$t/busybox/bin/"; for p in $(/bin/busybox --list); do [[ $p == busybox ]] || ln -s busybox "$t/busybox/bin/$p"; done
    echo 'root:x:0:0:root:/root:/bin/sh' >"$t/busybox/etc/passwd"; echo 'root:x:0:' >"$t/busybox/etc/group"
    "$HERE/../../../../oscar-services/src/main/images/mkimage.sh" "$t/busybox" docker.io/library/busybox:1 "$IMAGES/busybox.tar" null '["sh"]'; rm -rf "$t"
  fi
  ip link show $BRIDGE >/dev/null 2>&1 || ip link add $BRIDGE type bridge
  ip addr replace $NET.1/24 dev $BRIDGE; ip link set $BRIDGE up
}

settings() {
  cat >"$D/containerd.toml" <<Y
version = 2
root = "$D/root"
state = "$D/state"
oom_score = 0
[grpc]
  address = "$D/c.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10"
  restrict_oom_score_adj = true
  disable_apparmor = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$D/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
Y
  cat >"$D/cni/10-bridge.conflist" <<Y
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isDefaultGateway": true, "ipMasq": false, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$D/ipam", "ranges": [[{"subnet": "$pods.0/24"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
Y
  cat >"$D/kubelet.yaml" <<Y
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $ip
containerRuntimeEndpoint: unix://$D/c.sock
authentication: {anonymous: {enabled: false}, x509: {clientCAFile: $RUN/pki/ca.crt}, webhook: {enabled: true}}
authorization: {mode: Webhook}
tlsCertFile: $RUN/pki/$name.crt
tlsPrivateKeyFile: $RUN/pki/$name.key
cgroupDriver: cgroupfs
cgroupRoot: /$group
failSwapOn: false
oomScoreAdj: 0
maxOpenFiles: $(ulimit -Hn)
healthzPort: 10248
resolvConf: ""
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%, nodefs.inodesFree: 1%}
systemReserved: {cpu: "${LEVANTE_BED_CPU_RESERVED:-0}", memory: "${LEVANTE_BED_MEMORY_RESERVED:-8Gi}"}
nodeStatusUpdateFrequency: 5s
nodeLeaseDurationSeconds: 8
volumePluginDir: $D/volumeplugins
podLogsDir: $D/podlogs
Y
  cat >"$D/proxy.yaml" <<Y
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
clientConnection: {kubeconfig: $RUN/proxy.kubeconfig}
hostnameOverride: $name
mode: iptables
clusterCIDR: 10.244.0.0/16
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
Y
}

up() {
  local c f
  mkdir -p "$D"/{cni,kubelet,state,root}
  for c in $(v1); do mkdir -p "$c/$group"; done
  mkdir -p "/sys/fs/cgroup/pids/$group-sys"
  if [[ -d /sys/fs/cgroup/cpuset/$group ]]; then
    for f in cpuset.cpus cpuset.mems; do cat "/sys/fs/cgroup/cpuset/$f" >"/sys/fs/cgroup/cpuset/$group/$f"; done
  fi
  ip netns add "$group"; ip link add "lb-$name" type veth peer name eth0 netns "$group"
  ip link set "lb-$name" master $BRIDGE up; ip route replace "$pods.0/24" via "$ip"
  settings
  setsid nohup nsenter --net="/run/netns/$group" unshare --mount --propagation slave bash "$HERE/node.sh" inside "$RUN" "$n" "$@" \
    >"$D/inside.log" 2>&1 </dev/null 7>&- 8>&- || { cat "$D/inside.log" >&2; exit 1; }
}

inside() { # in the node's namespaces
  local m f i t
  mount --make-rshared /
  for m in /run/netns /run/containerd /var/lib/cni /var/lib/kubelet /var/log/containers; do mkdir -p $m; mount -t tmpfs tmpfs $m; done # fixed paths: gone with the node
  mkdir -p "$D/sysctl"
  # The kubelet sets these for the whole machine: it is given files of its own to write to.
  for f in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
    if [[ -e /proc/sys/$f ]]; then cat "/proc/sys/$f" >"$D/sysctl/${f//\//_}"; mount --bind "$D/sysctl/${f//\//_}" "/proc/sys/$f"; fi
  done
  ip link set lo up; ip addr add "$ip/24" dev eth0; ip link set eth0 up; ip route add default via $NET.1
  for (( m = 1; m < 10; m++ )); do (( m == n )) || ip route add "10.244.$m.0/24" via "$NET.$((m + 1))"; done
  echo 1 >/proc/sys/net/ipv4/ip_forward
  echo $BASHPID >"/sys/fs/cgroup/pids/$group-sys/cgroup.procs" # the daemons and the shims stay here, to be found at the end
  PATH=/usr/sbin:/usr/bin:/sbin:/bin
  containerd --config "$D/containerd.toml" >"$D/containerd.log" 2>&1 & echo $! >"$D/containerd.pid"
  for (( i = 0; i < 100; i++ )); do if ctr -a "$D/c.sock" version >/dev/null 2>&1; then break; fi; sleep 0.1; done
  for t in "$IMAGES"/*.tar "$@"; do ctr -a "$D/c.sock" -n k8s.io images import "$t" >/dev/null; done
  "$BIN/kubelet" --kubeconfig="$RUN/$name.kubeconfig" --config="$D/kubelet.yaml" --root-dir="$D/kubelet" --hostname-override="$name" --node-ip="$ip" \
    >"$D/kubelet.log" 2>&1 & echo $! >"$D/kubelet.pid"
  "$BIN/kube-proxy" --config="$D/proxy.yaml" >"$D/proxy.log" 2>&1 & echo $! >"$D/proxy.pid"
}

lose() { # as if its plug had been pulled; the API is told nothing
  local p i g c
  # The containers are in the node's own group, daemons and shims in the other one; nothing else is.
  for g in "$group" "$group-sys"; do
    for (( i = 0; i < 40; i++ )); do
      p=$(find "/sys/fs/cgroup/pids/$g" -name cgroup.procs -exec cat {} + 2>/dev/null || true)
      [[ $p ]] || break
      # shellcheck disable=SC2086 # words
      kill -9 $p 2>/dev/null || true; sleep 0.1
    done
  done
  for c in /sys/fs/cgroup/*; do for g in "$group" "$group-sys"; do if [[ -d $c/$g ]]; then find "$c/$g" -depth -type d -exec rmdir {} \; 2>/dev/null || true; fi; done; done
  ip netns del "$group" 2>/dev/null || true; ip link del "lb-$name" 2>/dev/null || true; ip route del "$pods.0/24" 2>/dev/null || true
  rm -rf "$D"
}

case $verb in
  prepare) prepare ;;
  up) up "${@:4}" ;;
  inside) inside "${@:4}" ;;
  lose) lose ;;
  *) echo "node.sh: there is no verb '$verb'" >&2; exit 2 ;;
esac
