# Empties the node NODE_NAME by evictions, as its pods' budgets allow, and takes it out; fails while it is not empty. One that is not there is no error.
export KUBECONFIG=/etc/kubernetes/admin.conf
[ -n "$(kubectl get node "$NODE_NAME" --ignore-not-found -o name)" ] || exit 0
kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --force --timeout=15s
kubectl delete node "$NODE_NAME" --ignore-not-found --wait=false
