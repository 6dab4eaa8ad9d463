# NODE_NAME, CLUSTER (a folder that stands for the cluster), SECRET, IMAGES
echo "joining"
mkdir -p "$CLUSTER"
if [ -e "$CLUSTER/broken" ]; then rm "$CLUSTER/broken"; echo "the first try fails"; exit 7; fi
echo "True" >"$CLUSTER/$NODE_NAME"
echo "$SECRET" >"$CLUSTER/.$NODE_NAME"
if [ -n "$IMAGES" ]; then echo "$IMAGES" >"$CLUSTER/.images-$NODE_NAME"; fi
