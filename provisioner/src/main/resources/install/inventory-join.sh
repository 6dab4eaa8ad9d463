# Hands a machine of an inventory over: what a cloud's user-data does elsewhere. Prints a line with the boot's id.
# LEVANTE, MACHINE, INFRASTRUCTURE, ARCHITECTURE, LOGIN, KEY (a line of authorized_keys), FOLDER, ETC, BOOT
case $(uname -m) in
  x86_64 | amd64) arch=x86_64 ;;
  aarch64 | arm64) arch=aarch64 ;;
  armv7l | armv8l | arm) arch=armv7l ;;
  *) arch=$(uname -m) ;;
esac
if [ "$arch" != "$ARCHITECTURE" ]; then echo "it is $arch, and its inventory says $ARCHITECTURE"; exit 10; fi
for tool in systemctl flock base64 timeout setsid; do
  command -v "$tool" >/dev/null || { echo "it has no $tool, which Levante needs"; exit 10; }
done

mark=$FOLDER/allocation
if [ -e "$mark" ]; then
  read -r levante machine infrastructure <"$mark"
  if [ "$levante" != "$LEVANTE" ]; then echo "another Levante has it, for $machine of infrastructure $infrastructure ($mark)"; exit 11; fi
  if [ "$machine $infrastructure" != "$MACHINE $INFRASTRUCTURE" ]; then echo "$machine $infrastructure"; exit 12; fi
else
  for unit in k3s k3s-agent kubelet slurmctld slurmd; do
    if systemctl -q is-active "$unit"; then echo "it runs $unit already, which is not Levante's"; exit 10; fi
  done
  (umask 077 && mkdir -p "$FOLDER")
  hostname >"$FOLDER/hostname"
  echo "$LEVANTE $MACHINE $INFRASTRUCTURE" >"$mark.new"
  mv "$mark.new" "$mark"
fi

if ! id "$LOGIN" >/dev/null 2>&1; then
  touch "$FOLDER/login-made"
  useradd -m -s /bin/bash -c Levante "$LOGIN"
fi
home=$(getent passwd "$LOGIN" | cut -d: -f6)
(umask 077 && mkdir -p "$home/.ssh" && touch "$home/.ssh/authorized_keys")
grep -qxF "$KEY $MACHINE" "$home/.ssh/authorized_keys" || echo "$KEY $MACHINE" >>"$home/.ssh/authorized_keys"
chown -R "$LOGIN": "$home/.ssh"
mkdir -p "$ETC/sudoers.d"
(umask 0337 && rm -f "$ETC/sudoers.d/90-levante" && echo "$LOGIN ALL=(ALL) NOPASSWD:ALL" >"$ETC/sudoers.d/90-levante")
cat "$BOOT"
