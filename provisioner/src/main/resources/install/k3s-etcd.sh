# Sees to it that this server keeps its cluster in etcd, which NODE_NAME is about to join. A single server keeps it in SQLite, until it is
# started with cluster-init once.
[ ! -d /var/lib/rancher/k3s/server/db/etcd ] || exit 0
if ! grep -q '^cluster-init:' /etc/rancher/k3s/config.yaml; then
  echo "cluster-init: true" >>/etc/rancher/k3s/config.yaml
  systemctl restart --no-block k3s
fi
echo "moves its cluster into etcd, for $NODE_NAME to join" >&2
exit 1
