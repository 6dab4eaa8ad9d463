# Prints a pass by which one node may join, for as long as TTL says.
k3s token create --ttl "$TTL" --description "levante $NODE_NAME"
