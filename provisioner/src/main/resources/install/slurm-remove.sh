# Takes the node NODE_NAME out; its jobs, if any, are requeued.
sinfo -h -N -o '%N' | grep -qx "$NODE_NAME" || exit 0
scontrol update nodename="$NODE_NAME" state=down reason="its machine is gone"
scontrol delete nodename="$NODE_NAME"
