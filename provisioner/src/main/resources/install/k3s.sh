# A K3s server or agent from its published binary, as K3s's own install script sets it up.
# ROLE, CLUSTER_INIT, NODE_NAME, NODE_IP, NODE_EXTERNAL_IP, SERVER, TAINT, VERSION, RELEASES, CHANNELS, AIRGAP, REGISTRIES, IMAGES, TOKEN
# With UPGRADE it only becomes another VERSION: ROLE, NODE_NAME, NODE_IP, RELEASES, CHANNELS and AIRGAP are read.
case $(uname -m) in
  x86_64 | amd64) arch=amd64 suffix= ;;
  aarch64 | arm64) arch=arm64 suffix=-arm64 ;;
  armv7l | armv8l | arm) arch=arm suffix=-armhf ;;
  *) echo "K3s has no release for $(uname -m)"; exit 1 ;;
esac
hostnamectl set-hostname "$NODE_NAME" 2>/dev/null || hostname "$NODE_NAME"
grep -q " $NODE_NAME\$" /etc/hosts || echo "$NODE_IP $NODE_NAME" >>/etc/hosts

# get NAME FILE: from a folder of this machine or by HTTP.
get() {
  case $RELEASES in
    http://* | https://*) curl -sSfL --retry 3 --connect-timeout 20 -o "$2" "$RELEASES/$version/$1" ;;
    *) cp "$RELEASES/$version/$1" "$2" ;;
  esac
}

# Who joins has the version of the server that takes it in: its pass says it before the token.
if [ -z "${UPGRADE-}" ] && [ -n "$SERVER" ]; then
  VERSION=${TOKEN%% *}
  TOKEN=${TOKEN#* }
fi

# v1.34.1+k3s1 is a version, 1.34.1 its first release, 1.34 a channel, and latest the channel of stable ones.
case $VERSION in
  *+*) version=v${VERSION#v} ;;
  *.*.*) version=v${VERSION#v}+k3s1 ;;
  *)
    channel=stable
    if [ "$VERSION" != latest ]; then channel=v${VERSION#v}; fi
    case $CHANNELS in
      http://* | https://*)
        version=$(curl -sSfL --retry 3 --connect-timeout 20 -o /dev/null -w '%{url_effective}' "$CHANNELS/$channel")
        version=${version##*/} ;;
      *) version=$(cat "$CHANNELS/$channel") ;;
    esac ;;
esac
version=$(echo "$version" | sed 's/%2[Bb]/+/')
echo "K3s $version for $arch"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
get "sha256sum-$arch.txt" "$work/sums"
# held NAME FILE: whether FILE is NAME as the release says.
held() {
  [ -f "$2" ] && [ "$(sum "$1")" = "$(sha256sum <"$2" | cut -d ' ' -f 1)" ]
}
# sum NAME: what the release says that NAME sums up to.
sum() {
  grep -E " \*?$1\$" "$work/sums" | cut -d ' ' -f 1
}
# fetched NAME FILE MODE: in place, if it is not there already and has the sum that the release says.
fetched() {
  [ -n "$(sum "$1")" ] || { echo "sha256sum-$arch.txt of $version does not name $1"; exit 1; }
  if held "$1" "$2"; then return; fi
  get "$1" "$work/$1"
  if ! held "$1" "$work/$1"; then
    echo "the checksum of $1 is $(sha256sum <"$work/$1" | cut -d ' ' -f 1), and $(sum "$1") in sha256sum-$arch.txt of $version: refused"
    exit 1
  fi
  install -m "$3" "$work/$1" "$2"
}

unit=k3s
if [ "$ROLE" = agent ]; then unit=k3s-agent; fi
# restarted: the unit, as what lies there now.
restarted() {
  timeout 300 systemctl restart "$unit" || { journalctl -u "$unit" -n 20 --no-pager; exit 1; }
}
# kept: what the cluster is made of, before a server becomes another version; a single server's SQLite is copied while it stands still.
kept() {
  folder=/var/lib/levante/before-$version
  if [ -e "$folder/kept" ]; then return; fi
  mkdir -p -m 700 "$folder"
  if [ -d /var/lib/rancher/k3s/server/db/etcd ]; then
    k3s etcd-snapshot save --name "levante-before-$(echo "$version" | tr + -)"
  else
    systemctl stop k3s
    rm -rf "$folder/db"
    cp -a /var/lib/rancher/k3s/server/db "$folder/db"
  fi
  cp -p /var/lib/rancher/k3s/server/token "$folder/token"
  touch "$folder/kept"
  echo "the cluster as it was before is kept: $folder"
}
if [ -n "${UPGRADE-}" ]; then
  # All that is needed is here before anything stands still.
  if held "k3s$suffix" /usr/local/bin/k3s; then rm -f /usr/local/bin/k3s.next; else fetched "k3s$suffix" /usr/local/bin/k3s.next 755; fi
  if [ -n "$AIRGAP" ]; then
    mkdir -p /var/lib/rancher/k3s/agent/images
    fetched "k3s-airgap-images-$arch.tar.zst" "/var/lib/rancher/k3s/agent/images/k3s-airgap-images-$arch.tar.zst" 644
  fi
  if [ "$ROLE" = server ] && [ -e /usr/local/bin/k3s.next ]; then kept; fi
  if [ -e /usr/local/bin/k3s.next ]; then mv -f /usr/local/bin/k3s.next /usr/local/bin/k3s; fi
  restarted
  exit 0
fi

fetched "k3s$suffix" /usr/local/bin/k3s 755
ln -sf k3s /usr/local/bin/kubectl
ln -sf k3s /usr/local/bin/crictl
ln -sf k3s /usr/local/bin/ctr
if [ -n "$AIRGAP" ]; then
  mkdir -p /var/lib/rancher/k3s/agent/images
  fetched "k3s-airgap-images-$arch.tar.zst" "/var/lib/rancher/k3s/agent/images/k3s-airgap-images-$arch.tar.zst" 644
fi

mkdir -p /etc/rancher/k3s
umask 077
if [ -n "$REGISTRIES" ]; then printf '%s\n' "$REGISTRIES" >/etc/rancher/k3s/registries.yaml; fi
{
  echo "node-name: \"$NODE_NAME\""
  echo "node-ip: \"$NODE_IP\""
  if [ -n "$NODE_EXTERNAL_IP" ]; then echo "node-external-ip: \"$NODE_EXTERNAL_IP\""; fi
  echo "token: \"$TOKEN\""
  if [ -n "$SERVER" ]; then echo "server: \"$SERVER\""; fi
  if [ -n "$CLUSTER_INIT" ]; then echo "cluster-init: true"; fi
  if [ "$ROLE" = server ]; then
    echo "write-kubeconfig-mode: \"0600\""
    echo "tls-san:"
    for name in "$NODE_IP" "$NODE_EXTERNAL_IP"; do
      if [ -n "$name" ]; then echo "  - \"$name\""; fi
    done
  fi
  if [ -n "$TAINT" ]; then printf 'node-taint:\n  - "%s"\n' "$TAINT"; fi
} >/etc/rancher/k3s/config.yaml

umask 022
cat >"/etc/systemd/system/$unit.service" <<END
[Unit]
Description=Lightweight Kubernetes
Documentation=https://k3s.io
Wants=network-online.target
After=network-online.target

[Install]
WantedBy=multi-user.target

[Service]
Type=notify
KillMode=process
Delegate=yes
LimitNOFILE=1048576
LimitNPROC=infinity
LimitCORE=infinity
TasksMax=infinity
TimeoutStartSec=0
Restart=always
RestartSec=5s
ExecStartPre=-/sbin/modprobe br_netfilter
ExecStartPre=-/sbin/modprobe overlay
ExecStart=/usr/local/bin/k3s $ROLE
END
systemctl daemon-reload
systemctl enable -q "$unit"
restarted
