# Empties the node NODE_NAME by evictions, as its pods' budgets allow, and lets nothing new onto it; fails while it is not empty. Its annotation
# levante/upgrade says that this is for an upgrade, and whether somebody had cordoned it before.
export KUBECONFIG=/etc/kubernetes/admin.conf
mark=$(kubectl get node "$NODE_NAME" -o 'jsonpath={.metadata.annotations.levante/upgrade}')
if [ -z "$mark" ]; then
  mark=open
  if [ "$(kubectl get node "$NODE_NAME" -o 'jsonpath={.spec.unschedulable}')" = true ]; then mark=cordoned; fi
  kubectl annotate node "$NODE_NAME" "levante/upgrade=$mark"
fi
kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --force --timeout=15s
