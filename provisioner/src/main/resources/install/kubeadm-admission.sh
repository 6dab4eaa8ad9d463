# Prints a pass by which one node may join, for as long as TTL says: a token, the hash of the CA's key, and the version to install.
join=$(kubeadm token create --ttl "$TTL" --description "levante $NODE_NAME" --print-join-command)
token=$(echo "$join" | sed -n 's/.*--token \([^ ]*\).*/\1/p')
hash=$(echo "$join" | sed -n 's/.*--discovery-token-ca-cert-hash \([^ ]*\).*/\1/p')
[ -n "$token" ] && [ -n "$hash" ] || { echo "kubeadm gave no token" >&2; exit 1; }
# What the API server runs: kubeadm is of the next version already while an upgrade has not come through, and no kubelet may be newer than its API server.
version=$(kubectl --kubeconfig /etc/kubernetes/admin.conf get --raw /version | sed -n 's/.*"gitVersion": *"\([^"]*\)".*/\1/p')
[ -n "$version" ] || { echo "the API server does not tell its version" >&2; exit 1; }
echo "$token $hash $version"
