for node in "$CLUSTER"/*; do [ -e "$node" ] && echo "$(basename "$node") $(cat "$node")"; done; true
