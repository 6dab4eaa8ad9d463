# The front end of a Slurm cluster, from Debian's or Ubuntu's packages.
# CLUSTER, NODE_NAME, NODE_IP, PARTITION, SHARED (a folder for all, or empty), VERSION (or empty), SECRET
export DEBIAN_FRONTEND=noninteractive
hostnamectl set-hostname "$NODE_NAME" 2>/dev/null || hostname "$NODE_NAME"
grep -q " $NODE_NAME\$" /etc/hosts || echo "$NODE_IP $NODE_NAME" >>/etc/hosts

# A job that asks for more nodes than there are, or than none, has to wait: it is what brings nodes. So limits are not enforced when it is handed in.
# A job that says nothing of memory would have a whole node's, and each of them a node for itself; so little per processor lets them share by processors.
# Before the packages: what they would start has to find its configuration.
mkdir -p /etc/munge /etc/slurm
if [ ! -s /etc/slurm/slurm.conf ]; then
  cat >/etc/slurm/slurm.conf.new <<END
ClusterName=$CLUSTER
SlurmctldHost=$NODE_NAME($NODE_IP)
SlurmctldParameters=enable_configless
SlurmUser=slurm
AuthType=auth/munge
StateSaveLocation=/var/lib/slurm/slurmctld
SlurmdSpoolDir=/var/lib/slurm/slurmd
SlurmctldPidFile=/run/slurmctld.pid
SlurmdPidFile=/run/slurmd.pid
SlurmctldLogFile=/var/log/slurm/slurmctld.log
SlurmdLogFile=/var/log/slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
ReturnToService=2
SlurmdTimeout=60
MaxNodeCount=1024
EnforcePartLimits=NO
DefMemPerCPU=256
TreeWidth=65533
PartitionName=$PARTITION Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
  mv /etc/slurm/slurm.conf.new /etc/slurm/slurm.conf
fi

apt-get -q -o DPkg::Lock::Timeout=120 update
apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install "slurmctld${VERSION:+=$VERSION*}" "slurm-client${VERSION:+=$VERSION*}" munge
mkdir -p /var/lib/slurm/slurmctld /var/log/slurm
chown -R slurm: /var/lib/slurm /var/log/slurm

echo "$SECRET" | base64 -d >/etc/munge/munge.key.new
chown munge: /etc/munge/munge.key.new
chmod 400 /etc/munge/munge.key.new
if ! cmp -s /etc/munge/munge.key.new /etc/munge/munge.key; then
  mv /etc/munge/munge.key.new /etc/munge/munge.key
  systemctl restart munge
fi
rm -f /etc/munge/munge.key.new
systemctl enable -q munge slurmctld
systemctl restart slurmctld

if [ -n "$SHARED" ]; then
  apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install nfs-kernel-server
  mkdir -p "$SHARED"
  line="$SHARED ${NODE_IP%.*}.0/24(rw,sync,no_subtree_check,no_root_squash)"
  grep -qxF "$line" /etc/exports || echo "$line" >>/etc/exports
  exportfs -ra
fi

for try in $(seq 60); do
  if scontrol ping 2>/dev/null | grep -q ' is UP'; then exit 0; fi
  sleep 1
done
echo "slurmctld does not answer"
tail -n 20 /var/log/slurm/slurmctld.log
exit 1
