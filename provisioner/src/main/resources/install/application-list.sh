# A line an application that was put onto the cluster, be it whole or not.
# KUBECTL, CONFIG
$KUBECTL --kubeconfig "$CONFIG" -n levante-system get configmaps -l levante.dev/application -o 'jsonpath={range .items[*]}{.metadata.labels.levante\.dev/application}{"\n"}{end}'
