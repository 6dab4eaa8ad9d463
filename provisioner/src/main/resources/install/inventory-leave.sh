# The last of what Levante gave a machine of an inventory: its login, its name, its folder.
# LEVANTE, MACHINE, LOGIN, FOLDER, ETC
[ -e "$FOLDER/allocation" ] || exit 0
read -r levante machine infrastructure <"$FOLDER/allocation"
if [ "$levante $machine" != "$LEVANTE $MACHINE" ]; then echo "$machine of $infrastructure has it now"; exit 0; fi
rm -f "$ETC/sudoers.d/90-levante"
if id "$LOGIN" >/dev/null 2>&1; then
  if [ -e "$FOLDER/login-made" ]; then
    pkill -KILL -u "$LOGIN" || true
    userdel -r "$LOGIN" 2>/dev/null || true
    ! id "$LOGIN" >/dev/null 2>&1
  else
    keys=$(getent passwd "$LOGIN" | cut -d: -f6)/.ssh/authorized_keys
    if [ -e "$keys" ]; then
      grep -v " $MACHINE\$" "$keys" >"$FOLDER/keys" || true
      cat "$FOLDER/keys" >"$keys"
    fi
  fi
fi
if [ -s "$FOLDER/hostname" ]; then
  name=$(cat "$FOLDER/hostname")
  hostnamectl set-hostname "$name" 2>/dev/null || hostname "$name"
fi
stem=${MACHINE%-*}
hex=${stem##*-}
if grep -q -- "-$hex-[0-9]*\$" "$ETC/hosts"; then
  grep -v -- "-$hex-[0-9]*\$" "$ETC/hosts" >"$FOLDER/hosts"
  cat "$FOLDER/hosts" >"$ETC/hosts"
fi
rm -rf "$FOLDER"
