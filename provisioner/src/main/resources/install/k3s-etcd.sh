# Sees to it that this server keeps its cluster in etcd, which NODE_NAME is about to join, and prints its version. A single server keeps it in
# SQLite, until it is started with cluster-init once.
if [ -d /var/lib/rancher/k3s/server/db/etcd ]; then
  k3s --version | sed -n 's/^k3s version \([^ ]*\).*/\1/p'
  exit 0
fi
if ! grep -q '^cluster-init:' /etc/rancher/k3s/config.yaml; then
  echo "cluster-init: true" >>/etc/rancher/k3s/config.yaml
  systemctl restart --no-block k3s
fi
echo "moves its cluster into etcd, for $NODE_NAME to join" >&2
exit 1
