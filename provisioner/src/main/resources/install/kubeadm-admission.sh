# Prints a pass by which one node may join, for as long as TTL says: a token, the hash of the CA's key, and the version to install.
join=$(kubeadm token create --ttl "$TTL" --description "levante $NODE_NAME" --print-join-command)
token=$(echo "$join" | sed -n 's/.*--token \([^ ]*\).*/\1/p')
hash=$(echo "$join" | sed -n 's/.*--discovery-token-ca-cert-hash \([^ ]*\).*/\1/p')
[ -n "$token" ] && [ -n "$hash" ] || { echo "kubeadm gave no token" >&2; exit 1; }
version=$(kubeadm version -o short)
echo "$token $hash $version"
