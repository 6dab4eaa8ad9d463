# A worker of a Slurm cluster, from Debian's or Ubuntu's packages: a dynamic node without configuration of its own.
# NODE_NAME, NODE_IP, FRONT_NAME, FRONT_IP, SHARED (a folder of the front end, or empty), VERSION (or empty), SECRET
export DEBIAN_FRONTEND=noninteractive
hostnamectl set-hostname "$NODE_NAME" 2>/dev/null || hostname "$NODE_NAME"
grep -q " $NODE_NAME\$" /etc/hosts || echo "$NODE_IP $NODE_NAME" >>/etc/hosts
grep -q " $FRONT_NAME\$" /etc/hosts || echo "$FRONT_IP $FRONT_NAME" >>/etc/hosts

# The package's unit wants a slurm.conf, which only the front end has.
mkdir -p /etc/systemd/system/slurmd.service.d /etc/munge
cat >/etc/systemd/system/slurmd.service.d/levante.conf <<END
[Unit]
ConditionPathExists=
[Service]
ExecStart=
ExecStart=/usr/sbin/slurmd -D -s -Z --conf-server $FRONT_IP:6817
Restart=on-failure
RestartSec=5
END

apt-get -q -o DPkg::Lock::Timeout=120 update
apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install "slurmd${VERSION:+=$VERSION*}" "slurm-client${VERSION:+=$VERSION*}" munge
mkdir -p /var/lib/slurm/slurmd /var/log/slurm

echo "$SECRET" | base64 -d >/etc/munge/munge.key.new
chown munge: /etc/munge/munge.key.new
chmod 400 /etc/munge/munge.key.new
if ! cmp -s /etc/munge/munge.key.new /etc/munge/munge.key; then
  mv /etc/munge/munge.key.new /etc/munge/munge.key
  systemctl restart munge
fi
rm -f /etc/munge/munge.key.new

if [ -n "$SHARED" ]; then
  apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install nfs-common
  mkdir -p "$SHARED"
  grep -qF "$FRONT_IP:$SHARED " /etc/fstab || echo "$FRONT_IP:$SHARED $SHARED nfs defaults,_netdev,nofail 0 0" >>/etc/fstab
  mountpoint -q "$SHARED" || mount "$SHARED"
fi

systemctl daemon-reload
systemctl enable -q munge slurmd
systemctl restart slurmd
for try in $(seq 30); do
  if systemctl -q is-active slurmd; then exit 0; fi
  sleep 1
done
echo "slurmd does not stay up"
journalctl -u slurmd -n 20 --no-pager
exit 1
