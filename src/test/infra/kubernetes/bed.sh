#!/bin/bash
# A real Kubernetes control plane on loopback whose nodes exist in its API only (KWOK), for tests. Needs no root, but for real nodes.
#   bed.sh up FOLDER [OWNER]   starts one with a state of its own in FOLDER; the last line printed is its kubeconfig's path. When the process
#                              OWNER ends, however that comes about, the bed is taken down. Builds what is missing first.
#   bed.sh stop-api FOLDER     kills the API server (-9)      bed.sh start-api FOLDER    starts it again, on the same port and data
#   bed.sh nodes FOLDER NAME COUNT [CPU MEMORY]   makes nodes NAME-0...
#   LEVANTE_BED_REAL=1 bed.sh up ...   lets real nodes join: bed.sh join FOLDER N [IMAGE.tar...] starts node<N> (1 to 9), which runs containers of
#                              these images, of busybox:1 and nothing else, and reaches this machine as 10.199.0.1; bed.sh lose FOLDER N kills it.
#                              One such bed at a time on a machine.
#   bed.sh kubectl FOLDER ...  asks it, as its administrator
#   bed.sh down FOLDER         kills all of it and removes FOLDER
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
CACHE=${LEVANTE_CACHE:-${HOME:-/root}/.cache/levante}/kubernetes
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,12p' "$0" >&2; exit 2; }
BIN=$CACHE/build/bin
PKI=$RUN/pki
REAL=${LEVANTE_BED_REAL:-}; [[ ! -e $RUN/real ]] || REAL=1
BRIDGE=levante-bed NET=10.199.0

# A zombie is not alive: in a container the first process reaps late.
alive() { [[ -s $RUN/$1.pid && -e /proc/$(cat "$RUN/$1.pid") && $(awk '/^State/ {print $2}' "/proc/$(cat "$RUN/$1.pid")/status" 2>/dev/null) != Z ]]; }
# Everything that is started holds descriptor 8, and with it the lock on the bed's ports.
start() { local name=$1; shift; setsid nohup "$@" >>"$RUN/log/$name.log" 2>&1 </dev/null & echo $! >"$RUN/$name.pid"; }
# Until it is gone it has its port, and whoever is started in its place would not get it.
kill_now() {
  local name i
  for name in "$@"; do
    if alive "$name"; then
      kill -9 "$(cat "$RUN/$name.pid")"
      for (( i = 0; i < 200; i++ )); do alive "$name" || break; sleep 0.05; done
    fi
    rm -f "$RUN/$name.pid"
  done
}
give_up() { echo "bed.sh: $1; the logs:" >&2; tail -n 5 "$RUN"/log/*.log >&2 || true; exit 1; }

build() {
  mkdir -p "$CACHE/kwok"
  local more=; if [[ $REAL ]]; then more="kubelet kube-proxy pause"; fi
  (exec 9>"$CACHE/lock"; flock 9
    # shellcheck disable=SC2086 # words
    bash "$HERE/build.sh" "$CACHE/build" kube-apiserver kube-controller-manager kube-scheduler kubectl etcd $more
    bash "$HERE/build.sh" "$CACHE/kwok" kwok) >&2
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
# Six ports in a row that neither another bed nor anybody else has.
choose_ports() {
  local p; mkdir -p "$CACHE/ports"
  for (( PORT = 21000; PORT < 22000; PORT += 10 )); do
    exec 8>"$CACHE/ports/$PORT"
    if flock -n 8; then
      for p in 0 1 2 3 4 5; do if listens $((PORT + p)); then continue 2; fi; done
      echo "$PORT" >"$RUN/port"; return
    fi
  done
  give_up "no ports are free"
}

certificate() { # NAME SUBJECT [SAN] [rsa]
  if [[ ${4:-} == rsa ]]; then openssl genrsa -traditional -out "$PKI/$1.key" 2048; else openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/$1.key"; fi
  openssl req -new -key "$PKI/$1.key" -subj "$2" | openssl x509 -req -CA "$PKI/ca.crt" -CAkey "$PKI/ca.key" -set_serial "0x$(openssl rand -hex 8)" -days 3650 \
    -extfile <(printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n%s' "${3:+subjectAltName=$3}") \
    -out "$PKI/$1.crt"
}
kubeconfig() { # NAME ADDRESS
  (umask 077; cat >"$RUN/$1.kubeconfig" <<Y
apiVersion: v1
kind: Config
clusters: [{name: levante, cluster: {server: "https://$2:$PORT", certificate-authority-data: $(base64 -w0 <"$PKI/ca.crt")}}]
users: [{name: $1, user: {client-certificate-data: $(base64 -w0 <"$PKI/$1.crt"), client-key-data: $(base64 -w0 <"$PKI/$1.key")}}]
contexts: [{name: levante, context: {cluster: levante, user: $1}}]
current-context: levante
Y
  )
}
# The administrator has a key of each kind: kubeadm makes RSA's, K3s elliptic curves'.
identities() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=levante-bed -keyout "$PKI/ca.key" -out "$PKI/ca.crt"
  certificate apiserver /CN=kube-apiserver "IP:127.0.0.1,IP:10.96.0.1,IP:$NET.1,DNS:localhost,DNS:kubernetes.default.svc" &
  certificate kubelet-client /O=system:masters/CN=apiserver-kubelet-client &
  certificate proxy /CN=system:kube-proxy &
  certificate admin /O=system:masters/CN=admin "" rsa &
  certificate admin-ec /O=system:masters/CN=admin &
  certificate cm /CN=system:kube-controller-manager &
  certificate scheduler /CN=system:kube-scheduler &
  certificate kwok /O=system:masters/CN=kwok IP:127.0.0.1 &
  openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/sa.key"; openssl ec -in "$PKI/sa.key" -pubout -out "$PKI/sa.pub"
  wait
  local name; for name in admin admin-ec cm scheduler kwok; do kubeconfig $name 127.0.0.1; done
  kubeconfig proxy $NET.1
}

answers() { curl -sf -m 2 --cacert "$PKI/ca.crt" --cert "$PKI/admin.crt" --key "$PKI/admin.key" "https://127.0.0.1:$PORT/$1" >/dev/null; }
wait_for() { # PATH SERVER...
  local path=$1 i name; shift
  for (( i = 0; i < 1200; i++ )); do
    if answers "$path"; then return; fi
    for name in "$@"; do alive "$name" || give_up "$name died"; done
    sleep 0.1
  done
  give_up "/$path does not answer"
}

start_api() {
  local where=(--bind-address=127.0.0.1 --endpoint-reconciler-type=none)
  if [[ $REAL ]]; then
    where=(--bind-address=0.0.0.0 --advertise-address=$NET.1 --allow-privileged=true --kubelet-client-certificate="$PKI/kubelet-client.crt"
      --kubelet-client-key="$PKI/kubelet-client.key" --kubelet-preferred-address-types=InternalIP)
  fi
  start apiserver "$BIN/kube-apiserver" --etcd-servers=http://127.0.0.1:$((PORT + 1)) "${where[@]}" --secure-port="$PORT" \
    --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key" --client-ca-file="$PKI/ca.crt" \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$PKI/sa.pub" --service-account-signing-key-file="$PKI/sa.key" \
    --service-cluster-ip-range=10.96.0.0/16 --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --max-requests-inflight=800 --max-mutating-requests-inflight=400 --profiling=false
  wait_for readyz apiserver etcd
}

start_servers() {
  start etcd "$BIN/etcd" --name default --data-dir "$RUN/etcd" --listen-client-urls http://127.0.0.1:$((PORT + 1)) \
    --advertise-client-urls http://127.0.0.1:$((PORT + 1)) --listen-peer-urls http://127.0.0.1:$((PORT + 2)) \
    --initial-advertise-peer-urls http://127.0.0.1:$((PORT + 2)) --initial-cluster default=http://127.0.0.1:$((PORT + 2)) \
    --unsafe-no-fsync --quota-backend-bytes $((2 << 30)) --log-level warn
  start_api
  start cm "$BIN/kube-controller-manager" --kubeconfig="$RUN/cm.kubeconfig" --bind-address=127.0.0.1 --secure-port=$((PORT + 3)) --cert-dir="$RUN/cm" \
    --leader-elect=false --service-account-private-key-file="$PKI/sa.key" --root-ca-file="$PKI/ca.crt" --use-service-account-credentials=true \
    --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" ${REAL:+--node-monitor-grace-period=20s --node-monitor-period=2s} \
    --kube-api-qps=500 --kube-api-burst=1000 --profiling=false
  cat >"$RUN/scheduler.yaml" <<Y
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection: {kubeconfig: $RUN/scheduler.kubeconfig, qps: 1000, burst: 2000}
leaderElection: {leaderElect: false}
Y
  start scheduler "$BIN/kube-scheduler" --config="$RUN/scheduler.yaml" --bind-address=127.0.0.1 --secure-port=$((PORT + 4)) --cert-dir="$RUN/scheduler" --profiling=false
  cat >"$RUN/kwok.yaml" <<Y
apiVersion: config.kwok.x-k8s.io/v1alpha1
kind: KwokConfiguration
options:
  manageAllNodes: false
  manageNodesWithAnnotationSelector: kwok.x-k8s.io/node=fake
  nodeLeaseDurationSeconds: 40
  nodeIP: 127.0.0.1
  nodePort: $((PORT + 5))
  serverAddress: 127.0.0.1:$((PORT + 5))
  tlsCertFile: $PKI/kwok.crt
  tlsPrivateKeyFile: $PKI/kwok.key
  cidr: 10.128.0.1/9
  nodeLeaseParallelism: 4
  podPlayStageParallelism: 16
  nodePlayStageParallelism: 16
  podsOnNodeSyncParallelism: 16
Y
  local stage; for stage in "$CACHE"/kwok/stages/*.yaml; do echo ---; cat "$stage"; done >>"$RUN/kwok.yaml"
  start kwok "$CACHE/kwok/bin/kwok" --kubeconfig="$RUN/kwok.kubeconfig" --config="$RUN/kwok.yaml"
  wait_for api/v1/namespaces/default/serviceaccounts/default apiserver cm scheduler kwok # without it no pod is let in
}

watch_owner() { # its test may be killed, and then nobody else takes the bed down
  setsid nohup bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' - "$1" "$HERE/bed.sh" "$RUN" \
    >/dev/null 2>&1 </dev/null 7>&- 8>&- &
}

case $VERB in
  join)
    PORT=$(cat "$RUN/port")
    certificate "node$3" "/O=system:nodes/CN=system:node:node$3" "IP:$NET.$(($3 + 1)),DNS:node$3" 2>>"$RUN/log/openssl.log"
    kubeconfig "node$3" $NET.1
    bash "$HERE/node.sh" up "$RUN" "${@:3}"
    for (( i = 0; i < 300; i++ )); do
      if [[ $("$BIN/kubectl" --kubeconfig "$RUN/admin.kubeconfig" get node "node$3" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null) == True ]]; then exit; fi
      sleep 0.2
    done
    tail -n 20 "$RUN/node$3/"*.log >&2; give_up "node$3 is not Ready" ;;
  lose) bash "$HERE/node.sh" lose "$RUN" "$3" ;;
  up)
    if [[ -e $RUN/port ]]; then echo "bed.sh: there is a bed in $RUN already" >&2; exit 3; fi
    build
    mkdir -p "$RUN"/{pki,log}; chmod 700 "$RUN"
    if [[ $REAL ]]; then
      exec 7>"$CACHE/real.lock"; flock -w 900 7 || give_up "another bed has real nodes"
      touch "$RUN/real"; bash "$HERE/node.sh" prepare "$RUN"
    fi
    trap 'code=$?; if (( code )); then kill_now kwok scheduler cm apiserver etcd; fi' EXIT
    choose_ports
    identities 2>"$RUN/log/openssl.log" || give_up "no certificates"
    start_servers
    if [[ ${3:-} ]]; then watch_owner "$3"; fi
    echo "$RUN/admin.kubeconfig" ;;
  stop-api) kill_now apiserver ;;
  start-api) PORT=$(cat "$RUN/port"); exec 8>"$CACHE/ports/$PORT"; if ! alive apiserver; then start_api; fi ;;
  nodes)
    for (( i = 0; i < $4; i++ )); do cat <<Y
---
apiVersion: v1
kind: Node
metadata:
  name: $3-$i
  annotations: {kwok.x-k8s.io/node: fake}
  labels: {kubernetes.io/arch: amd64, kubernetes.io/os: linux, kubernetes.io/hostname: $3-$i}
status:
  allocatable: {cpu: "${5:-4}", memory: ${6:-16Gi}, pods: "110", ephemeral-storage: 100Gi}
  capacity: {cpu: "${5:-4}", memory: ${6:-16Gi}, pods: "110", ephemeral-storage: 100Gi}
Y
    done | "$BIN/kubectl" --kubeconfig "$RUN/admin.kubeconfig" create -f - ;;
  kubectl)
    exec "$BIN/kubectl" --kubeconfig "$RUN/admin.kubeconfig" "${@:3}" ;;
  down)
    if [[ $REAL ]]; then for d in "$RUN"/node[1-9]; do if [[ -d $d ]]; then bash "$HERE/node.sh" lose "$RUN" "${d##*node}"; fi; done; fi
    kill_now kwok scheduler cm apiserver etcd; if [[ -e $RUN/port ]]; then rm -rf "$RUN"; fi ;;
  *) echo "bed.sh: there is no verb '$VERB'" >&2; exit 2 ;;
esac
