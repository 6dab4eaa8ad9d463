# Prints what kubectl needs to reach the cluster by ADDRESS, which is in the API server's certificate.
sed "s#server: https://.*:6443#server: https://$ADDRESS:6443#" /etc/kubernetes/admin.conf
