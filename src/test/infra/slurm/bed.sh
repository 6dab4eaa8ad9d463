#!/bin/bash
# A real Slurm (Debian's packages) on loopback with the dynamic node w-0 of one processor, for tests. As root.
#   bed.sh up FOLDER [OWNER]   starts one whose state is in FOLDER; when the process OWNER ends, however that comes about, it is taken down.
#                              Installs the packages first where they are missing and may be.
#   bed.sh down FOLDER         kills it and removes FOLDER
# FOLDER/slurm.conf is what SLURM_CONF has to say for its commands.
set -euo pipefail
VERB=${1:-}; RUN=${2:-}
[[ $VERB && $RUN ]] || { sed -n '2,6p' "$0" >&2; exit 2; }

install() {
  command -v slurmctld >/dev/null && command -v slurmd >/dev/null && command -v munged >/dev/null && return
  command -v apt-get >/dev/null || { echo "bed.sh: Slurm is missing, and there is no apt-get to install it with" >&2; exit 4; }
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install slurmctld slurmd slurm-client munge; } >&2
}
ports() { python3 -c 'import socket
all = [socket.socket() for _ in range(2)]
for one in all: one.bind(("127.0.0.1", 0))
print(*[one.getsockname()[1] for one in all])'; }

case $VERB in
  up)
    install
    mkdir -p "$RUN"/{state,spool,munge}; RUN=$(readlink -f "$RUN")
    # Munge wants every folder above its socket to be open to others.
    chmod o+x "$(dirname "$RUN")"; chmod 755 "$RUN" "$RUN/munge"
    (umask 077; head -c 128 /dev/urandom >"$RUN/munge/key")
    munged --force --socket="$RUN/munge/socket" --key-file="$RUN/munge/key" --log-file="$RUN/munge/log" --pid-file="$RUN/munge/pid" --seed-file="$RUN/munge/seed"
    read -r controller node < <(ports)
    cat >"$RUN/slurm.conf" <<END
ClusterName=bed
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$controller
SlurmdPort=$node
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$RUN/munge/socket
StateSaveLocation=$RUN/state
SlurmdSpoolDir=$RUN/spool
SlurmctldPidFile=$RUN/slurmctld.pid
SlurmdPidFile=$RUN/slurmd.pid
SlurmctldLogFile=$RUN/slurmctld.log
SlurmdLogFile=$RUN/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerParameters=bf_interval=1,sched_min_interval=1
ReturnToService=2
MaxNodeCount=8
TreeWidth=65533
EnforcePartLimits=NO
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
    export SLURM_CONF=$RUN/slurm.conf
    slurmctld >"$RUN/start.log" 2>&1
    for _ in $(seq 100); do scontrol ping 2>/dev/null | grep -q ' is UP' && break; sleep 0.1; done
    slurmd -Z -N w-0 -b --conf "CPUs=1 RealMemory=500" >>"$RUN/start.log" 2>&1
    for _ in $(seq 300); do sinfo -h -N -o '%T' 2>/dev/null | grep -qx idle && up=yes && break; sleep 0.1; done
    [[ ${up:-} ]] || { tail -n 5 "$RUN"/*.log >&2; exit 1; }
    if [[ ${3:-} ]]; then
      setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" down "$3"' bash "$3" "$(readlink -f "$0")" "$RUN" >/dev/null 2>&1 </dev/null &
    fi ;;
  down)
    [[ -e $RUN ]] || exit 0
    SLURM_CONF=$RUN/slurm.conf timeout 5 scancel -u root >/dev/null 2>&1 || true
    for one in slurmd.pid slurmctld.pid munge/pid; do
      pid=$(cat "$RUN/$one" 2>/dev/null) || continue
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    done
    rm -rf "$RUN" ;;
  *) echo "bed.sh: there is no verb $VERB" >&2; exit 2 ;;
esac
