# A node of upstream Kubernetes, by kubeadm and the distribution's containerd.
# ROLE (init or join), CLUSTER, NODE_NAME, NODE_IP, NODE_EXTERNAL_IP, SCHEDULABLE, SERVER, VERSION, RELEASES, AIRGAP, NETWORK, DOCUMENTS, IGNORED, IMAGES,
# PASS (token, hash of the CA's key, version: as the control plane's admission prints them)
# With UPGRADE it only becomes another VERSION: ROLE, NODE_NAME, NODE_IP, RELEASES, AIRGAP, IGNORED and IMAGES are read.
case $(uname -m) in
  x86_64 | amd64) arch=amd64 ;;
  aarch64 | arm64) arch=arm64 ;;
  *) echo "Kubernetes is not installed on $(uname -m)"; exit 1 ;;
esac
export DEBIAN_FRONTEND=noninteractive
hostnamectl set-hostname "$NODE_NAME" 2>/dev/null || hostname "$NODE_NAME"
grep -q " $NODE_NAME\$" /etc/hosts || echo "$NODE_IP $NODE_NAME" >>/etc/hosts

# fetched URL-OR-FILE TO: from this machine or by HTTP.
fetched() {
  case $1 in
    http://* | https://*) curl -sSfL --retry 3 --connect-timeout 20 -o "$2" "$1" ;;
    *) cp "$1" "$2" ;;
  esac
}

# 1.34.1 is a version, 1.34 the newest of a minor version, latest the newest of all; a worker has the version of its control plane.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
token= hash=
if [ "$ROLE" = join ] && [ -z "${UPGRADE-}" ]; then
  read -r token hash VERSION <<END
$PASS
END
fi
case $VERSION in
  *.*.*) version=v${VERSION#v} ;;
  latest) fetched "$RELEASES/stable.txt" "$work/version"; version=$(cat "$work/version") ;;
  *) fetched "$RELEASES/stable-${VERSION#v}.txt" "$work/version"; version=$(cat "$work/version") ;;
esac
echo "Kubernetes $version for $arch"
minor=${version#v1.}
[ "${minor%%.*}" -ge 31 ] || { echo "Kubernetes before 1.31 does not know the configuration of kubeadm that is used (v1beta4)"; exit 1; }

if [ -z "${UPGRADE-}" ]; then
  # The kernel, and no swap.
  printf 'overlay\nbr_netfilter\n' >/etc/modules-load.d/levante-kubernetes.conf
  modprobe -a overlay br_netfilter 2>/dev/null || true
  for name in net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables net.bridge.bridge-nf-call-ip6tables; do
    echo "$name = 1"
  done >/etc/sysctl.d/90-levante-kubernetes.conf
  sysctl -q -p /etc/sysctl.d/90-levante-kubernetes.conf || true # kubeadm looks itself, and says what is wrong
  if [ "$(wc -l </proc/swaps)" -gt 1 ]; then
    swapoff -a
    sed -i -E 's/^([^#].*[[:space:]]swap[[:space:]].*)$/#\1/' /etc/fstab
  fi

  apt-get -q -o DPkg::Lock::Timeout=120 update
  apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install \
    containerd containernetworking-plugins iptables iproute2 conntrack ethtool socat kmod curl ca-certificates
fi

base=$RELEASES/$version/bin/linux/$arch
for name in kubeadm kubelet kubectl; do
  to=/usr/local/bin/$name
  if [ "${UPGRADE-}$name" = yeskubelet ]; then to=/usr/local/bin/kubelet.next; fi # no kubelet may be newer than its API server
  fetched "$base/$name.sha256" "$work/sum"
  echo "$(cut -c 1-64 "$work/sum")  $to" >"$work/there"
  if ! sha256sum -c --status "$work/there" 2>/dev/null; then
    fetched "$base/$name" "$work/$name"
    echo "$(cut -c 1-64 "$work/sum")  $work/$name" | sha256sum -c
    install -m 755 "$work/$name" "$to"
    rm "$work/$name"
  fi
done

# Debian's and Ubuntu's plugins where most networks put theirs.
mkdir -p /opt/cni/bin /etc/containerd
for plugin in /usr/lib/cni/*; do [ -e "/opt/cni/bin/${plugin##*/}" ] || ln -s "$plugin" /opt/cni/bin/; done
pause=$(kubeadm config images list --kubernetes-version "$version" | grep /pause:)
cat >"$work/config.toml" <<END
version = 2
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$pause"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/opt/cni/bin"
    conf_dir = "/etc/cni/net.d"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = true
END
if ! cmp -s "$work/config.toml" /etc/containerd/config.toml; then
  cp "$work/config.toml" /etc/containerd/config.toml
  systemctl enable -q containerd
  systemctl restart containerd
fi
if [ -n "$AIRGAP" ]; then
  fetched "$base/images.sha256" "$work/images"
  while read -r sum name; do
    grep -qx "$sum" /var/lib/levante/images 2>/dev/null && continue
    fetched "$base/${name#\*}" "$work/image"
    echo "$sum  $work/image" | sha256sum -c
    ctr -n k8s.io images import "$work/image"
    mkdir -p /var/lib/levante
    echo "$sum" >>/var/lib/levante/images
    rm "$work/image"
  done <"$work/images"
fi
# What Levante has brought is taken in, is not cleared away when disks fill, and need not lie there twice.
echo "$IMAGES" | while read -r sum name; do
  brought=/var/lib/levante/node-images/${name##*/}
  if [ -z "$sum" ] || [ ! -f "$brought" ] || grep -qsx "$sum" /var/lib/levante/images; then continue; fi
  ctr -n k8s.io images import "$brought" | tee "$work/imported"
  sed -n 's/^unpacking \([^ ]*\) .*/\1/p' "$work/imported" | while read -r image; do
    ctr -n k8s.io images label "$image" io.cri-containerd.pinned=pinned >/dev/null
  done
  echo "$sum" >>/var/lib/levante/images
  rm "$brought"
done

if [ -n "${UPGRADE-}" ]; then
  ignored=$(echo "$IGNORED" | tr -d '" ')
  # kubeadm keeps aside what it replaces, below /etc/kubernetes/tmp, at each call: the manifests, and all of etcd's data. Of an upgrade that is tried
  # again and again the first three copies stay: nothing has been restarted before the first that is whole.
  if [ "$ROLE" = init ]; then
    tried=/var/lib/levante/tried-$version
    mkdir -p /var/lib/levante
    if [ ! -e "$tried" ]; then touch "$tried"; fi
    find /etc/kubernetes/tmp -maxdepth 1 -name 'kubeadm-backup-etcd-*' -newer "$tried" 2>/dev/null | sort | tail -n +4 | while read -r copy; do rm -rf "$copy"; done
    kubeadm upgrade apply "$version" --yes ${ignored:+"--ignore-preflight-errors=$ignored"}
  else
    kubeadm upgrade node ${ignored:+"--ignore-preflight-errors=$ignored"}
  fi
  mv -f /usr/local/bin/kubelet.next /usr/local/bin/kubelet
  systemctl daemon-reload
  systemctl restart kubelet
  exit 0
fi

# The unit and its drop-in are those of Kubernetes' own packages.
mkdir -p /etc/systemd/system/kubelet.service.d
cat >/etc/systemd/system/kubelet.service <<'END'
[Unit]
Description=kubelet: The Kubernetes Node Agent
Documentation=https://kubernetes.io/docs/
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=/usr/local/bin/kubelet
Restart=always
StartLimitInterval=0
RestartSec=10

[Install]
WantedBy=multi-user.target
END
cat >/etc/systemd/system/kubelet.service.d/10-kubeadm.conf <<'END'
[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=
ExecStart=/usr/local/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
END
systemctl daemon-reload
systemctl enable -q kubelet

registration() {
  echo "nodeRegistration:"
  echo "  name: \"$NODE_NAME\""
  echo "  criSocket: unix:///run/containerd/containerd.sock"
  echo "  kubeletExtraArgs:"
  echo "    - {name: node-ip, value: \"$NODE_IP\"}"
  echo "  ignorePreflightErrors: [$IGNORED]"
}
made=/etc/kubernetes/levante-$ROLE
if [ ! -e "$made" ]; then
  # What a try before this one has left.
  if [ -e /etc/kubernetes/pki ] || [ -e /etc/kubernetes/kubelet.conf ]; then kubeadm reset -f --cri-socket unix:///run/containerd/containerd.sock; fi
  if [ "$ROLE" = init ]; then
    token=$(kubeadm token generate)
    {
      echo "apiVersion: kubeadm.k8s.io/v1beta4"
      echo "kind: InitConfiguration"
      echo "bootstrapTokens:"
      echo "  - {token: \"$token\", ttl: 5m0s}"
      echo "localAPIEndpoint: {advertiseAddress: \"$NODE_IP\", bindPort: 6443}"
      registration
      if [ -n "$SCHEDULABLE" ]; then echo "  taints: []"; fi
      echo "---"
      echo "apiVersion: kubeadm.k8s.io/v1beta4"
      echo "kind: ClusterConfiguration"
      echo "clusterName: \"$CLUSTER\""
      echo "kubernetesVersion: \"$version\""
      echo "controlPlaneEndpoint: \"$NODE_IP:6443\""
      echo "networking: {podSubnet: 10.244.0.0/16}"
      if [ -n "$NODE_EXTERNAL_IP" ]; then echo "apiServer: {certSANs: [\"$NODE_IP\", \"$NODE_EXTERNAL_IP\"]}"; fi
      if [ -n "$DOCUMENTS" ]; then printf -- '---\n%s\n' "$DOCUMENTS"; fi
    } >"$work/kubeadm.yaml"
    kubeadm init --config "$work/kubeadm.yaml" --skip-token-print
    kubeadm token delete "$token" # kubeadm makes one always; each worker gets its own
  else
    {
      echo "apiVersion: kubeadm.k8s.io/v1beta4"
      echo "kind: JoinConfiguration"
      echo "discovery:"
      echo "  bootstrapToken:"
      echo "    apiServerEndpoint: \"$SERVER\""
      echo "    token: \"$token\""
      echo "    caCertHashes: [\"$hash\"]"
      registration
    } >"$work/kubeadm.yaml"
    kubeadm join --config "$work/kubeadm.yaml"
  fi
  touch "$made"
fi
if [ "$ROLE" = init ]; then
  fetched "$NETWORK" "$work/network.yaml"
  kubectl --kubeconfig /etc/kubernetes/admin.conf apply -f "$work/network.yaml"
fi
