# Empties the node NODE_NAME by evictions, as its pods' budgets allow, and lets nothing new onto it; fails while it is not empty. Its annotation
# levante/upgrade says that this is for an upgrade, and whether somebody had cordoned it before.
mark=$(k3s kubectl get node "$NODE_NAME" -o 'jsonpath={.metadata.annotations.levante/upgrade}')
if [ -z "$mark" ]; then
  mark=open
  if [ "$(k3s kubectl get node "$NODE_NAME" -o 'jsonpath={.spec.unschedulable}')" = true ]; then mark=cordoned; fi
  k3s kubectl annotate node "$NODE_NAME" "levante/upgrade=$mark"
fi
k3s kubectl drain "$NODE_NAME" --ignore-daemonsets --delete-emptydir-data --force --timeout=15s
