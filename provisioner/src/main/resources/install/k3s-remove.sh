# Takes the node NODE_NAME out; one that is not there is no error.
k3s kubectl delete node "$NODE_NAME" --ignore-not-found --wait=false
