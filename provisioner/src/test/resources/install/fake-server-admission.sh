[ -e "$CLUSTER/.ready" ] || { echo "is not ready for $NODE_NAME" >&2; exit 1; }
