# Prints the kubeconfig as it is of use elsewhere: with the address API_ADDRESS.
sed "s#https://127\.0\.0\.1:6443#https://$API_ADDRESS:6443#" /etc/rancher/k3s/k3s.yaml
