# A line a node: its name, True when it is Ready, its version, and what it was before an upgrade that it is in.
k3s kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.status.conditions[?(@.type=="Ready")].status}{" "}{.status.nodeInfo.kubeletVersion}{" "}{.metadata.annotations.levante/upgrade}{"\n"}{end}'
