# Empties the node NODE_NAME by evictions, as its pods' budgets allow, and takes it out; fails while it is not empty. One that is not there is no error.
[ -n "$(k3s kubectl get node "$NODE_NAME" --ignore-not-found -o name)" ] || exit 0
k3s kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --force --timeout=15s
k3s kubectl delete node "$NODE_NAME" --ignore-not-found --wait=false
