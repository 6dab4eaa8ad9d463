# Prints a line with the boot's id, which each boot draws anew.
# BOOT
cat "$BOOT"
