# Lets the node NODE_NAME take pods again as before its upgrade; fails as long as it is not Ready with VERSION, of which it may be any patch or build.
export KUBECONFIG=/etc/kubernetes/admin.conf
state=$(kubectl get node "$NODE_NAME" -o 'jsonpath={.status.nodeInfo.kubeletVersion} {.status.conditions[?(@.type=="Ready")].status} {.metadata.annotations.levante/upgrade}')
read -r runs ready mark <<END
$state
END
case $runs in
  "$VERSION" | "$VERSION".* | "$VERSION"+*) ;;
  *) echo "its node still runs $runs" >&2; exit 1 ;;
esac
if [ "$ready" != True ]; then echo "its node runs $runs and is not Ready" >&2; exit 1; fi
if [ "$mark" = open ]; then kubectl uncordon "$NODE_NAME"; fi
if [ -n "$mark" ]; then kubectl annotate node "$NODE_NAME" levante/upgrade-; fi
