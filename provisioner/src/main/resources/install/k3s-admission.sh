# Prints a pass by which one node may join, for as long as TTL says: the version of this server, and a token.
version=$(k3s --version | sed -n 's/^k3s version \([^ ]*\).*/\1/p')
token=$(k3s token create --ttl "$TTL" --description "levante $NODE_NAME")
echo "$version $token"
