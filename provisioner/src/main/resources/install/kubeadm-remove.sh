# Takes the node NODE_NAME out: its pods are sent away for as long as an answer may take, then it is deleted. One that is not there is no error.
export KUBECONFIG=/etc/kubernetes/admin.conf
[ -n "$(kubectl get node "$NODE_NAME" --ignore-not-found -o name)" ] || exit 0
kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --force --timeout=15s || echo "not all of its pods have gone by themselves"
kubectl delete node "$NODE_NAME" --ignore-not-found --wait=false
