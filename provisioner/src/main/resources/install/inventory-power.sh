# Switches a machine of an inventory off, or boots it anew, when this connection has ended. Prints a line with the boot's id.
# ORDER (poweroff or reboot), BOOT
cat "$BOOT"
setsid sh -c 'sleep 1; systemctl "$1"' sh "$ORDER" >/dev/null 2>&1 </dev/null &
