# Puts an application onto the cluster, changes it there or takes it off; on the control plane. docs/reference/cluster-applications.md has the
# source of every flag. ACTION (apply or remove), NAME, NAMESPACE, DIGEST, KUBECTL (words), CONFIG (a kubeconfig), FOLDER (of Levante's here), KIND (chart or objects),
# RELEASE, CHART, REPOSITORY, VERSION, HELM_RELEASES, HELM_VERSION (of a chart), TEXT (its values, or the objects), SETS (a line a --set)
own=levante-system
record=application-$NAME
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
mkdir -p "$FOLDER"
exec 8>"$FOLDER/application-$NAME.lock"
flock -w 1000 8 || { echo "another step of $NAME still runs"; exit 1; }

$KUBECTL --kubeconfig "$CONFIG" config view --raw >"$t/kubeconfig"
kube() { $KUBECTL --kubeconfig "$t/kubeconfig" "$@"; }
made() { [ -n "$(kube get namespace "$1" --ignore-not-found -o name)" ] || kube create namespace "$1"; }

# fetched URL-OR-FILE TO: from this machine or by HTTP.
fetched() {
  case $1 in
    http://* | https://*) curl -sSfL --retry 3 --connect-timeout 20 -o "$2" "$1" ;;
    *) cp "$1" "$2" ;;
  esac
}

# The record: what was applied, so that an edit and the end know what to take away.
was() { kube -n "$own" get configmap "$record" --ignore-not-found -o "jsonpath={.data.$1}"; }
recorded() { # DIGEST, and the inventory in a file
  kube -n "$own" create configmap "$record" --dry-run=client -o yaml --from-literal=digest="$1" --from-literal=kind="$KIND" \
    --from-literal=namespace="$NAMESPACE" --from-literal=release="$RELEASE" --from-file=inventory="$t/inventory" |
    kube label --local -f - -o yaml app.kubernetes.io/managed-by=levante "levante.dev/application=$NAME" |
    kube apply --server-side --force-conflicts --field-manager levante -f - >/dev/null
}
# listed FILE: a line an object: its kind with its group, its namespace, its name.
listed() {
  grep -qE '^ *"?kind"?:' "$1" || return 0
  kube label --local -f "$1" levante.dev/application="$NAME" \
    -o 'go-template={{.kind}} {{.apiVersion}} {{or .metadata.namespace "-"}} {{.metadata.name}}{{"\n"}}' >"$t/lines"
  while read -r kind api namespace name; do
    case $api in */*) kind=$kind.${api%/*} ;; esac
    [ "$namespace" != - ] || namespace=$NAMESPACE
    echo "$kind $namespace $name"
  done <"$t/lines"
}
was inventory >"$t/before"
before_kind=$(was kind)
before_release=$(was release)
before_namespace=$(was namespace)

export HELM_CACHE_HOME="$t/helm" HELM_CONFIG_HOME="$t/helm" HELM_DATA_HOME="$t/helm" KUBECONFIG="$t/kubeconfig"
helm=$FOLDER/helm-$HELM_VERSION/helm
brought() {
  [ ! -x "$helm" ] || return 0
  case $(uname -m) in
    x86_64 | amd64) arch=amd64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) echo "Helm is not brought to $(uname -m)"; exit 1 ;;
  esac
  archive=helm-$HELM_VERSION-linux-$arch.tar.gz
  echo "brings Helm $HELM_VERSION"
  fetched "$HELM_RELEASES/$archive" "$t/$archive"
  fetched "$HELM_RELEASES/$archive.sha256sum" "$t/sum"
  echo "$(cut -c 1-64 "$t/sum")  $t/$archive" | sha256sum -c --quiet
  tar -xzf "$t/$archive" -C "$t" "linux-$arch/helm"
  mkdir -p "${helm%/*}"
  install -m 755 "$t/linux-$arch/helm" "$helm.new"
  mv "$helm.new" "$helm"
}
# gone_before KIND NAMESPACE NAME: what this application applied and has no more; not what another one has taken over.
gone_before() {
  if ! owner=$(kube -n "$2" get "$1" "$3" --ignore-not-found -o 'jsonpath={.metadata.labels.levante\.dev/application}' 2>"$t/why"); then
    grep -q "the server doesn't have a resource type" "$t/why" && return 0
    cat "$t/why"
    return 1
  fi
  [ "$owner" != "$NAME" ] || kube -n "$2" delete "$1" "$3" --ignore-not-found --timeout 10m
}

# uninstalled: the release of before, with all that Helm made for it.
uninstalled() {
  brought
  echo "takes release $before_release off $before_namespace"
  "$helm" uninstall "$before_release" --namespace "$before_namespace" --ignore-not-found --wait --timeout 15m
}
# cleared: the objects of before, the last ones first.
cleared() {
  sed '1!G;h;$!d' "$t/before" >"$t/backwards"
  while read -r kind namespace name; do gone_before "$kind" "$namespace" "$name"; done <"$t/backwards"
}

if [ "$ACTION" = remove ]; then
  case $before_kind in
    chart) uninstalled ;;
    objects) cleared ;;
  esac
  kube -n "$own" delete configmap "$record" --ignore-not-found
  echo "taken off"
  exit 0
fi

made "$own"
made "$NAMESPACE"
# A namespace of the context is that of objects without one; one that is given by a flag refuses all others.
kube config set-context --current --namespace "$NAMESPACE" >/dev/null
case $before_kind in
  chart) [ "$KIND $NAMESPACE $RELEASE" = "chart $before_namespace $before_release" ] || uninstalled ;;
  objects) [ "$KIND" = objects ] || cleared ;;
esac

if [ "$KIND" = chart ]; then
  brought
  # Written before anything is there: whatever breaks this off, it is known that something may be.
  cp "$t/before" "$t/inventory"
  recorded ""
  # A Helm that was killed leaves its release locked; nobody else is at work here, since the lock is ours.
  if [ -n "$("$helm" list --namespace "$NAMESPACE" --pending --filter "^$RELEASE\$" --short)" ]; then
    echo "release $RELEASE was left half done"
    "$helm" rollback "$RELEASE" --namespace "$NAMESPACE" --timeout 15m || "$helm" uninstall "$RELEASE" --namespace "$NAMESPACE" --timeout 15m
  fi
  printf '%s' "$TEXT" >"$t/values.yaml"
  printf '%s' "$SETS" >"$t/sets"
  set -- upgrade "$RELEASE" "$CHART" --install --namespace "$NAMESPACE" --create-namespace --values "$t/values.yaml" \
    --reset-values --timeout 15m --history-max 5 # else an upgrade without values keeps those of before
  [ -z "$REPOSITORY" ] || set -- "$@" --repo "$REPOSITORY"
  [ -z "$VERSION" ] || set -- "$@" --version "$VERSION"
  while IFS= read -r one; do set -- "$@" --set "$one"; done <"$t/sets"
  "$helm" "$@"
  "$helm" get manifest "$RELEASE" --namespace "$NAMESPACE" >"$t/objects"
  listed "$t/objects" >"$t/inventory"
else
  case $TEXT in
    http://* | https://*) fetched "$TEXT" "$t/manifest.yaml" ;;
    *) printf '%s\n' "$TEXT" >"$t/manifest.yaml" ;;
  esac
  kube label --local --overwrite -f "$t/manifest.yaml" -o json app.kubernetes.io/managed-by=levante "levante.dev/application=$NAME" >"$t/objects"
  listed "$t/objects" >"$t/now"
  sort -u "$t/before" "$t/now" | sed '/^$/d' >"$t/inventory"
  recorded ""
  kube apply --server-side --force-conflicts --field-manager levante -f "$t/objects"
  if [ "$before_kind" != chart ]; then
    while read -r kind namespace name; do
      grep -qxF "$kind $namespace $name" "$t/now" || gone_before "$kind" "$namespace" "$name"
    done <"$t/before"
  fi
  cp "$t/now" "$t/inventory"
fi
recorded "$DIGEST"
echo "applied"
