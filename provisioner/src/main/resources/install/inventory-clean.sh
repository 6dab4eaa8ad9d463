# Takes away what Levante installed on a machine of an inventory: each cluster's software by what shows that Levante installed it there.
# LEVANTE, MACHINE, FOLDER
[ -e "$FOLDER/allocation" ] || exit 0
read -r levante machine infrastructure <"$FOLDER/allocation"
if [ "$levante $machine" != "$LEVANTE $MACHINE" ]; then echo "$machine of $infrastructure has it now"; exit 0; fi
did() { ls -d "$FOLDER/steps/$1"-* >/dev/null 2>&1; }
quietly() { "$@" >/dev/null 2>&1 || true; }
# unmounted PREFIX: everything below it.
unmounted() {
  cut -d ' ' -f 2 /proc/self/mounts | grep "^$1" | sort -r | while read -r path; do umount -f "$path" || umount -l "$path"; done
}
# The names that networks of pods use: K3s's, flannel's, kube-proxy's.
no_pod_network() {
  ip netns show 2>/dev/null | grep '^cni-' | cut -d ' ' -f 1 | while read -r space; do quietly ip netns delete "$space"; done
  for link in cni0 flannel.1 flannel-v6.1 flannel-wg flannel-wg-v6 kube-ipvs0; do quietly ip link delete "$link"; done
  rm -rf /var/lib/cni /run/flannel
  for tables in iptables ip6tables; do
    if command -v "$tables-save" >/dev/null && "$tables-save" 2>/dev/null | grep -qE 'KUBE-|CNI-|[fF][lL][aA][nN][nN][eE][lL]'; then
      "$tables-save" | grep -vE 'KUBE-|CNI-' | grep -vi flannel | "$tables-restore"
    fi
  done
}

if did k3s; then
  echo "takes K3s away"
  for unit in k3s k3s-agent; do
    if [ -x "/usr/local/bin/$unit-uninstall.sh" ]; then "/usr/local/bin/$unit-uninstall.sh"; fi
    quietly systemctl disable --now "$unit"
    quietly systemctl reset-failed "$unit"
    rm -f "/etc/systemd/system/$unit.service"
  done
  # K3s leaves its containers running, each below a shim.
  for shim in $(pgrep -f '/var/lib/rancher/k3s/data/[^/]*/bin/containerd-shim'); do
    quietly kill -9 $(pgrep -P "$shim") "$shim"
  done
  for path in /run/k3s /var/lib/kubelet /run/netns/cni- /var/lib/rancher/k3s; do unmounted "$path"; done
  no_pod_network
  for name in kubectl crictl ctr; do
    if [ "$(readlink "/usr/local/bin/$name")" = k3s ]; then rm -f "/usr/local/bin/$name"; fi
  done
  rm -rf /etc/rancher/k3s /run/k3s /var/lib/rancher/k3s /var/lib/kubelet /usr/local/bin/k3s
fi

if did kubeadm; then
  echo "takes Kubernetes away"
  if command -v kubeadm >/dev/null; then kubeadm reset -f --cri-socket unix:///run/containerd/containerd.sock; fi
  quietly systemctl disable --now kubelet
  rm -rf /etc/systemd/system/kubelet.service /etc/systemd/system/kubelet.service.d
  unmounted /var/lib/kubelet
  no_pod_network
  rm -rf /etc/kubernetes /etc/cni/net.d /var/lib/kubelet /var/lib/etcd
  rm -f /usr/local/bin/kubeadm /usr/local/bin/kubelet /usr/local/bin/kubectl
  rm -f /etc/modules-load.d/levante-kubernetes.conf /etc/sysctl.d/90-levante-kubernetes.conf
fi

if did slurm-front || did slurm-worker; then
  echo "takes Slurm away"
  quietly systemctl disable --now slurmd
  quietly systemctl disable --now slurmctld
  quietly systemctl stop munge
  rm -rf /etc/systemd/system/slurmd.service.d /etc/slurm/slurm.conf /etc/munge/munge.key /var/lib/slurm
fi
quietly systemctl daemon-reload
