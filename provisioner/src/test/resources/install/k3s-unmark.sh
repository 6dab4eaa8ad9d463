k3s kubectl annotate node "$NODE_NAME" levante/upgrade-
