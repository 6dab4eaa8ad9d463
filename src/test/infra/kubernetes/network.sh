# The pods' network of the test machines, which are on one bridge: on each node a bridge for its own range of addresses, and a route
# to each other node's. It stands in for flannel, a part of which (its CNI plugin) is in no Go module.
set -eu
mkdir -p /etc/cni/net.d
while true; do
  kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.podCIDR}{" "}{.status.addresses[?(@.type=="InternalIP")].address}{"\n"}{end}' >/tmp/nodes
  while read -r name range address; do
    [ -n "$address" ] || continue
    if [ "$name" != "$NODE_NAME" ]; then
      ip route replace "$range" via "$address"
    elif [ ! -e /etc/cni/net.d/10-levante-test.conflist ]; then
      cat >/etc/cni/net.d/new <<END
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isDefaultGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$range"}]]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
END
      mv /etc/cni/net.d/new /etc/cni/net.d/10-levante-test.conflist
    fi
  done </tmp/nodes
  sleep 5
done
