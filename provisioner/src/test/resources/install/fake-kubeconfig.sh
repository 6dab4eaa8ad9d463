echo "kubeconfig of $API_ADDRESS"
