# What of an application is there: its digest, a line for each of its workloads, and a line for each pod that does not run yet.
# NAME, KUBECTL, CONFIG
own=levante-system
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
kube() { $KUBECTL --kubeconfig "$CONFIG" "$@"; }
was() { kube -n "$own" get configmap "application-$NAME" --ignore-not-found -o "jsonpath={.data.$1}"; }
echo "digest $(was digest)"
was inventory | grep -E '^(Deployment\.apps|StatefulSet\.apps|DaemonSet\.apps|Job\.batch|Pod) ' >"$t/mine" || exit 0
sed 's/^/wanted /' "$t/mine"
for namespace in $(cut -d ' ' -f 2 "$t/mine" | sort -u); do
  # <none> stands for what an object does not have.
  kube -n "$namespace" get deployments.apps,statefulsets.apps,daemonsets.apps,jobs.batch,pods --no-headers -o "custom-columns=\
A:.kind,B:.metadata.namespace,C:.metadata.name,D:.metadata.generation,E:.status.observedGeneration,F:.spec.replicas,\
G:.status.updatedReplicas,H:.status.availableReplicas,I:.status.desiredNumberScheduled,J:.status.updatedNumberScheduled,\
K:.status.numberAvailable,L:.spec.suspend,M:.status.phase,N:.status.conditions[?(@.type==\"Complete\")].status,\
O:.status.conditions[?(@.type==\"Failed\")].status,P:.status.conditions[?(@.type==\"Failed\")].message" >"$t/there"
  tr -s ' ' <"$t/there" >"$t/words"
  while read -r kind in name; do
    [ "$in" != "$namespace" ] || grep -m 1 "^${kind%%.*} $in $name " "$t/words" | sed 's/^/work /' || true
  done <"$t/mine"
  kube -n "$namespace" get pods -o 'go-template={{range .items}}{{$pod := .metadata.name}}{{range .status.conditions}}{{if and (eq .type "PodScheduled") (eq .status "False")}}pod {{$pod}} {{.reason}} {{.message}}{{"\n"}}{{end}}{{end}}{{range .status.initContainerStatuses}}{{with .state.waiting}}pod {{$pod}} {{.reason}} {{.message}}{{"\n"}}{{end}}{{end}}{{range .status.containerStatuses}}{{with .state.waiting}}pod {{$pod}} {{.reason}} {{.message}}{{"\n"}}{{end}}{{end}}{{end}}' | head -c 20000
done
